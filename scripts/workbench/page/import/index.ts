/** Imports a request from text: a curl command, HAR, an `.http` file, or the JSON body alone. */
import { readJson } from '../state/json-text.ts'
import { isObject } from '../state/json-edit.ts'
import { importCurl } from './curl.ts'
import { importHar, isHar } from './har.ts'
import { importHttp } from './http.ts'
import { ImportError, type Imported } from './imported.ts'

export type { Imported } from './imported.ts'

/** Larger texts are no single request: the API takes 100 MB at most. */
const mostCharacters = 150_000_000

/** The requests in the text: one, or those of a HAR or `.http` file. @throws ImportError with what to do */
export function importText(text: string): Imported[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '')
    throw new ImportError('There is no text.', 'Paste a curl command, a HAR entry, an .http file or a JSON body.')
  if (trimmed.length > mostCharacters)
    throw new ImportError('The text is larger than 150 MB.', 'Cut the file down to one entry.')
  if (/^(?:(?:[$>%]|PS[^>\n]{0,200}>)\s+)?(?:\S*[\\/])?curl(?:\.exe)?\s/.test(trimmed)) return [importCurl(trimmed)]
  if (trimmed.startsWith('{')) return importJson(trimmed)
  if (/^(?:await\s+)?fetch\(|^Invoke-(?:WebRequest|RestMethod)|^\$session\b/i.test(trimmed))
    throw new ImportError(
      'Code for fetch or PowerShell is not understood.',
      'In the browser choose "Copy as cURL" instead.',
    )
  return importHttp(trimmed)
}

function importJson(text: string): Imported[] {
  const read = readJson(text)
  if ('problem' in read) {
    const { message, line, column } = read.problem
    throw new ImportError(
      `The text is not JSON: line ${line}, column ${column}: ${message}`,
      'Correct it, then import it again.',
    )
  }
  if (isHar(read.value)) return importHar(read.value)
  if (isObject(read.value) && ('model' in read.value || 'messages' in read.value))
    return [
      {
        request: { method: 'POST', path: '/v1/chat/completions', headers: {}, body: read.value },
        key: null,
        baseUrl: null,
        notes: [],
      },
    ]
  throw new ImportError(
    'The JSON is neither a HAR nor a chat request.',
    'A chat request has the members model and messages.',
  )
}
