/** Passes one answer of a target on to the page: decoded, without the server's key, and judged while it arrives. */
import { findRoute } from '../../openapi/readers/index.ts'
import type { HeaderList } from '../../openapi/exchange.ts'
import { redactHeaders, redactValue, type createRedactor } from '../../tests/suite/reporters/index.ts'
import { maxBodyBytes } from '../../tests/suite/sender/index.ts'
import { createDecoder, findCoding, isKnownCoding } from '../commands/record/content-coding.ts'
import type { LineWriter } from './call.ts'
import type { KnownEnvironment } from './environments.ts'
import { startVerdict, type RunningVerdict } from './judged.ts'
import { createKeyMask } from './key-mask.ts'
import type { OutgoingReader } from './outgoing.ts'
import type { SendEvent } from './protocol.ts'
import type { toOutgoing } from './send-body.ts'

export interface AnswerReaderOptions {
  environment: KnownEnvironment
  /** The request as it goes out. */
  out: ReturnType<typeof toOutgoing>
  /** The key that must not reach the page; null where the page typed it or none is sent. */
  hiddenKey: string | null
  clean: ReturnType<typeof createRedactor>
  /** Milliseconds since the request was sent. */
  sinceMs: () => number
}

/** What arrived of an answer. */
export interface ArrivedAnswer {
  head: { status: number; headers: HeaderList } | null
  chunks: { bytes: Uint8Array; atMs: number }[]
  /** Null where no head came, or the request is not an operation of the API. */
  verdict: RunningVerdict | null
}

export interface AnswerReader extends OutgoingReader {
  /** Waits for the last decoded bytes and writes those that the mask still holds. */
  finish(): Promise<ArrivedAnswer>
}

/** Creates the reader of one answer; it writes to `lines` what the page shows. */
export function createAnswerReader(
  lines: LineWriter<SendEvent>,
  { environment, out, hiddenKey, clean, sinceMs }: AnswerReaderOptions,
): AnswerReader {
  const mask = createKeyMask(hiddenKey)
  const chunks: ArrivedAnswer['chunks'] = []
  let head: ArrivedAnswer['head'] = null
  let verdict: RunningVerdict | null = null
  let decoder: ReturnType<typeof createDecoder> | null = null
  let offset = 0

  function take(bytes: Buffer, atMs: number): void {
    if (offset > maxBodyBytes) return
    show(mask.push(bytes), atMs)
    for (const failure of verdict?.push(bytes, atMs) ?? [])
      lines.write({ type: 'failure', failure: redactValue(failure, clean), atMs })
  }

  function show(bytes: Buffer, atMs: number): void {
    if (bytes.length === 0) return
    lines.write({ type: 'bytes', offset, base64: bytes.toString('base64'), atMs })
    chunks.push({ bytes, atMs })
    offset += bytes.length
  }

  return {
    head(status, statusText, headers) {
      head = { status, headers }
      const coding = findCoding(headers)
      if (coding !== null && isKnownCoding(coding)) decoder = createDecoder(coding, take)
      const operationId = findRoute(out.method, out.url)
      verdict = startVerdict(
        { label: 'workbench', operationId, request: out, status, headers, form: 'body' },
        { profile: environment.profile, needsKey: environment.kind !== 'own' },
      )
      lines.write({ type: 'head', status, statusText, headers: toShownHeaders(headers, clean), atMs: sinceMs() })
    },
    bytes(bytes) {
      if (decoder === null) take(bytes, sinceMs())
      else decoder.push(bytes, sinceMs())
      return lines.drained()
    },
    async finish() {
      const { promise, resolve } = Promise.withResolvers<void>()
      if (decoder === null) resolve()
      else decoder.end(() => resolve())
      await promise
      show(mask.flush(), sinceMs())
      return { head, chunks, verdict }
    },
  }
}

/** Header fields as the page shows them, without secrets. */
export function toShownHeaders(
  headers: HeaderList,
  clean: ReturnType<typeof createRedactor>,
): [name: string, value: string][] {
  return redactHeaders(headers, clean).map(([name, value]) => [name, value])
}
