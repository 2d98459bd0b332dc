/**
 * `.jsonl`: one chunk per line, the event-stream envelope taken off (the form in which ai-sdk fixtures keep a stream).
 * Lines that wrap a body of their own (transcripts, batch output) are exchanges of their own.
 */
import { readWhole, peek, type Bytes } from './bytes.ts'
import { recogniseStream, toNote, toRecorded, wholeBodyBytes } from './body-file.ts'
import { parseJson } from '../bounded-json.ts'
import { isChunk, recogniseJson } from './recognise.ts'
import { UnreadableRecording, type Hints, type Recorded } from './recording.ts'
import { toUnwrapped } from './wrappers.ts'

const peekBytes = 64 * 1024
/** A first line longer than the usual look is read up to here before it is judged by its kind. */
const longLineBytes = 16 * 1024 * 1024

/** Reads lines: the first one says what the file is. */
export async function* readLinesFile(source: Bytes, file: string, hints: Hints): AsyncGenerator<Recorded> {
  let peeked = await peek(source, peekBytes)
  if (!peeked.whole && !peeked.start.includes(10)) peeked = await peek(peeked.rest, longLineBytes)
  const { start, rest, whole } = peeked
  const text = start.toString('utf8').replace(/^\uFEFF/, '')
  if (start[0] === 0xef && text.length > 0) yield toNote('starts with a byte-order mark')
  const first = text.trimStart().split('\n', 1)[0]!.trim()
  if (/^(data|event|id|retry)?:/.test(first)) {
    const framed = /\r?\n\r?\n[^\s]/.test(text) || /^(event|id|retry)?:/.test(first)
    if (framed)
      yield toNote('holds an event stream, not one chunk per line; judged as a stream (the name for that is .sse)')
    else yield toNote('has `data: ` before each line; the prefix is taken off, so framing is not judged')
    const found = recogniseStream(text, hints)
    yield toRecorded(file, hints, framed ? found : toPayloads(hints), framed ? rest : withoutPrefix(rest))
    return
  }
  const { json, fault, reason } = parseJson(first)
  if (toUnwrapped(json) || (recogniseJson(json) && !isChunk(json))) return yield* readExchanges(rest, file, hints)
  if (!isChunk(json) && !hints.operationId && !/"choices"|chat\.completion\.chunk/.test(text)) {
    if (whole && parseJson(text).fault === null)
      throw new UnreadableRecording('is one JSON document over several lines; name it .json if it is a response body')
    throw new UnreadableRecording(
      `does not start with a chunk of a stream (line 1 ${fault ? `is no JSON: ${reason}` : 'is JSON of another kind'}); ` +
        'name the operation with --operation if it is one',
    )
  }
  yield toRecorded(file, hints, toPayloads(hints), rest)
}

function toPayloads(hints: Hints) {
  return { operationId: hints.operationId ?? 'createChatCompletion', status: 200, chunk: true } as const
}

/** Each line an answer of its own. */
async function* readExchanges(source: Bytes, file: string, hints: Hints): AsyncGenerator<Recorded> {
  const all = await readWhole(source, wholeBodyBytes)
  if (all === null) throw new UnreadableRecording(`is a transcript of more than ${wholeBodyBytes} bytes; split it`)
  yield toNote('is a list of whole answers, one per line; each body is judged without its original white space')
  let number = 0
  for (const line of all
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')) {
    if (line.trim() === '') continue
    const entry = String(++number)
    const { json, fault, reason } = parseJson(line)
    const unwrapped = toUnwrapped(json)
    const found = recogniseJson(unwrapped ? unwrapped.json : json)
    if (fault) yield { kind: 'unreadable', entry, text: `line ${entry} is no JSON (${reason})` }
    else if (!found && !hints.operationId)
      yield {
        kind: 'skipped',
        entry,
        why: 'foreign',
        text: `${unwrapped?.wrapper ?? 'a line'} holds no body of this API`,
      }
    else yield toRecorded(file, hints, found, [Buffer.from(unwrapped?.body ?? line)], unwrapped, entry)
  }
}

/** Takes `data: ` off each line and leaves `[DONE]` out, as the one-chunk-per-line form has neither; other bytes stay. */
async function* withoutPrefix(source: Bytes): Bytes {
  let rest = ''
  for await (const part of source) {
    const lines = (rest + Buffer.from(part).toString('latin1')).split('\n')
    rest = lines.pop()!
    if (lines.length > 0) yield Buffer.from(`${lines.map(strip).join('\n')}\n`, 'latin1')
  }
  if (rest !== '') yield Buffer.from(strip(rest), 'latin1')
}

function strip(line: string): string {
  const payload = line.replace(/^(\xef\xbb\xbf)?data: ?/, '')
  return payload.trim() === '[DONE]' ? '' : payload
}
