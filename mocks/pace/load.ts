/**
 * Reads a pace from a recording: a HAR with the time of each chunk, as `kimi-contract record` and `check --har` write it. Runs in Node
 * only, so a mock loads this module only if its pace is a file.
 */
import {
  gunzipFile,
  openFile,
  peek,
  readHarFile,
  UnreadableRecording,
  type Recorded,
} from '../../openapi/readers/index.ts'
import { MockUsageError } from '../common/index.ts'
import type { PaceValues } from './index.ts'
import { createSampler, toMedian } from './sampler.ts'
import { toStreamTimes } from './stream-times.ts'
import type { StreamTimes } from './stream-times.ts'

/** The most delays of each kind that are kept. */
const mostSamples = 10_000

/** Gaps are kept in runs of this length. */
const gapsPerRun = 16

/** The highest rate, for a recording in which every stream arrived in one read: its gaps are 0 and the rate would be infinite. */
const mostTokensPerSecond = 1_000_000

/** The most reasons that are reported, and the most entries that are named for each. */
const mostReasons = 12
const mostNumbers = 8

/** Thrown if a file contains no pace; the message says why its entries cannot be used. */
export class PaceFileError extends MockUsageError {
  override name = 'PaceFileError'
}

/** A pace, and a line about where it comes from. */
export interface RecordedPace {
  /** The values for the option `pace` of a mock. */
  pace: PaceValues
  /** One line: how many streams and entries were read, and their median times. */
  about: string
}

/**
 * Reads a pace from the chat-completion streams of a HAR (also gzipped): its `samples` are drawn with the seed, in milliseconds.
 * `ttftMs` is the median time from a request to its first event, `tokensPerSecond` the mean rate of events.
 * @throws PaceFileError if the file cannot be read, or none of its entries is a whole stream with times
 * @example createMockServer({ pace: await loadPace('nightly.har') })
 */
export async function loadPace(file: string): Promise<PaceValues> {
  return (await readPace(file)).pace
}

/** Reads a pace and describes what was read. */
export async function readPace(file: string): Promise<RecordedPace> {
  const ttftMs = createSampler(mostSamples)
  const gapMs = createSampler(mostSamples, gapsPerRun)
  const rates = createSampler(mostSamples)
  const reasons = createReasons()
  let entries = 0
  let streams = 0
  try {
    for await (const recorded of readEntries(file)) {
      if (recorded.kind === 'note') continue
      entries++
      const times = await toTimes(recorded)
      if (typeof times === 'string') {
        reasons.add(entries, times)
        continue
      }
      streams++
      ttftMs.add(times.ttftMs)
      for (const gap of times.gapsMs) gapMs.add(gap)
      rates.add(toRate(times.gapsMs))
    }
  } catch (error) {
    if (!(error instanceof UnreadableRecording)) throw error
    throw new PaceFileError(`no pace can be read from ${file}: ${toReason(error)}`)
  }
  if (streams === 0)
    throw new PaceFileError(
      `no pace can be read from ${file}: ${toWhy(entries)}; kimi-contract record --out FILE writes one\n${reasons.lines().join('\n')}`.trimEnd(),
    )
  const samples = { ttftMs: ttftMs.values(), gapMs: gapMs.values() }
  const tokensPerSecond = Math.min(mostTokensPerSecond, toRate(samples.gapMs))
  const pace = { ttftMs: toMedian(samples.ttftMs), tokensPerSecond, samples }
  const counted = `${streams} stream${streams === 1 ? '' : 's'} of ${file} (${entries} ${entries === 1 ? 'entry' : 'entries'})`
  return {
    pace,
    about: `${counted}, median time to first token ${Math.round(pace.ttftMs)} ms, ${toRateWords(toMedian(rates.values()))}`,
  }
}

/** The entries of a file. Compression is recognised by content, because a file may have any name (`--pace ./steady`). */
async function* readEntries(file: string): AsyncGenerator<Recorded> {
  const { start, rest } = await peek(await openFile(file), 2)
  yield* readHarFile(start[0] === 0x1f && start[1] === 0x8b ? gunzipFile(rest) : rest, file, {})
}

async function toTimes(recorded: Exclude<Recorded, { kind: 'note' }>): Promise<StreamTimes | string> {
  if (recorded.kind === 'exchange') return toStreamTimes(recorded)
  if (recorded.kind === 'skipped' && recorded.why === 'foreign') return 'no operation of this API'
  return recorded.text
}

/** Events per second; one event counts as one token, as in every pace. */
function toRate(gapsMs: readonly number[]): number {
  return (1000 * gapsMs.length) / gapsMs.reduce((sum, gap) => sum + gap, 0)
}

function toRateWords(rate: number): string {
  return Number.isFinite(rate)
    ? `median ${Number(rate.toFixed(rate < 100 ? 1 : 0))} tokens a second`
    : 'and then the whole stream in one read'
}

function toWhy(entries: number): string {
  if (entries === 0) return 'it holds no entries'
  const none = entries === 1 ? 'its one entry is not a' : `none of its ${entries} entries is a`
  return `${none} whole stream of a chat completion with the times of its chunks`
}

/** The reader's message as a sentence, without advice that applies only to judging. */
function toReason({ message }: Error): string {
  const own = message.replace(
    /: there is nothing to judge$| \(the entries before were judged\)$|; name (?:a response body|the files in it).*$/,
    '',
  )
  return own.startsWith('its ') ? own : `it ${own}`
}

interface Reasons {
  /** `text` follows `entry 3: `. */
  add(entry: number, text: string): void
  /** One line for each reason, such as `entries 1, 2 and 7 more: status 429`. */
  lines(): string[]
}

/** Collects the reasons why entries are not used. Each reason is reported once, with the numbers of its entries, to keep the list short. */
function createReasons(): Reasons {
  const found = new Map<string, { first: number[]; count: number }>()
  let others = 0
  return {
    add(entry, text) {
      const row = found.get(text)
      if (row === undefined && found.size === mostReasons) others++
      else if (row === undefined) found.set(text, { first: [entry], count: 1 })
      else if (++row.count <= mostNumbers) row.first.push(entry)
    },
    lines() {
      const lines = [...found].map(([text, { first, count }]) => {
        const more = count > first.length ? ` and ${count - first.length} more` : ''
        return `  ${count === 1 ? 'entry' : 'entries'} ${first.join(', ')}${more}: ${text}`
      })
      return others === 0 ? lines : [...lines, `  and ${others} more, for other reasons`]
    },
  }
}
