/** Reads HAR: a whole file, its log, one entry, or one request. */
import { getAt, isObject } from '../state/json-edit.ts'
import { ImportError, toImported, type Imported } from './imported.ts'

/** Whether the JSON is HAR or a part of it. */
export function isHar(json: unknown): boolean {
  return listEntries(json) !== null
}

/** The requests with a JSON body. @throws ImportError where there is none */
export function importHar(json: unknown): Imported[] {
  const found: Imported[] = []
  let lastError: ImportError | null = null
  for (const request of listEntries(json) ?? []) {
    try {
      found.push(readRequest(request))
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      lastError = error
    }
  }
  if (found.length > 0) return found
  throw lastError ?? new ImportError('The HAR has no entries.', 'Record a request first, then export the HAR again.')
}

function listEntries(json: unknown): unknown[] | null {
  const entries = getAt(json, ['log', 'entries']) ?? getAt(json, ['entries'])
  if (Array.isArray(entries)) return entries.map((entry) => getAt(entry, ['request']))
  const single = getAt(json, ['request'])
  if (isObject(single) && typeof single['url'] === 'string') return [single]
  return typeof getAt(json, ['url']) === 'string' && typeof getAt(json, ['method']) === 'string' ? [json] : null
}

function readRequest(request: unknown): Imported {
  const method = getAt(request, ['method'])
  const url = getAt(request, ['url'])
  if (typeof method !== 'string' || typeof url !== 'string')
    throw new ImportError('The entry has no request with a method and an address.', 'Choose another entry.')
  const text = getAt(request, ['postData', 'text'])
  const headers = getAt(request, ['headers'])
  const isPacked = getAt(request, ['postData', 'encoding']) === 'base64'
  return toImported({
    method,
    url,
    headers: (Array.isArray(headers) ? headers : []).flatMap((field): [string, string][] => {
      const name = getAt(field, ['name'])
      const value = getAt(field, ['value'])
      // HTTP/2 pseudo headers, which some recorders keep, are not headers.
      return typeof name === 'string' && !name.startsWith(':') ? [[name, typeof value === 'string' ? value : '']] : []
    }),
    body: typeof text === 'string' ? (isPacked ? decodeBase64(text) : text) : null,
  })
}

function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (one) => one.charCodeAt(0)))
  } catch {
    throw new ImportError('The body of the entry is not valid base64.', 'Export the HAR again.')
  }
}
