/** Adds to each failure the bytes around its place. The file was judged as a stream, so a file with failures is read again. */
import { findExchangeSecrets } from '../../../openapi/secrets/index.ts'
import { readRecording, type Hints, type RecordedExchange } from '../../../openapi/readers/index.ts'
import {
  createRedactor,
  type Redactor,
  type FileReport,
  type ReportedFailure,
  toPrintable,
} from '../../../tests/suite/reporters/index.ts'

const before = 120
const after = 280

interface Window {
  failure: ReportedFailure
  from: number
  to: number
  parts: Uint8Array[]
}

/** Adds to every failure of the file's rows the bytes around its place (`byte N`), or the beginning of the body. */
export async function addExcerpts(file: string, hints: Hints, rows: readonly FileReport[]): Promise<void> {
  const left = new Map(rows.filter((row) => row.failures.length > 0).map((row) => [row.entry, row]))
  if (left.size === 0) return
  for await (const recorded of readRecording(file, hints)) {
    const row = recorded.kind === 'exchange' ? left.get(recorded.entry) : undefined
    if (!row || recorded.kind !== 'exchange') continue
    await gather(recorded, row.failures.map(toWindow))
    left.delete(recorded.entry)
    if (left.size === 0) return
  }
}

async function gather(recorded: RecordedExchange, windows: readonly Window[]): Promise<void> {
  const last = Math.max(...windows.map((window) => window.to))
  let offset = 0
  for await (const { bytes } of recorded.body) {
    for (const window of windows) {
      const from = Math.max(0, window.from - offset)
      const to = Math.min(bytes.length, window.to - offset)
      if (from < to) window.parts.push(Uint8Array.from(bytes.subarray(from, to)))
    }
    offset += bytes.length
    if (offset >= last) break
  }
  const { request, headers } = recorded.head
  const clean = createRedactor(findExchangeSecrets(request, headers))
  for (const window of windows) {
    if (window.parts.length === 0) continue
    window.failure.excerpt = {
      offset: window.from,
      text: toText(window, Buffer.concat(window.parts), { seen: offset, clean }),
    }
  }
}

function toWindow(failure: ReportedFailure): Window {
  const at = Number(/\bbyte (\d+)/.exec(failure.at)?.[1] ?? 0)
  return { failure, from: Math.max(0, at - before), to: at + after, parts: [] }
}

/** The text of a window. A word that the window cuts is removed: it could be a part of a secret, which no pattern would recognise. */
function toText(window: Window, bytes: Buffer, { seen, clean }: { seen: number; clean: Redactor }): string {
  let text = toPrintable(trim(bytes, window.from > 0, seen > window.to))
  if (window.from > 0) text = text.replace(/^[\w.+/=-]+/, '…')
  if (seen > window.to) text = text.replace(/[\w.+/=-]+$/, '…')
  return clean(text)
}

/** Removes the parts of characters that the window cuts, so that valid UTF-8 stays readable. */
function trim(bytes: Buffer, atStart: boolean, atEnd: boolean): Buffer {
  let from = 0
  let to = bytes.length
  if (atStart) while (from < 3 && isContinuation(bytes[from])) from++
  if (atEnd) {
    let lead = to - 1
    while (lead > to - 4 && isContinuation(bytes[lead])) lead--
    if (lead + countCharacterBytes(bytes[lead] ?? 0) > to) to = lead
  }
  return bytes.subarray(from, to)
}

/** How many bytes a UTF-8 character has, by its first byte. */
function countCharacterBytes(first: number): number {
  if (first >= 0xf0) return 4
  if (first >= 0xe0) return 3
  return first >= 0xc0 ? 2 : 1
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
