/** Reads `Invoke-WebRequest` and `Invoke-RestMethod` of PowerShell, as browsers copy them and as people write them. */
import { ImportError, toImported, type Imported } from './imported.ts'
import { toDoubleEscape } from './powershell-words.ts'

interface Token {
  kind: 'text' | 'word' | 'open' | 'close' | 'equals'
  value: string
}

/** HTTP/2 names the request line this way; browsers copy it among the headers. */
const requestLine = /^:?(?:authority|method|path|scheme)$/i

/** Whether the text is a command that sends a request. */
export function isInvoke(text: string): boolean {
  return /^(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\s/i.test(text)
}

/** The request of the command. @throws ImportError */
export function importInvoke(text: string): Imported {
  const notes: string[] = []
  const tokens = listTokens(text)
  let url: string | null = null
  let method: string | null = null
  let body: string | null = null
  let headers: [string, string][] = []
  for (let at = 1; at < tokens.length; at++) {
    const { kind, value } = tokens[at]!
    if (kind === 'text' || (kind === 'word' && !value.startsWith('-'))) {
      url ??= value
      continue
    }
    const name = value.toLowerCase()
    if (name === '-uri') url = tokens[++at]?.value ?? null
    else if (name === '-method') method = tokens[++at]?.value ?? null
    else if (name === '-body') [body, at] = readBody(tokens, at + 1)
    else if (name === '-headers') {
      const read = readHeaders(tokens, at + 1)
      at = read.at
      headers = read.headers
      if (read.variable !== null) notes.push(`The headers of ${read.variable} were left out: they are not in the text.`)
    } else if (kind === 'word' && tokens[at + 1]?.kind !== 'open' && !tokens[at + 1]?.value.startsWith('-')) {
      // A switch such as -UseBasicParsing stands before another option, the rest have a value.
      at++
    }
  }
  if (url === null) throw new ImportError('The command has no -Uri.', 'Add -Uri with the address.')
  return toImported({ method: method ?? (body === null ? 'GET' : 'POST'), url, headers, body }, notes)
}

function listTokens(text: string): Token[] {
  const tokens: Token[] = []
  // Text in double quotes, text in single quotes, @{, }, =, space, a word, a quote that is not closed.
  const pattern = /"((?:[^"`]+|""|`[^])*)"|'((?:[^']+|'')*)'|(@\{)|(\})|(=)|[\s;`]+|([^\s"'=;`{}]+)|(["'])/g
  for (const [, double, single, open, close, equals, word, quote] of text.matchAll(pattern)) {
    if (quote !== undefined)
      throw new ImportError(
        `A quote (${quote}) is not closed.`,
        'Close the quote, or copy the command again as a whole.',
      )
    if (double !== undefined) tokens.push({ kind: 'text', value: readDouble(double) })
    else if (single !== undefined) tokens.push({ kind: 'text', value: single.replaceAll("''", "'") })
    else if (open !== undefined) tokens.push({ kind: 'open', value: open })
    else if (close !== undefined) tokens.push({ kind: 'close', value: close })
    else if (equals !== undefined) tokens.push({ kind: 'equals', value: equals })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word })
  }
  return tokens
}

function readDouble(text: string): string {
  return text
    .replaceAll(/""|`([^])/g, toDoubleEscape)
    .replaceAll(/\$\(\[char\](\d{1,5})\)/g, (_, code: string) => String.fromCharCode(Number(code)))
}

/** A text, or the bytes of one. */
function readBody(tokens: readonly Token[], at: number): [body: string, at: number] {
  const first = tokens[at]
  const isBytes = first?.kind === 'word' && /GetBytes\($/i.test(first.value)
  const text = isBytes ? tokens[at + 1] : first
  if (text?.kind === 'text') return [text.value, isBytes ? at + 2 : at]
  throw new ImportError(
    `The body is computed (-Body ${first?.value.slice(0, 40) ?? ''}), so it is not in the text.`,
    'Put the JSON text behind -Body in quotes, or paste the JSON body alone.',
  )
}

function readHeaders(
  tokens: readonly Token[],
  at: number,
): { headers: [string, string][]; at: number; variable: string | null } {
  if (tokens[at]?.kind !== 'open') return { headers: [], at, variable: tokens[at]?.value ?? '' }
  const headers: [string, string][] = []
  let next = at + 1
  while (next < tokens.length && tokens[next]!.kind !== 'close') {
    const [name, equals, value] = tokens.slice(next, next + 3)
    if (equals?.kind === 'equals' && value !== undefined) {
      if (!requestLine.test(name!.value)) headers.push([name!.value, value.value])
      next += 3
    } else next++
  }
  return { headers, at: next, variable: null }
}
