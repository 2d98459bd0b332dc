/** An entry of the list as the events of its answer, so that it opens in the same panel as an answer that arrives. */
import { toLocated } from '../../located.ts'
import type { ComposedRequest, SendEvent, TrafficEntry } from '../../protocol.ts'

/** Fields that belong to one sending, or that the page sets itself; fields that begin with `sec-` are among them. */
const ownFields = new Set(
  [
    'host connection content-length transfer-encoding keep-alive authorization cookie x-workbench-token',
    'accept accept-encoding accept-language content-type user-agent origin referer',
  ].flatMap((line) => line.split(' ')),
)

/** The request as the composer loads it, without keys and without fields that belong to one sending. */
export function toComposed(entry: TrafficEntry): ComposedRequest {
  const path = entry.url.replace(/^[a-z]+:\/\/[^/?#]+/i, '').replace(/^.*?\/v1(?=[/?]|$)/, '/v1')
  const headers = Object.entries(entry.headers).filter(([name]) => !isOwnField(name.toLowerCase()))
  const method = entry.method === 'GET' || entry.method === 'DELETE' ? entry.method : 'POST'
  return {
    method,
    path: path.startsWith('/v1') ? path : '/v1/chat/completions',
    headers: Object.fromEntries(headers),
    ...(entry.body === null ? { body: undefined } : { body: entry.body }),
  }
}

/** The events that give the answer of the entry; without an end while the answer is still being sent. */
export function toSendEvents(entry: TrafficEntry): SendEvent[] {
  const { response, status, durationMs } = entry
  const isRunning = durationMs === null
  const sentHeaders = Object.entries(entry.headers).map(([name, value]) => [name, value] as [string, string])
  const events: SendEvent[] = [{ type: 'start', id: entry.id, url: entry.url, sentHeaders, atMs: 0 }]
  if (status === null) {
    if (!isRunning) events.push({ type: 'error', message: 'No answer came.', next: 'Send the request again.' })
    return events
  }
  const headers = response.headers.map(([name, value]) => [name, value] as [string, string])
  events.push({ type: 'head', status, statusText: '', headers, atMs: response.firstByteMs ?? 0 })
  const bytes = toBytes(response)
  const chunks = response.chunks.length > 0 ? response.chunks : [{ offset: 0, bytes: bytes.length, atMs: null }]
  let lastMs = response.firstByteMs ?? 0
  for (const { offset, bytes: length, atMs } of chunks) {
    lastMs = atMs ?? lastMs
    const part = bytes.subarray(offset, offset + length)
    if (part.length > 0) events.push({ type: 'bytes', offset, base64: toBase64(part), atMs: lastMs })
  }
  if (isRunning) return events
  const { verdict } = entry
  const failures = verdict?.failures?.map(toLocated) ?? null
  for (const failure of failures ?? []) events.push({ type: 'failure', failure, atMs: lastMs })
  events.push({
    type: 'end',
    durationMs,
    failures,
    reason: entry.clientLeft ? 'client-left' : response.end === 'cut' ? 'broken' : 'complete',
    ...(verdict?.costUsd === undefined ? {} : { costUsd: verdict.costUsd }),
  })
  return events
}

function isOwnField(name: string): boolean {
  return ownFields.has(name) || name.startsWith('sec-')
}

/** The bytes of the body. */
export function toBytes({ body, encoding }: TrafficEntry['response']): Uint8Array {
  if (encoding === 'utf8') return new TextEncoder().encode(body)
  return Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
