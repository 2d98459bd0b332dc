/** One request as text for other tools. Keys are never part of an entry; a variable stands in their place. */
import type { TrafficEntry } from '../../protocol.ts'
import { toComposed } from './entry-events.ts'

/** A curl command for a POSIX shell; the key is read from MOONSHOT_API_KEY. */
export function toCurl(entry: TrafficEntry, baseUrl: string): string {
  const { method, path, headers, body } = toComposed(entry)
  const parts = [
    `curl ${quote(baseUrl.replace(/\/v1$/, '') + path)}`,
    ...(method === 'POST' ? [] : [`-X ${method}`]),
    '-H "Authorization: Bearer $MOONSHOT_API_KEY"',
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quote(JSON.stringify(body))}`]),
  ]
  return parts.join(' \\\n  ')
}

/** A request file as editors send it. */
export function toHttpFile(entry: TrafficEntry, baseUrl: string): string {
  const { method, path, headers, body } = toComposed(entry)
  const fields = [
    'Authorization: Bearer {{MOONSHOT_API_KEY}}',
    ...(body === undefined ? [] : ['Content-Type: application/json']),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  const text = body === undefined ? '' : `\n${JSON.stringify(body, null, 2)}\n`
  return `${method} ${baseUrl.replace(/\/v1$/, '')}${path}\n${fields.join('\n')}\n${text}`
}

/** One word of a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
