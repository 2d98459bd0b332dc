/** The definition of a check, and the events of an exchange for which the judge calls it. */
import type { StreamEvent, StreamOddity } from '../../../openapi/event-stream.ts'
import type { SourceId } from '../../../openapi/evidence.ts'
import type { Ending } from '../../../openapi/exchange.ts'
import type { TextTraits } from './text-traits.ts'
import type { Blame, Failure, Finding, Profile, Report, Severity } from './failure.ts'
import type { Subject } from './subject.ts'
import type { ChunkTemplate } from './chunk-templates.ts'

export type { Blame, Failure, Finding, Profile, Report, Severity }

/**
 * One event of the stream. Most chunks repeat an earlier chunk in everything but one string; the judge recognises these by
 * their text (`judge/chunk-templates.ts`), and checks of the mere shape need not look at them again.
 */
export interface Arrival {
  /** The event as the stream reader gives it: text, offset, arrival time. */
  event: StreamEvent
  /** Ordinal among the JSON events, from 0; reports print it as the chunk number. */
  number: number
  /** True for `[DONE]`. */
  done: boolean
  /** The payload as JSON; undefined when it is not JSON (or is `[DONE]`). */
  json: unknown
  /** The payload when it is a JSON object; null otherwise. */
  chunk: Readonly<Record<string, unknown>> | null
  /** The earlier chunk without failures that this one repeats except for its variable parts; null when it repeats none. */
  template: ChunkTemplate | null
  /** What only the raw text shows; null if a template matched, or if there is no JSON. */
  textTraits: TextTraits | null
  /** The text that no check has seen yet: the whole payload, or the variable part where a template matched; '' when it is plain ASCII. */
  newText: string
}

/** The moments of one exchange at which the judge calls a check; all are optional. */
export interface Inspector {
  /** True when `event` judges only the shape of a chunk: it is then not called for chunks that match a template. */
  structural?: boolean
  /** A line of the stream that is not an event: comment, ignored line, bad UTF-8, byte-order mark. */
  oddity?(oddity: StreamOddity): void
  /** One event of the stream, `[DONE]` included. */
  event?(arrival: Arrival): void
  /** The whole body of an answer that is not a stream; `json` is undefined when it does not parse. */
  body?(json: unknown, text: string): void
  /** `endedAtMs`: when the end was seen, null if time is not known. */
  end?(ending: Ending, endedAtMs: number | null): void
}

/** Judges one promise of the API; one file under `tests/suite/checks/`. */
export interface Check {
  /** The name; that of Schemathesis' check if there is the same one. */
  name: string
  /** The promise, as one sentence in the present tense. */
  promise: string
  /** Where the promise is documented: ids of openapi/sources.yaml. */
  source: SourceId | readonly SourceId[]
  /** Ids of tests/kill-table/breaches.yaml that this check detects, e.g. `FRM-06`. */
  catches?: readonly string[]
  /** The severity of a finding that states none of its own. */
  severity: Severity
  /** Profiles it belongs to; both when absent. */
  profiles?: readonly Profile[]
  /** Reads the head; returns the handlers for the rest of the exchange, or nothing when the promise does not apply to it. */
  inspect(subject: Subject, report: Report): Inspector | undefined | void
}

/** Gives an object literal the type of a check. Reports follow the order in `tests/suite/checks/index.ts`. */
export function defineCheck(check: Check): Check {
  return check
}

/** A place in a stream for `at`: `chunk 3 (byte 812) /choices/0/delta`. */
export function atChunk(arrival: Arrival, path = ''): string {
  return `chunk ${arrival.number} (byte ${arrival.event.offset})${path === '' ? '' : ` ${path}`}`
}

/** A value as a report shows it: its JSON text, at most 160 characters. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value))
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
