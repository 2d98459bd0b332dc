/**
 * How fast an answer comes: time to first token, tokens a second, jitter from the seed, silences. No pace by default.
 * Only the rate of `highspeed` is a documented number (about 180 tokens a second, docs of kimi-k2.7-code-highspeed, 2026-06);
 * the other profiles are orders of magnitude, not measurements. A measured pace is read from a recording (fixtures/load-pace.ts).
 */
import type { Random } from '../state/clock.ts'
import { assertPace } from './check.ts'
import { assertSamples, createSampleDraw } from './samples.ts'
import type { PaceSamples } from './samples.ts'
import type { Reply, ReplyEvent } from '../request/reply.ts'

export interface PaceValues {
  /** Wait before the first event, or before the whole answer begins to count. */
  ttftMs: number
  /** One event of a stream counts as one token. */
  tokensPerSecond: number
  /** 0 to 1: how far each wait may stray from its mean; default 0. */
  jitter?: number
  /** A silence in mid stream, after so many events. */
  silence?: { afterEvents: number; ms: number }
  /** Writes a comment line so often while it is silent; the API is not known to send any. Default: never. */
  keepAliveMs?: number
  /**
   * Waits that were measured: drawn in place of `ttftMs`, and between the events of a stream in place of a token's time. A whole
   * answer comes after one of `ttftMs` and the time that its tokens take at `tokensPerSecond`.
   */
  samples?: PaceSamples
}

export const paceProfiles = {
  steady: { ttftMs: 600, tokensPerSecond: 50, jitter: 0.2 },
  highspeed: { ttftMs: 300, tokensPerSecond: 180, jitter: 0.2 },
  slow: { ttftMs: 4000, tokensPerSecond: 8, jitter: 0.4 },
  /** A minute of nothing while the model thinks: what load balancers cut (TIM-04). */
  silent: { ttftMs: 600, tokensPerSecond: 50, silence: { afterEvents: 1, ms: 65_000 } },
  /** The same minute with a comment every 15 seconds. */
  'keep-alive': { ttftMs: 600, tokensPerSecond: 50, silence: { afterEvents: 1, ms: 65_000 }, keepAliveMs: 15_000 },
} as const satisfies Record<string, PaceValues>

/** Whether a text names a pace; any other may be a file's. */
export function isPaceName(text: string): text is 'none' | keyof typeof paceProfiles {
  return text === 'none' || Object.hasOwn(paceProfiles, text)
}

export type Pace = 'none' | keyof typeof paceProfiles | PaceValues

/** The values of a pace, checked; null for none. */
export function toPaceValues(pace: Pace | undefined): PaceValues | null {
  if (pace === undefined || pace === 'none') return null
  if (typeof pace === 'string') {
    if (Object.hasOwn(paceProfiles, pace)) return paceProfiles[pace]
    const file = /\.har(\.gz)?$/i.test(pace) ? '; a recording is read first: pace: await loadPace(file)' : ''
    throw new RangeError(`there is no pace ${pace}; there are none, ${Object.keys(paceProfiles).join(', ')}${file}`)
  }
  if (typeof pace !== 'object' || pace === null)
    throw new RangeError(
      `pace is ${String(pace)}; it must be a profile, or values such as {ttftMs: 300, tokensPerSecond: 50}`,
    )
  assertPace(pace)
  if (pace.samples !== undefined) assertSamples(pace.samples)
  return pace
}

/** The reply with its waits; `tokens` are those of a whole answer, which comes when all of them are there. */
export function applyPace(reply: Reply, pace: PaceValues, random: Random, tokens: number): Reply {
  const { body } = reply
  const draw = pace.samples ? createSampleDraw(pace.samples, random) : null
  const stray = (ms: number) => ms * (1 + (pace.jitter ?? 0) * (random.next() * 2 - 1))
  const ttftMs = () => Math.round(stray(draw?.ttftMs() ?? pace.ttftMs))
  const tokenMs = 1000 / pace.tokensPerSecond
  if (body.kind === 'bytes') {
    return { ...reply, body: { ...body, delayMs: ttftMs() + Math.round(tokens * tokenMs) } }
  }
  const events: ReplyEvent[] = []
  // Rounding each wait to whole milliseconds would slow a fast pace down, so what is left over is carried on.
  let owed = 0
  for (const [index, event] of body.events.entries()) {
    owed += index === 0 ? ttftMs() : index === body.events.length - 1 ? 0 : stray(draw?.gapMs() ?? tokenMs)
    if (pace.silence?.afterEvents === index) owed += pace.silence.ms
    let wait = Math.floor(owed)
    owed -= wait
    while (pace.keepAliveMs && wait > pace.keepAliveMs) {
      events.push({ bytes: ': keep-alive\n\n', delayMs: pace.keepAliveMs })
      wait -= pace.keepAliveMs
    }
    events.push({ bytes: event.bytes, delayMs: event.delayMs + wait })
  }
  return { ...reply, body: { ...body, events } }
}
