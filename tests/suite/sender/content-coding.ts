/** Removes the content coding of a body while it arrives; bytes that are not in the coding are kept and reported. */
import type { MessageProblem } from '../../../openapi/exchange.ts'
import { decodeContent, isKnownCoding } from '../../../openapi/readers/content-coding.ts'
import { createBudgets, createOutcome } from '../../../openapi/readers/index.ts'

/** How a decoded body ended, and what was wrong with its coding. */
export interface Decoded {
  end: 'complete' | 'cut'
  problems: readonly MessageProblem[]
}

/** Passes the decoded bytes to `add`; never rejects. */
export async function decodeArriving(
  source: AsyncIterable<Uint8Array>,
  codings: readonly string[],
  add: (bytes: Buffer) => void,
): Promise<Decoded> {
  const unknown = codings.find((coding) => !isKnownCoding(coding))
  const outcome = createOutcome('complete')
  if (unknown !== undefined)
    outcome.problems.push({
      message: 'Content-Encoding names a coding that the request did not ask for and that cannot be removed',
      documented: 'no Content-Encoding, or gzip, br, deflate or zstd',
      received: `Content-Encoding: ${codings.join(', ').slice(0, 80)}`,
      at: 'header content-encoding',
      source: 'rfc9110/8.4',
    })
  try {
    const budget = createBudgets()()
    const decoded = decodeContent(source, unknown === undefined ? codings : [], outcome, { budget, isWire: () => true })
    for await (const part of decoded) add(Buffer.from(part))
    return { end: outcome.end === 'cut' ? 'cut' : 'complete', problems: outcome.problems }
  } catch {
    return { end: 'cut', problems: outcome.problems }
  }
}

/** The problem of a body that a `fetch` could not decode; null if its error has another cause. */
export function toDecodingProblem(error: unknown, coding: string | null): MessageProblem | null {
  const codes: unknown[] = []
  for (let one = error, depth = 0; one instanceof Error && depth < 8; one = one.cause, depth++)
    codes.push('code' in one ? one.code : undefined, one.message)
  const found = codes.find(
    (code) =>
      typeof code === 'string' &&
      /^(Z_|ERR_BROTLI|ERR__ERROR|ERR_ZSTD|ZSTD)|incorrect header|unexpected end of file|Decompression failed/i.test(
        code,
      ),
  )
  if (typeof found !== 'string' || coding === null) return null
  return {
    message: 'the body is not in the coding that Content-Encoding names, or is cut short',
    documented: `a complete body in ${coding.slice(0, 40)}`,
    received: found,
    at: 'header content-encoding',
    source: 'rfc9110/8.4',
  }
}
