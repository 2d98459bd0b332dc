/** `.json` and `.sse`: one response body and nothing else; operation and status come from the caller or the body itself. */
import { peek, readWhole, type Bytes } from './bytes.ts'
import { maximumDepth, parseJson } from '../bounded-json.ts'
import { recogniseEvents, recogniseJson, recogniseText, type Recognised } from './recognise.ts'
import { createOutcome, UnreadableRecording, type Hints, type Recorded, type RecordedExchange } from './recording.ts'
import { toUnwrapped, type Unwrapped } from './wrappers.ts'

const peekBytes = 64 * 1024
/** A body that is no stream is judged whole; past this it is refused. */
export const wholeBodyBytes = 256 * 1024 * 1024

/** Reads a body; what its bytes look like, not the file's name, says whether it is a stream. */
export async function* readBodyFile(source: Bytes, file: string, hints: Hints): AsyncGenerator<Recorded> {
  const { start, rest } = await peek(source, peekBytes)
  const text = start.toString('utf8')
  const named = /\.sse(\.gz)?$/i.test(file)
  if (looksLikeEvents(text) || (named && !/^[\s\uFEFF]*[[{<]/.test(text))) {
    if (!named) yield toNote('holds an event stream, not one JSON body; judged as a stream')
    yield toRecorded(file, hints, recogniseStream(text, hints), rest)
    return
  }
  if (named) yield toNote('is no event stream but one body; judged as what was answered to a request for a stream')
  const whole = await readWhole(rest, wholeBodyBytes)
  if (whole === null) throw new UnreadableRecording(`is one body of more than ${wholeBodyBytes} bytes; cut it down`)
  yield* readJson(whole, file, named ? { operationId: 'createChatCompletion', ...clean(hints) } : hints)
}

/** An exchange known by its body alone. */
export function toRecorded(
  label: string,
  hints: Hints,
  found: Recognised | null,
  body: RecordedBytes,
  unwrapped: Unwrapped | null = null,
  entry: string | null = null,
): RecordedExchange {
  return {
    kind: 'exchange',
    entry,
    head: {
      label: entry === null ? label : `${label}#${entry}`,
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

type RecordedBytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

async function* withoutTimes(source: RecordedBytes) {
  for await (const bytes of source) yield { bytes, atMs: null }
}

/** The operation of an event stream, or a refusal: other APIs stream too. */
export function recogniseStream(start: string, hints: Hints): Recognised | null {
  const found = recogniseEvents(start)
  if (found || hints.operationId) return found
  throw new UnreadableRecording(
    'is an event stream of another API (event names of Anthropic Messages or Responses); this contract streams chat completions only',
  )
}

function* readJson(bytes: Buffer, file: string, hints: Hints): Generator<Recorded> {
  const text = bytes.toString('utf8')
  const { json, fault, reason } = parseJson(text.replace(/^\uFEFF/, ''))
  if (fault === 'deep')
    throw new UnreadableRecording(`is JSON ${reason}; no body of this API goes beyond ${maximumDepth}`)
  const unwrapped = toUnwrapped(json)
  if (unwrapped) yield toNote(`is ${unwrapped.wrapper}; the body inside is judged, without its original white space`)
  const found = fault ? recogniseText(text.slice(0, peekBytes)) : recogniseJson(unwrapped ? unwrapped.json : json)
  if (!found && !hints.operationId)
    throw new UnreadableRecording(
      `${fault ? `is not JSON (${reason}), and no body of this API can be made out in it` : 'is JSON, but no body of this API that can be recognised'}; ` +
        'name the operation it answered with --operation (and --status)',
    )
  if (found?.chunk) yield toNote('is a single chunk of a stream; judged as a stream of one chunk')
  const oneLine = found?.chunk && text.trim().includes('\n') ? JSON.stringify(json) : null
  const body = unwrapped?.body ?? oneLine
  yield toRecorded(file, hints, found, [body === null ? bytes : Buffer.from(body)], unwrapped)
}

/** A note for the person who asked. */
export function toNote(text: string): Recorded {
  return { kind: 'note', text }
}

function looksLikeEvents(text: string): boolean {
  return /^\uFEFF?\s*(data|event|id|retry)?:/.test(text)
}

/** Hints without what is not known, so that they can be laid over defaults. */
function clean(hints: Hints): Hints {
  return Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== null && value !== undefined))
}
