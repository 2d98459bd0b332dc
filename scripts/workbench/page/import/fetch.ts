/** Reads the call of `fetch` that browsers copy: an address and options, both of them JSON. */
import { isObject } from '../state/json-edit.ts'
import { readJson } from '../state/json-text.ts'
import { ImportError, toImported, type Imported } from './imported.ts'

/** Whether the text is a call of `fetch`. */
export function isFetch(text: string): boolean {
  return /^(?:(?:const|let|var)\s+\w{1,80}\s*=\s*)?(?:await\s+)?fetch\(/.test(text)
}

/** The request of the call. @throws ImportError */
export function importFetch(text: string): Imported {
  const address = /^(?:await\s+)?fetch\(\s*("(?:[^"\\]|\\.)*")\s*(,?)\s*/.exec(text)
  const end = /\s*,?\s*\)\s*;?\s*$/.exec(text.slice(-200))
  if (address === null || end === null) throw notJson()
  const options = readJson(
    address[2] === '' ? '{}' : text.slice(address[0].length, text.length - (Math.min(200, text.length) - end.index)),
  )
  const url = readJson(address[1]!)
  if (!('value' in options) || !isObject(options.value) || !('value' in url)) throw notJson()
  const { method, headers, body } = options.value
  return toImported({
    method: typeof method === 'string' ? method : 'GET',
    url: String(url.value),
    headers: isObject(headers) ? Object.entries(headers).map(([name, value]) => [name, String(value)] as const) : [],
    body: typeof body === 'string' ? body : null,
  })
}

function notJson(): ImportError {
  return new ImportError(
    'The options of fetch are code, and not JSON as a browser copies them.',
    'In the browser choose "Copy as fetch" or "Copy as cURL", or paste the JSON body alone.',
  )
}
