/** What an import gives, and the steps that every format shares: address, headers, key, body. */
import { isSecretName } from '../../../../openapi/secrets/index.ts'
import type { ComposedRequest } from '../../protocol.ts'
import { readJson } from '../state/json-text.ts'

/** A request that was read from text. */
export interface Imported {
  request: ComposedRequest
  /** The key that stood in the text; it goes into the key field and nowhere else. */
  key: string | null
  /** Where the request went, with its version: `https://api.moonshot.ai/v1`; null where the text has no host. */
  baseUrl: string | null
  /** What was left out or not understood. */
  notes: readonly string[]
}

/** Text that cannot be imported: what is wrong and what to do. */
export class ImportError extends Error {
  override name = 'ImportError'
  readonly next: string

  constructor(message: string, next: string) {
    super(message)
    this.next = next
  }
}

/** The parts of a request as a format holds them. */
export interface RawRequest {
  method: string
  url: string
  headers: readonly (readonly [name: string, value: string])[]
  body: string | null
}

/** Headers that the sender writes itself. */
const transport = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'accept',
  'accept-encoding',
  'transfer-encoding',
  'user-agent',
  'expect',
  'origin',
  'referer',
  'te',
])

/** Turns the parts into a composed request. @throws ImportError */
export function toImported(raw: RawRequest, earlierNotes: readonly string[] = []): Imported {
  const notes = [...earlierNotes]
  const variable = /^(?:https?:\/\/)?(\$\{?[\w:]+\}?|%\w+%|\{\{[^{}]{1,80}\}\}|<[^<>]{1,80}>)(?=\/)/i.exec(raw.url)
  if (variable !== null)
    notes.push(`The address begins with ${variable[1]}, so the request goes to the chosen environment.`)
  const { baseUrl, path, hasQuery } = readAddress(raw.url.slice(variable?.[0].length ?? 0))
  if (hasQuery) notes.push('The query of the address was left out: this API has no query parameters here.')
  const { headers, key, dropped } = readHeaders(raw.headers)
  if (dropped.length > 0) notes.push(`Left out because they may hold secrets: ${dropped.join(', ')}.`)
  const method = raw.method.toUpperCase()
  if (method !== 'POST' && method !== 'GET' && method !== 'DELETE')
    throw new ImportError(`The method ${method.slice(0, 20)} is not used by this API.`, 'Import a POST, GET or DELETE.')
  return {
    request: { method, path, headers, body: readBody(raw.body, method) },
    key,
    baseUrl,
    notes,
  }
}

/** Base URL and path: the path begins with the version, `/v1` where the vendor has none or another. */
function readAddress(text: string): { baseUrl: string | null; path: string; hasQuery: boolean } {
  const isWhole = /^https?:\/\//i.test(text)
  if (!isWhole && !text.startsWith('/'))
    throw new ImportError(
      `The address ${JSON.stringify(text.slice(0, 80))} is not http or https.`,
      'Give a whole address.',
    )
  let url: URL
  try {
    url = new URL(text, 'http://nowhere.invalid')
  } catch {
    throw new ImportError(`The address ${JSON.stringify(text.slice(0, 80))} cannot be read.`, 'Correct the address.')
  }
  const versioned = /^(.*?\/v1)(\/.*)$/.exec(url.pathname)
  const known = /^(.*?)(\/(?:chat\/completions|models|files|users\/me\/balance|tokenizers\/.*))$/.exec(url.pathname)
  const [, prefix = '', rest = url.pathname] = versioned ?? known ?? []
  return {
    baseUrl: isWhole ? url.origin + prefix : null,
    path: `/v1${rest}`,
    hasQuery: url.search !== '',
  }
}

function readHeaders(all: RawRequest['headers']): {
  headers: Record<string, string>
  key: string | null
  dropped: string[]
} {
  const headers: [string, string][] = []
  const dropped: string[] = []
  let key: string | null = null
  for (const [name, value] of all) {
    const lower = name.toLowerCase()
    if (lower === 'authorization' || lower === 'x-api-key' || lower === 'api-key') key = toKey(value) ?? key
    else if (isSecretName(name, 'header')) dropped.push(name)
    else if (!transport.has(lower) && !lower.startsWith('sec-')) headers.push([name, value])
  }
  return { headers: Object.fromEntries(headers), key, dropped }
}

/** The key of a header value; null for a variable such as `$MOONSHOT_API_KEY`, `{{key}}` or `<your key>`. */
function toKey(value: string): string | null {
  const key = value.replace(/^\s*Bearer\s+/i, '').trim()
  return key === '' || /^(?:\$|%|<|\{\{|\[|YOUR)|\[redacted\]|^\*+$|^Basic\s/i.test(key) ? null : key
}

function readBody(text: string | null, method: string): unknown {
  if (text === null || text.trim() === '') {
    if (method === 'POST') throw new ImportError('The request has no body.', 'Import a request with a JSON body.')
    return undefined
  }
  const read = readJson(text)
  if ('value' in read) return read.value
  const { message, line, column } = read.problem
  throw new ImportError(
    `The body is not JSON: line ${line}, column ${column}: ${message}`,
    'Correct the body in the text above, then import it again.',
  )
}
