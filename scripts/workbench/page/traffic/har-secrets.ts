/** Removes the secrets of an entry that was read from a file: HAR files of browsers hold keys and cookies, and what is open here can be saved again. */
import { applyEdits, createSecretFinder, isSecretName, redactedMark } from '../../../../openapi/secrets/index.ts'
import type { TrafficEntry } from '../../protocol.ts'
import { hideIn } from '../state/without-secrets.ts'
import { toBytes } from './entry-events.ts'

/** Shorter values, such as a mark in place of a key, are not searched for in other texts. */
const leastSecret = 8

/** The entry without secrets. */
export function withoutEntrySecrets(entry: TrafficEntry): TrafficEntry {
  const fields = [...Object.entries(entry.headers), ...entry.response.headers]
  const secrets = fields
    .filter(([name]) => isSecretName(name, 'header'))
    .map(([, value]) => value.replace(/^(?:Bearer|Basic)\s+/i, ''))
    .filter((value) => value.length >= leastSecret && !value.includes('***') && value !== redactedMark)
  const find = createSecretFinder(secrets)
  const hide = (text: string) => applyEdits(text, find(text))
  const hideField = ([name, value]: readonly [string, string]): [string, string] => [
    hide(name),
    isSecretName(name, 'header') && !value.includes('***') ? redactedMark : hide(value),
  ]
  const body = hideIn(entry.body, hide)
  return {
    ...entry,
    url: hide(entry.url),
    headers: Object.fromEntries(Object.entries(entry.headers).map(hideField)),
    body,
    bodyText: entry.bodyText === null ? null : typeof body === 'object' ? JSON.stringify(body) : hide(entry.bodyText),
    response: { ...hideBody(entry.response, hide), headers: entry.response.headers.map(hideField) },
    ...(entry.verdict === undefined ? {} : { verdict: hideIn(entry.verdict, hide) as typeof entry.verdict }),
    ...(entry.advice === undefined ? {} : { advice: hideIn(entry.advice, hide) as typeof entry.advice }),
  }
}

/** A body that changes has other offsets: its reads become one. */
function hideBody(response: TrafficEntry['response'], hide: (text: string) => string): TrafficEntry['response'] {
  const text = new TextDecoder().decode(toBytes(response))
  const hidden = hide(text)
  if (hidden === text) return response
  const bytes = new TextEncoder().encode(hidden).length
  const atMs = response.chunks.at(-1)?.atMs ?? null
  return { ...response, body: hidden, encoding: 'utf8', bodyBytes: bytes, chunks: [{ offset: 0, bytes, atMs }] }
}
