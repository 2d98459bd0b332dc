/** Reads a curl command: what browsers, documentation and people write. */
import { ImportError, toImported, type Imported, type RawRequest } from './imported.ts'
import { isPowerShell, splitPowerShell } from './powershell-words.ts'
import { splitCommand } from './shell-words.ts'

/** Options with a value that does not change the request: output, connection, proxy, certificates, limits. */
const ignoredWithValue = new Set(
  [
    'o output w write-out m max-time connect-timeout retry retry-delay retry-max-time x proxy cacert cert key limit-rate',
    'resolve connect-to c cookie-jar D dump-header stderr trace trace-ascii interface dns-servers proxy-user U capath',
    'max-redirs noproxy tls-max ciphers C continue-at r range Y speed-limit y speed-time z time-cond unix-socket E',
  ].flatMap((line) => line.split(' ')),
)

const data = new Set(['d', 'data', 'data-raw', 'data-binary', 'data-ascii', 'json'])
const refused: Readonly<Record<string, string>> = {
  F: 'multipart forms (-F)',
  form: 'multipart forms (--form)',
  T: 'uploads of files (-T)',
  'upload-file': 'uploads of files (--upload-file)',
  K: 'configuration files (-K)',
  config: 'configuration files (--config)',
  'data-urlencode': 'form fields (--data-urlencode)',
  next: 'several requests in one command (--next)',
}

/** The request of a curl command. @throws ImportError */
export function importCurl(text: string): Imported {
  const { command, input } = takeHereDocument(text.trim())
  const { words, notes } = isPowerShell(command) ? splitPowerShell(command) : splitCommand(command)
  if (!/^(?:.*[\\/])?curl(?:\.exe)?$/.test(words[0] ?? ''))
    throw new ImportError('The command does not begin with curl.', 'Paste a command that begins with curl.')
  if (words.some((word) => /^[“”‘’]/.test(word)))
    throw new ImportError(
      'The command has curved quotes (“ ”), as word processors write them.',
      'Replace them by straight quotes.',
    )
  const request = readOptions(words.slice(1), notes, input)
  return toImported(request, notes)
}

/** Takes the text out that `<<EOF` gives to a command that reads its body from its input (`-d @-`). */
function takeHereDocument(text: string): { command: string; input: string | null } {
  const start = /@-['"]?\s[^]*?<<-?[ \t]*(['"]?)([A-Za-z_]\w{0,40})\1([^\n]*)\n/.exec(text.slice(0, 20_000))
  if (start === null) return { command: text, input: null }
  const from = start.index + start[0].length
  const end = new RegExp(`^[ \\t]*${start[2]}[ \\t]*\\r?$`, 'm').exec(text.slice(from))
  if (end === null)
    throw new ImportError(
      `The text after <<${start[2]} has no line ${start[2]} at its end.`,
      'Copy the command again as a whole.',
    )
  const before = text.slice(0, from).replace(/<<-?[^<\n]*\n$/, '')
  return { command: `${before} ${start[3]}`, input: text.slice(from, from + end.index) }
}

function readOptions(words: readonly string[], notes: string[], input: string | null): RawRequest {
  const headers: [string, string][] = []
  const bodies: string[] = []
  let method: string | null = null
  let url: string | null = null
  for (const { name, value } of toOptions(words)) {
    if (name === null || name === 'url') url = takeUrl(url, value)
    else if (name === 'X' || name === 'request') method = value
    else if (name === 'H' || name === 'header') headers.push(toHeader(value))
    else if (data.has(name)) bodies.push(value === '@-' && input !== null ? input : takeBody(name, value))
    else if (name === 'oauth2-bearer') headers.push(['Authorization', `Bearer ${value}`])
    else if (name === 'b' || name === 'cookie') headers.push(['Cookie', value])
    else if (name === 'I' || name === 'head' || name === 'G' || name === 'get') method = 'GET'
    else if (name === 'u' || name === 'user')
      notes.push('Left out: -u, a user name and password, which this API does not accept.')
    else if (Object.hasOwn(refused, name))
      throw new ImportError(`curl's ${refused[name]} are not understood here.`, 'Import a request with a JSON body.')
  }
  if (url === null)
    throw new ImportError(
      'The command has no address.',
      'Add the address, such as https://api.moonshot.ai/v1/chat/completions.',
    )
  return {
    method: method ?? (bodies.length > 0 ? 'POST' : 'GET'),
    url: /^(?:[a-z][a-z0-9+.-]*:\/\/|[$%{<])/i.test(url) ? url : `http://${url}`,
    headers,
    body: bodies.length > 0 ? bodies.join('&') : null,
  }
}

/** Options with their values; an argument that is not an option has the name null. */
function* toOptions(words: readonly string[]): Generator<{ name: string | null; value: string }> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (!word.startsWith('-') || word === '-') {
      yield { name: null, value: word }
      continue
    }
    if (word.startsWith('--')) {
      const [name = '', ...rest] = word.slice(2).split('=')
      const value = rest.length > 0 ? rest.join('=') : takesValue(name) ? words[++at] : ''
      yield { name, value: needValue(word, value) }
      continue
    }
    // `-sSXPOST`: flags without values, then one with its value behind it.
    for (let letter = 1; letter < word.length; letter++) {
      const name = word[letter]!
      if (!takesValue(name)) {
        yield { name, value: '' }
        continue
      }
      const rest = word.slice(letter + 1)
      yield { name, value: needValue(`-${name}`, rest === '' ? words[++at] : rest) }
      break
    }
  }
}

const withValue = new Set([
  'url',
  'X',
  'request',
  'H',
  'header',
  'oauth2-bearer',
  'b',
  'cookie',
  'u',
  'user',
  'A',
  'user-agent',
  'e',
  'referer',
])

function takesValue(name: string): boolean {
  return withValue.has(name) || data.has(name) || ignoredWithValue.has(name) || Object.hasOwn(refused, name)
}

function needValue(option: string, value: string | undefined): string {
  if (value === undefined)
    throw new ImportError(`The option ${option} has no value.`, 'Copy the command again as a whole.')
  return value
}

function takeUrl(earlier: string | null, url: string): string {
  if (earlier === null) return url
  if (url === 'curl') throw new ImportError('The text has several commands.', 'Import one after the other.')
  throw new ImportError(
    `The command has two addresses: ${earlier.slice(0, 60)} and ${url.slice(0, 60)}.`,
    'Check the quotes: a text with spaces must be quoted.',
  )
}

function takeBody(name: string, value: string): string {
  if (name === 'data-raw' || !value.startsWith('@')) return value
  throw new ImportError(
    `The body is in the file ${value.slice(1, 80)}, which the page cannot read.`,
    'Replace @ and the name by the content of the file, or paste the content alone.',
  )
}

function toHeader(line: string): [string, string] {
  const colon = line.indexOf(':')
  return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}
