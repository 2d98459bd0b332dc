/** Imports a request from text: a command or call as browsers copy it, HAR, an `.http` file, or the JSON body alone. */
import { readJson } from '../state/json-text.ts'
import { isObject } from '../state/json-edit.ts'
import { importCurl } from './curl.ts'
import { importFetch, isFetch } from './fetch.ts'
import { importHar, isHar } from './har.ts'
import { importHttp } from './http.ts'
import { ImportError, type Imported } from './imported.ts'
import { importInvoke, isInvoke } from './invoke.ts'
import { withoutLeadIn } from './lead-in.ts'

export type { Imported } from './imported.ts'

/** A longer text is not one request: the API accepts 100 MB at most. */
const mostCharacters = 150_000_000

/** The requests in the text: one, or those of a HAR or `.http` file. @throws ImportError with what to do */
export function importText(text: string): Imported[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '')
    throw new ImportError(
      'There is no text.',
      'Paste a curl command, a call of fetch, a HAR entry, an .http file or a JSON body.',
    )
  if (trimmed.length > mostCharacters)
    throw new ImportError('The text is larger than 150 MB.', 'Cut the file down to one entry.')
  if (trimmed.startsWith('{')) return importJson(trimmed)
  const command = withoutLeadIn(trimmed)
  if (/^(?:\S*[\\/])?curl(?:\.exe)?\s/.test(command)) return [importCurl(command)]
  if (isFetch(command)) return [importFetch(command)]
  if (isInvoke(command)) return [importInvoke(command)]
  if (command.startsWith('{')) return importJson(command)
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
