/** What a check reports, and the words a report uses for it. Cases, checks and judge share this file. */
import type { SourceId } from '../../../openapi/evidence.ts'

/** `fail`: the contract is broken. `warn`: a deviation that most clients tolerate. `notice`: a convention of the vendor rules (P2). */
export type Severity = 'fail' | 'warn' | 'notice'

/** `official`: what api.moonshot.ai is recorded to send. `vendor`: Moonshot's acceptance rules for those who serve Kimi. */
export type Profile = 'official' | 'vendor'

/**
 * Who caused the failure: the target that was judged, the spec, the mock behind the target, the case that was sent, the
 * program that recorded the exchange, or the client that sent the requests.
 */
export type Blame = 'target' | 'spec' | 'mock' | 'case' | 'recorder' | 'client'

/** One verdict of one check about one exchange; repeats are counted in `count`. */
export interface Failure {
  /** The name of the check, as in `checks`. */
  check: string
  /** How serious the deviation is; a check has a default, and may report single findings as less serious. */
  severity: Severity
  /** One sentence: what is wrong. */
  message: string
  /** What the contract says should be there. */
  documented: string
  /** What was there. */
  received: string
  /**
   * Where in the exchange: chunk number and byte offset, then a JSON pointer into the body or chunk, whose numbers are places in its lists
   * (`chunk 3 (byte 812) /choices/0/delta`). The joined text of a stream has no such place, so there the choice and its calls are named
   * by their `index`: `choice 1 /delta/tool_calls/0/id (joined over the stream)`.
   */
  at: string
  /** Who most likely caused it. */
  blame: Blame
  /** What to do about it, where that is known. */
  next?: string
  /** Where the promise is documented, as addresses with dates. */
  source: string
  /** How often it happened in this exchange. */
  count: number
}

/** What a check reports; the judge fills in name, source, default severity and blame. */
export interface Finding {
  /** One sentence: what is wrong. */
  message: string
  /** What the contract says should be there. */
  documented: string
  /** What was there. */
  received: string
  /** Instance path, chunk number or byte offset; `atChunk` composes it for streams. */
  at: string
  /** Default: the severity of the check. */
  severity?: Severity
  /** Default: `target`. */
  blame?: Blame
  /** What to do about it, where that is known. */
  next?: string
  /** Default: the sources of the check. */
  source?: SourceId | readonly SourceId[]
}

/** Reports one finding; a check may call it several times. */
export type Report = (finding: Finding) => void
