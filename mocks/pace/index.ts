/**
 * The timing of answers: time to first token, tokens per second, seeded jitter, silences. Without a pace, answers are sent at once. Only
 * the rate of `highspeed` is documented (about 180 tokens a second, docs of kimi-k2.7-code-highspeed, 2026-06); the numbers of the other
 * profiles are rough. `loadPace` reads a measured pace from a recording.
 */
import { toShownValue, type Random } from '../common/index.ts'
import { assertSamples, createSampleDraw, mostWaitMs } from './samples.ts'
import type { PaceSamples } from './samples.ts'
import type { Reply, ReplyEvent } from '../reply/index.ts'

export interface PaceValues {
  /** Delay before the first event. An answer without `stream` also waits for the time of its tokens. */
  ttftMs: number
  /** The rate of the events of a stream: one event counts as one token. */
  tokensPerSecond: number
  /** 0 to 1: how far each delay may differ from its mean; default 0. */
  jitter?: number
  /** A pause inside a stream, after `afterEvents` events. */
  silence?: { afterEvents: number; ms: number }
  /** Interval of comment lines during a pause; the API is not known to send any. Default: never. */
  keepAliveMs?: number
  /**
   * Measured delays. They replace `ttftMs` and, between the events of a stream, the time of a token. An answer without `stream` is
   * delayed by one of `samples.ttftMs` plus the time of its tokens at `tokensPerSecond`.
   */
  samples?: PaceSamples
}

export const paceProfiles = {
  steady: { ttftMs: 600, tokensPerSecond: 50, jitter: 0.2 },
  highspeed: { ttftMs: 300, tokensPerSecond: 180, jitter: 0.2 },
  slow: { ttftMs: 4000, tokensPerSecond: 8, jitter: 0.4 },
  /** No bytes for a minute while the model thinks, after which load balancers close connections (TIM-04). */
  silent: { ttftMs: 600, tokensPerSecond: 50, silence: { afterEvents: 1, ms: 65_000 } },
  /** The same minute with a comment every 15 seconds. */
  'keep-alive': { ttftMs: 600, tokensPerSecond: 50, silence: { afterEvents: 1, ms: 65_000 }, keepAliveMs: 15_000 },
} as const satisfies Record<string, PaceValues>

type Check = (value: unknown) => boolean

const isWait: Check = (value) => typeof value === 'number' && value >= 0 && value <= mostWaitMs
const wait = `a number of milliseconds from 0 to ${mostWaitMs}`

/** For each member: what it must be, in words, and a test of it. `assertSamples` checks `samples`. */
const memberRules: Readonly<Record<string, readonly [words: string, isValid: Check]>> = {
  ttftMs: [wait, isWait],
  tokensPerSecond: [
    'a number above 0, at least one token an hour',
    (value) => typeof value === 'number' && isWait(1000 / value),
  ],
  jitter: ['a number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1],
  silence: [
    `{ afterEvents, ms }: a whole number, 0 or more, and ${wait}`,
    (value) => {
      if (typeof value !== 'object' || value === null) return false
      const { afterEvents, ms, ...more } = value as Record<string, unknown>
      return Number.isInteger(afterEvents) && Number(afterEvents) >= 0 && isWait(ms) && Object.keys(more).length === 0
    },
  ],
  keepAliveMs: [
    `0 for never, or a number of milliseconds from 1 to ${mostWaitMs}`,
    (value) => isWait(value) && (value === 0 || Number(value) >= 1),
  ],
}
const requiredMembers = ['ttftMs', 'tokensPerSecond']

/** True for the name of a pace; any other text may be the name of a file. */
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

/** The reply with its delays; an answer without `stream` is sent when all of its `tokens` would have been generated. */
export function applyPace(reply: Reply, pace: PaceValues, random: Random, tokens: number): Reply {
  const { body } = reply
  const draw = pace.samples ? createSampleDraw(pace.samples, random) : null
  const withJitter = (ms: number) => ms * (1 + (pace.jitter ?? 0) * (random.next() * 2 - 1))
  const ttftMs = () => Math.round(withJitter(draw?.ttftMs() ?? pace.ttftMs))
  const tokenMs = 1000 / pace.tokensPerSecond
  if (body.kind === 'bytes') {
    return { ...reply, body: { ...body, delayMs: ttftMs() + Math.round(tokens * tokenMs) } }
  }
  const events: ReplyEvent[] = []
  // Rounding each delay to whole milliseconds would slow a fast pace down, so the remainder is added to the next delay.
  let dueMs = 0
  for (const [index, event] of body.events.entries()) {
    if (index === 0) dueMs += ttftMs()
    else if (index < body.events.length - 1) dueMs += withJitter(draw?.gapMs() ?? tokenMs)
    if (pace.silence?.afterEvents === index) dueMs += pace.silence.ms
    let delayMs = Math.floor(dueMs)
    dueMs -= delayMs
    while (pace.keepAliveMs && delayMs > pace.keepAliveMs) {
      events.push({ bytes: ': keep-alive\n\n', delayMs: pace.keepAliveMs })
      delayMs -= pace.keepAliveMs
    }
    events.push({ bytes: event.bytes, delayMs: event.delayMs + delayMs })
  }
  return { ...reply, body: { ...body, events } }
}

/** Throws a `RangeError` that names the first member that is missing, unknown or out of its range. */
function assertPace(pace: object): void {
  const values = pace as Readonly<Record<string, unknown>>
  for (const name of new Set([...requiredMembers, ...Object.keys(values)])) {
    const value = values[name]
    if (name === 'samples' || (value === undefined && !requiredMembers.includes(name))) continue
    if (!Object.hasOwn(memberRules, name))
      throw new RangeError(`pace.${name} is unknown; there are ${Object.keys(memberRules).join(', ')} and samples`)
    const [words, isValid] = memberRules[name]!
    if (!isValid(value)) throw new RangeError(`pace.${name} is ${toShownValue(value)}; it must be ${words}`)
  }
}
