/**
 * Removes secrets from the bytes of a body and keeps its reads. Secrets are searched in the joined bytes, so that one that lies
 * across two reads is found; the read in which it begins gets the mark, the next ones lose their part, and each keeps its time.
 */
import { Buffer, isUtf8 } from 'node:buffer'
import { applyEdits, mergeEdits, type Edit } from './edits.ts'
import { findFormFields } from './forms.ts'
import { isSecretName } from './names.ts'
import { redactedMark, type SecretFinder } from './search.ts'
import { findSplitSecrets } from './streams.ts'

/** One read of a body: how many bytes, and when. */
export interface BodyRead {
  bytes: number
  atMs: number | null
}

export interface BodyOptions {
  /** Value of the content type: form fields and streams are read by it. */
  contentType?: string | null
  /** Texts that the events of a stream add up to; without them, or with one that is null, a stream is always joined and searched. */
  texts?: readonly (string | null)[] | undefined
}

/** A body without secrets; the very same bytes and reads where it has none. */
export function redactBody(
  bytes: Buffer,
  reads: readonly BodyRead[],
  find: SecretFinder,
  { contentType = null, texts }: BodyOptions = {},
): { bytes: Buffer; reads: readonly BodyRead[] } {
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1'
  let text = bytes.toString(encoding)
  let ends: number[] | null = null
  const edit = (edits: readonly Edit[]) => {
    if (edits.length === 0) return
    ends = moveEnds(ends ?? toEnds(reads), text, edits, encoding)
    text = applyEdits(text, edits)
  }
  // Split secrets come first: cleaning the events alone would leave the rest of a secret whose beginning looks like a whole one.
  const isStream = texts !== undefined || /event-stream|ndjson|jsonl/i.test(contentType ?? '')
  const isSearched = texts === undefined || texts.some((one) => one === null || find(one).length > 0)
  // An answer with a secret in its text has the secret in its tokens as well, which are pieces of one JSON value.
  const hasTokens = () => text.includes('"logprob"') && find(text).length > 0
  if ((isStream && isSearched) || hasTokens()) edit(findSplitSecrets(text, find))
  const fields: Edit[] = []
  if (/^\s*multipart\//i.test(contentType ?? '')) findParts(text, contentType!, fields)
  if (/^\s*application\/x-www-form-urlencoded/i.test(contentType ?? '')) findFormFields(text, fields)
  edit(mergeEdits([...find(text), ...fields]))
  if (ends === null) return { bytes, reads }
  let last = 0
  const moved = (ends as number[]).map((end, at) => {
    const read = { bytes: end - last, atMs: reads[at]!.atMs }
    last = end
    return read
  })
  return { bytes: Buffer.from(text, encoding), reads: moved }
}

/** Part heads are short; what looks like a longer one is content. */
const headLength = 8192

/** Adds edits for the content of multipart fields whose name says that it is secret (RFC 7578). */
export function findParts(text: string, contentType: string, edits: Edit[]): void {
  const [, quoted, plain] = /boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) return
  const delimiter = `--${boundary}`
  for (let at = text.indexOf(delimiter); at >= 0;) {
    const next = text.indexOf(delimiter, at + delimiter.length)
    const part = { start: at + delimiter.length, end: next < 0 ? text.length : next }
    const head = text.slice(part.start, Math.min(part.end, part.start + headLength))
    const blank = /\r?\n\r?\n/.exec(head)
    const name = /;[ \t]*name\*?=(?:"([^"]*)"|([^\s;"]*))/i.exec(blank === null ? '' : head.slice(0, blank.index))
    if (blank !== null && name !== null && isSecretName(name[1] ?? name[2] ?? '', 'parameter')) {
      const start = part.start + blank.index + blank[0].length
      const end = next < 0 ? part.end : part.end - (/\r?\n$/.exec(text.slice(part.end - 2, part.end))?.[0].length ?? 0)
      if (end > start) edits.push({ start, end, text: redactedMark })
    }
    at = next
  }
}

/** Where the ends of reads, counted in bytes, come to lie; a read that ends inside a replacement gets the whole of it. */
function moveEnds(
  ends: readonly number[],
  text: string,
  edits: readonly Edit[],
  encoding: 'utf8' | 'latin1',
): number[] {
  const moved: number[] = []
  let at = 0
  let byte = 0
  let shift = 0
  let next = 0
  for (const edit of edits) {
    const start = byte + Buffer.byteLength(text.slice(at, edit.start), encoding)
    const end = start + Buffer.byteLength(text.slice(edit.start, edit.end), encoding)
    const size = Buffer.byteLength(edit.text, encoding)
    for (; next < ends.length && ends[next]! <= start; next++) moved.push(ends[next]! + shift)
    for (; next < ends.length && ends[next]! < end; next++) moved.push(start + shift + size)
    shift += size - (end - start)
    at = edit.end
    byte = end
  }
  for (; next < ends.length; next++) moved.push(ends[next]! + shift)
  return moved
}

function toEnds(reads: readonly BodyRead[]): number[] {
  let end = 0
  return reads.map((read) => (end += read.bytes))
}
