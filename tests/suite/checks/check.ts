/** What a check is and what it says: the words every part of the suite shares. */
import type { StreamEvent, StreamOddity } from '../../../openapi/event-stream.ts'
import type { Ending } from '../../../openapi/exchange.ts'
import type { JsonMarks } from '../judge/json-marks.ts'
import type { Subject } from '../judge/subject.ts'
import type { Twin } from '../judge/repeated-events.ts'

/** `fail` is a breach; `warn` a deviation most readers survive; `notice` a convention of the vendor rules (P2). */
export type Severity = 'fail' | 'warn' | 'notice'

/** `official`: what api.moonshot.ai is recorded to send; `vendor`: Moonshot's acceptance rules for those who serve Kimi. */
export type Profile = 'official' | 'vendor'

/**
 * Who caused the failure: the target that was judged, the spec, the mock behind the target, the case that was sent, or the program that
 * recorded the exchange.
 */
export type Blame = 'target' | 'spec' | 'mock' | 'case' | 'recorder'

/** One verdict of one check about one exchange; repeats are folded into `count`. */
export interface Failure {
  check: string
  severity: Severity
  /** One sentence: what is wrong. */
  message: string
  documented: string
  received: string
  /** Instance path, chunk number, byte offset: `chunk 3 (byte 812) /choices/0/delta`. */
  at: string
  blame: Blame
  next?: string
  /** Where the promise is written: a docs page, an RFC, or a recording, with its date. */
  source: string
  /** How often it happened in this exchange. */
  count: number
}

/** What a check reports; name, source, default severity and blame are filled in by the judge. */
export interface Finding {
  message: string
  documented: string
  received: string
  at: string
  severity?: Severity
  blame?: Blame
  next?: string
  source?: string
}

export type Report = (finding: Finding) => void

/** One event of the stream as the checks see it. */
export interface Arrival {
  event: StreamEvent
  /** Ordinal among the JSON events, from 0; the number reports print. */
  number: number
  /** True for `[DONE]`. */
  done: boolean
  /** The payload as JSON; undefined when it is not JSON (or is `[DONE]`). */
  json: unknown
  /** The payload when it is a JSON object; null otherwise. */
  chunk: Readonly<Record<string, unknown>> | null
  /** The earlier, flawless chunk this one repeats but for the inside of one delta string; null when it is new (tests/twins.ts). */
  twin: Twin | null
  /** What the raw text shows of a chunk nobody has looked at yet; null for a twin, and where there is no JSON. */
  marks: JsonMarks | null
  /** The text nobody has looked at yet: the whole payload, or of a twin that string as written; '' when plain ASCII. */
  fresh: string
}

/** The moments of one exchange at which a check may look; all are optional. */
export interface Inspector {
  /** True when `event` judges nothing but the shape of a chunk: it is then not called for twins. */
  structural?: boolean
  /** A line of the stream that is no event: comment, ignored line, bad UTF-8, byte-order mark. */
  oddity?(oddity: StreamOddity): void
  event?(arrival: Arrival): void
  /** The whole body of an answer that is not a stream; `json` is undefined when it does not parse. */
  body?(json: unknown, text: string): void
  /** `endedAtMs`: when that was seen, null where time is not known. */
  end?(ending: Ending, endedAtMs: number | null): void
}

/** A judge of one promise: one file under `tests/suite/checks/`. */
export interface Check {
  /** Schemathesis' name where it has one. */
  name: string
  /** The promise it guards, as one sentence in the present tense. */
  promise: string
  /** Where the promise is written, with a date. */
  source: string
  /** Entries of the catalogue of real breaches this check answers for, e.g. `FRM-06`. */
  catches?: readonly string[]
  severity: Severity
  /** Profiles it belongs to; both when absent. */
  profiles?: readonly Profile[]
  /** Looks at the head; returns what to watch, or nothing when the promise does not concern this exchange. */
  inspect(subject: Subject, report: Report): Inspector | undefined | void
}

/** Types a check; the list in `tests/suite/checks/index` order is the order of reports. */
export function defineCheck(check: Check): Check {
  return check
}

/** `chunk 3 (byte 812) /choices/0/delta`: where in a stream, for `at`. */
export function atChunk(arrival: Arrival, path = ''): string {
  return `chunk ${arrival.number} (byte ${arrival.event.offset})${path === '' ? '' : ` ${path}`}`
}

/** A value as a report shows it: JSON, cut at 160 characters. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value))
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
