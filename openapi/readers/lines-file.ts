/**
 * `.jsonl`: one chunk of a stream per line, without the event-stream envelope, as ai-sdk fixtures keep a stream. Lines that wrap a body
 * of their own (transcripts, batch output) are separate exchanges.
 */
import { readWhole, peek, type Bytes } from './bytes.ts'
import { recogniseStream, toNote, toRecorded, wholeBodyBytes } from './body-file.ts'
import { toMegabytes } from './limits.ts'
import { parseJson } from '../bounded-json.ts'
import { isChunk, recogniseJson } from './recognise.ts'
import { UnreadableRecording, type Hints, type Recorded } from './recording.ts'
import { toUnwrapped } from './wrappers.ts'

const peekBytes = 64 * 1024
/** A longer first line is read up to this size to decide what the file holds. */
const longLineBytes = 16 * 1024 * 1024

/** Reads lines; the first one decides what the file holds. */
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
    else yield toNote('has `data: ` before each line; the prefix is removed, so framing is not judged')
    const found = recogniseStream(text, hints)
    yield framed
      ? toRecorded({ file, hints, found, body: rest })
      : toRecorded({ file, hints, found: toPayloads(hints), body: withoutPrefix(rest) })
    return
  }
  const { json, problem, reason } = parseJson(first)
  if (toUnwrapped(json) || (recogniseJson(json) && !isChunk(json))) return yield* readExchanges(rest, file, hints)
  if (!isChunk(json) && !hints.operationId && !/"choices"|chat\.completion\.chunk/.test(text)) {
    if (whole && parseJson(text).problem === null)
      throw new UnreadableRecording('is one JSON document over several lines; name it .json if it is a response body')
    if (!whole && !start.includes(10))
      throw new UnreadableRecording(
        `begins with a line of more than ${toMegabytes(longLineBytes)}, so what it holds cannot be recognised; name the operation with --operation if it is one`,
      )
    throw new UnreadableRecording(
      `does not start with a chunk of a stream (line 1 ${problem ? `is no JSON: ${reason}` : 'is JSON of another kind'}); ` +
        'name the operation with --operation if it is one',
    )
  }
  yield toRecorded({ file, hints, found: toPayloads(hints), body: rest })
}

function toPayloads(hints: Hints) {
  return { operationId: hints.operationId ?? 'createChatCompletion', status: 200, chunk: true } as const
}

/** Reads each line as an answer of its own. */
async function* readExchanges(source: Bytes, file: string, hints: Hints): AsyncGenerator<Recorded> {
  const all = await readWhole(source, wholeBodyBytes)
  if (all === null)
    throw new UnreadableRecording(`is a transcript of more than ${toMegabytes(wholeBodyBytes)}; split it`)
  yield toNote('is a list of whole answers, one per line; each body is judged without its original white space')
  let number = 0
  for (const line of all
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')) {
    if (line.trim() === '') continue
    const entry = String(++number)
    const { json, problem, reason } = parseJson(line)
    const unwrapped = toUnwrapped(json)
    const found = recogniseJson(unwrapped ? unwrapped.json : json)
    if (problem) yield { kind: 'unreadable', entry, text: `line ${entry} is no JSON (${reason})` }
    else if (!found && !hints.operationId)
      yield {
        kind: 'skipped',
        entry,
        why: 'foreign',
        text: `${unwrapped?.wrapper ?? 'a line'} holds no body of this API`,
      }
    else yield toRecorded({ file, hints, found, body: [Buffer.from(unwrapped?.body ?? line)], unwrapped, entry })
  }
}

/** Removes `data: ` from each line and empties `[DONE]` lines, which this form does not have; other bytes stay. */
async function* withoutPrefix(source: Bytes): Bytes {
  /** The unfinished line in the pieces it came in: joined once, so that a long line stays linear. */
  let pending: string[] = []
  for await (const part of source) {
    const lines = Buffer.from(part).toString('latin1').split('\n')
    const last = lines.pop()!
    if (lines.length > 0) {
      lines[0] = pending.join('') + lines[0]!
      pending = []
      yield Buffer.from(`${lines.map(strip).join('\n')}\n`, 'latin1')
    }
    pending.push(last)
    // a line beyond any bound is passed on as it is, so that the judge can report its length
    if (pending.length > maxPieces) {
      yield Buffer.from(pending.join(''), 'latin1')
      pending = []
    }
  }
  const rest = strip(pending.join(''))
  if (rest !== '') yield Buffer.from(rest, 'latin1')
}

/** At 256 kB each, as files are read, these are more bytes than any real line has. */
const maxPieces = 1024

function strip(line: string): string {
  const payload = line.replace(/^(\xef\xbb\xbf)?data: ?/, '')
  return payload.trim() === '[DONE]' ? '' : payload
}
