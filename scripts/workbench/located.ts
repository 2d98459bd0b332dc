/** Reads where in the body a failure lies. Used by the server and by the page. */
import type { Failure } from '../../tests/suite/judge/index.ts'
import type { LocatedFailure } from './protocol.ts'

/** Reports name places as `chunk 3 (byte 812) /choices/0/delta`. */
export function toLocated(failure: Failure): LocatedFailure {
  const offset = /\bbyte (\d{1,15})\b/.exec(failure.at)?.[1]
  const chunk = /\bchunk (\d{1,9})\b/.exec(failure.at)?.[1]
  return {
    ...failure,
    ...(offset === undefined ? {} : { offset: Number(offset) }),
    ...(chunk === undefined ? {} : { chunk: Number(chunk) }),
  }
}
