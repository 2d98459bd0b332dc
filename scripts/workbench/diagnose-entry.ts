/** `POST /__mock/workbench/diagnose`: explains a refusal in the list of requests, which does not keep the key of a request. */
import { CallError, readText } from './call.ts'
import { diagnose } from './diagnose.ts'
import type { DiagnoseAnswer } from './protocol.ts'

/** Passed to the diagnosis in place of the key of a request that had one. */
const unknownKey = `sk-${'0'.repeat(48)}`
/** A longer body of an error is cut. */
const mostBodyLength = 65_536

/** The explanation of one entry. @throws CallError where the call is not a `DiagnoseBody` */
export async function diagnoseEntry(
  call: Readonly<Record<string, unknown>>,
  { mockUrl }: { mockUrl: () => string },
): Promise<DiagnoseAnswer> {
  const url = readText(call, 'url')
  const text = readText(call, 'text')
  const { status, headers, authorization, model, receivedAtMs } = call
  if (typeof status !== 'number' || !Number.isInteger(status)) throw new CallError(400, 'status must be an integer')
  if (!isHeaderList(headers)) throw new CallError(400, 'headers must be a list of pairs of strings')
  const isMock = !/^https?:\/\//i.test(url)
  const base = isMock ? mockUrl() : url.replace(/(\/v1)(?:[/?#].*)?$/, '$1')
  if (!URL.canParse(base)) throw new CallError(400, 'url must be an address, or a path of the mock')
  if (status === 401 && typeof authorization === 'string' && !/^bearer\s/i.test(authorization))
    return {
      diagnosis: {
        title: 'The Authorization header has no scheme.',
        text: `The request sent Authorization: ${authorization.slice(0, 80)}.`,
        next: 'Send Authorization: Bearer KEY.',
      },
    }
  const diagnosis = await diagnose({
    environment: { kind: isMock ? 'mock' : 'target', baseUrl: base },
    key: typeof authorization === 'string' ? unknownKey : null,
    model: typeof model === 'string' ? model : null,
    status,
    headers,
    body: [{ bytes: new TextEncoder().encode(text.slice(0, mostBodyLength)), atMs: 0 }],
    end: 'complete',
    endedAtMs: 0,
    sentBy: 'client',
    nowMs: typeof receivedAtMs === 'number' ? () => receivedAtMs : Date.now,
  })
  return { diagnosis }
}

function isHeaderList(value: unknown): value is readonly (readonly [string, string])[] {
  return (
    Array.isArray(value) &&
    value.every((row) => Array.isArray(row) && row.length === 2 && row.every((one) => typeof one === 'string'))
  )
}
