/**
 * Takes secrets out of an exchange before it touches the disk, and keeps its reads. A secret is looked for in the joined
 * bytes, so that one split over two reads is found; the read in which it begins keeps the mark, the next ones lose their part
 * of it, and every read keeps its time (tests/redact.ts says what a secret is).
 */
import { isUtf8 } from 'node:buffer'
import { findHeader, type HeaderList } from '../../../openapi/exchange.ts'
import { createRedactor, redactHeaders, redactedMark } from '../../../tests/suite/reporters/redact.ts'
import type { Read } from './byte-store.ts'
import { applyEdits, findEdits, moveEnds, type Edit } from './edits.ts'
import { findSplitSecrets } from './split-secrets.ts'

/** A shorter key is a placeholder (`test`, `any-key`), and taking the word out of every body would do more harm than good. */
const leastKeyLength = 12

export type Clean = (text: string) => string

/** A redactor that also knows the keys this very request was sent with. */
export function createExchangeRedactor(headers: HeaderList, secrets: readonly (string | undefined)[] = []): Clean {
  const sent = ['authorization', 'x-api-key', 'api-key'].map((name) =>
    findHeader(headers, name)
      ?.replace(/^(Bearer|Basic)\s+/i, '')
      .trim(),
  )
  return createRedactor([...sent, ...secrets].filter((one) => (one?.length ?? 0) >= leastKeyLength))
}

/** Fields without secrets; beside the known ones every field whose name says that it is a key, a token or a secret. */
export function redactFields(fields: HeaderList, clean: Clean): HeaderList {
  return redactHeaders(fields, clean).map(([name, value]) =>
    /(^|[-_])(api-?key|token|secret|password|cookie\d?|credentials?)$|^openai-(organization|project)$/i.test(name)
      ? ([name, redactedMark] as const)
      : ([name, value] as const),
  )
}

/** Bytes without secrets. */
export function redactBytes(bytes: Buffer, clean: Clean): Buffer {
  return redactBody(bytes, [{ bytes: bytes.length, atMs: null }], clean).bytes
}

/** A body without secrets; `said` are its texts put together, where the chunks of a stream could hide what they add up to. */
export function redactBody(
  bytes: Buffer,
  reads: readonly Read[],
  clean: Clean,
  said: readonly (string | null)[] = [],
): { bytes: Buffer; reads: readonly Read[] } {
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1'
  let text = bytes.toString(encoding)
  let ends: number[] | null = null
  const edit = (edits: readonly Edit[]) => {
    ends = moveEnds(ends ?? toEnds(reads), text, edits, encoding)
    text = applyEdits(text, edits)
  }
  // First what is split: cleaning the chunks alone would leave the rest of a secret whose beginning looks like a whole one.
  if (said.some((one) => one === null || clean(one) !== one)) {
    const split = findSplitSecrets(text, clean, redactedMark)
    if (split.length > 0) edit(split)
  }
  const cleaned = clean(text)
  if (cleaned !== text) edit(findEdits(text, cleaned, redactedMark))
  if (ends === null) return { bytes, reads }
  let last = 0
  const moved = (ends as number[]).map((end, at) => {
    const read = { bytes: end - last, atMs: reads[at]!.atMs }
    last = end
    return read
  })
  return { bytes: Buffer.from(text, encoding), reads: moved }
}

function toEnds(reads: readonly Read[]): number[] {
  let end = 0
  return reads.map((read) => (end += read.bytes))
}
