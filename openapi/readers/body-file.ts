/** `.json` and `.sse`: one response body. Operation and status come from the caller, else from the body. */
import { peek, readWhole, skip, type Bytes } from './bytes.ts'
import { maximumDepth, parseJson } from '../bounded-json.ts'
import { recogniseEvents, recogniseJson, recogniseText, type Recognised } from './recognise.ts'
import {
  createOutcome,
  UnreadableRecording,
  withoutTimes,
  type Hints,
  type Recorded,
  type RecordedExchange,
} from './recording.ts'
import { toMegabytes } from './limits.ts'
import { withoutTrailer } from './trailer.ts'
import { toUnwrapped, type Unwrapped } from './wrappers.ts'

const peekBytes = 64 * 1024
const byteOrderMark = Buffer.from('\uFEFF')
/** A body that is not a stream is judged as a whole, up to this size. */
export const wholeBodyBytes = 256 * 1024 * 1024

/** Reads a body. Its first bytes, not the name of the file, decide whether it is a stream. */
export async function* readBodyFile(source: Bytes, file: string, hints: Hints): AsyncGenerator<Recorded> {
  const first = await peek(source, byteOrderMark.length)
  const isMarked = first.start.subarray(0, byteOrderMark.length).equals(byteOrderMark)
  if (isMarked) yield toNote('starts with a byte-order mark, as editors and shells write it; it is ignored')
  const body = withoutTrailer(isMarked ? skip(first.rest, byteOrderMark.length) : first.rest)
  const { start, rest } = await peek(body, peekBytes)
  const text = start.toString('utf8')
  const named = /\.sse(\.gz)?$/i.test(file)
  if (looksLikeEvents(text) || (named && !/^[\s\uFEFF]*[[{<]/.test(text))) {
    if (!named) yield toNote('holds an event stream, not one JSON body; judged as a stream')
    yield toRecorded({ file, hints, found: recogniseStream(text, hints), body: rest })
    return
  }
  if (named) yield toNote('is no event stream but one body; judged as the answer to a request for a stream')
  const whole = await readWhole(rest, wholeBodyBytes)
  if (whole === null)
    throw new UnreadableRecording(
      `is one body of more than ${toMegabytes(wholeBodyBytes)}; no answer of this API is that large`,
    )
  yield* readJson(whole, file, named ? { operationId: 'createChatCompletion', ...clean(hints) } : hints)
}

/** What is known of an exchange of which only the body was stored. */
export interface StoredBody {
  file: string
  hints: Hints
  /** What the body shows; null where it is not recognised. */
  found: Recognised | null
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** The wrapper that the body was stored in; null for none. */
  unwrapped?: Unwrapped | null
  /** The number of the entry; null for the only one of a file. */
  entry?: string | null
}

/** An exchange of which only the body was stored. Hints take precedence over what the body shows. */
export function toRecorded({ file, hints, found, body, unwrapped = null, entry = null }: StoredBody): RecordedExchange {
  return {
    kind: 'exchange',
    entry,
    head: {
      label: entry === null ? file : `${file}#${entry}`,
      operationId: hints.operationId ?? found?.operationId ?? null,
      request: null,
      status: unwrapped?.status ?? hints.status ?? found?.status ?? null,
      headers: unwrapped?.headers ?? null,
      form: found?.chunk ? 'payloads' : 'body',
    },
    body: withoutTimes(body),
    outcome: createOutcome(),
  }
}

/**
 * The operation of an event stream.
 * @throws UnreadableRecording for a stream of another API
 */
export function recogniseStream(start: string, hints: Hints): Recognised | null {
  const found = recogniseEvents(start)
  if (found || hints.operationId) return found
  throw new UnreadableRecording(
    'is an event stream of another API (event names of Anthropic Messages or Responses); this contract streams chat completions only',
  )
}

function* readJson(bytes: Buffer, file: string, hints: Hints): Generator<Recorded> {
  const text = bytes.toString('utf8')
  const { json, problem, reason } = parseJson(text.replace(/^\uFEFF/, ''))
  if (problem === 'deep')
    throw new UnreadableRecording(`is JSON ${reason}; no body of this API goes beyond ${maximumDepth}`)
  const unwrapped = toUnwrapped(json)
  if (unwrapped) yield toNote(`is ${unwrapped.wrapper}; the body inside is judged, without its original white space`)
  const found = problem ? recogniseText(text.slice(0, peekBytes)) : recogniseJson(unwrapped ? unwrapped.json : json)
  if (!found && !hints.operationId)
    throw new UnreadableRecording(
      `${problem ? `is not JSON (${reason}), and is not recognised as a body of this API` : 'is JSON, but is not recognised as a body of this API'}; ` +
        'name the operation it answered with --operation (and --status)',
    )
  if (found?.chunk) yield toNote('is a single chunk of a stream; judged as a stream of one chunk')
  // A chunk is a line of its own, so one that is spread over several lines is joined.
  const oneLine = found?.chunk && text.trim().includes('\n') ? JSON.stringify(json) : null
  const replaced = unwrapped?.body ?? oneLine
  yield toRecorded({ file, hints, found, body: [replaced === null ? bytes : Buffer.from(replaced)], unwrapped })
}

/** How the file was read, as a line for the user. */
export function toNote(text: string): Recorded {
  return { kind: 'note', text }
}

function looksLikeEvents(text: string): boolean {
  return /^\uFEFF?\s*(data|event|id|retry)?:/.test(text)
}

/** Hints without unknown members, so that they can override defaults. */
function clean(hints: Hints): Hints {
  return Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== null && value !== undefined))
}
