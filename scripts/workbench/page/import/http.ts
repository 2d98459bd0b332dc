/** Reads `.http` files: raw request messages, and the format of editors with `###`, `@name = value` and `{{name}}`. */
import { ImportError, toImported, type Imported } from './imported.ts'

/** `METHOD target` or an absolute address alone, each with or without the version of HTTP. */
const requestLine = /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\S+)|(https?:\/\/\S+))(?:\s+HTTP\/[\d.]+)?\s*$/i

/** The requests of the text, in order. @throws ImportError where one of them cannot be read */
export function importHttp(text: string): Imported[] {
  const variables = readVariables(text)
  const found: Imported[] = []
  for (const block of text.split(/^###.*$/m)) {
    const lines = block.split(/\r?\n/)
    const start = lines.findIndex((line) => requestLine.test(line))
    if (start < 0) continue
    found.push(readMessage(lines.slice(start), variables))
  }
  if (found.length > 0) return found
  throw new ImportError(
    'No request line was found.',
    'Begin with a line such as POST https://api.moonshot.ai/v1/chat/completions.',
  )
}

function readVariables(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^@([\w.-]{1,64})[ \t]*=[ \t]*(.*)$/gm)].map(([, name, value]) => [name!, value!.trim()]),
  )
}

function readMessage(lines: readonly string[], variables: ReadonlyMap<string, string>): Imported {
  const notes: string[] = []
  const fill = (text: string) => fillIn(text, variables, notes)
  const [, method = 'GET', written, alone] = requestLine.exec(lines[0]!) ?? []
  const target = written ?? alone ?? ''
  const blank = lines.findIndex((line, at) => at > 0 && line.trim() === '')
  const head = lines.slice(1, blank < 0 ? undefined : blank)
  const headers = head
    .filter((line) => !/^\s*(?:#|\/\/)/.test(line) && line.includes(':'))
    .map((line) => [line.slice(0, line.indexOf(':')).trim(), fill(line.slice(line.indexOf(':') + 1).trim())] as const)
  const body =
    blank < 0
      ? ''
      : lines
          .slice(blank + 1)
          .join('\n')
          .trim()
  if (/^<@?\s/.test(body))
    throw new ImportError(
      `The body is in a file (${body.slice(0, 60)}), which the page cannot read.`,
      'Put the content of the file in its place.',
    )
  return toImported(
    { method, url: toUrl(fill(target), headers), headers, body: body === '' ? null : fill(cutResponse(body)) },
    notes,
  )
}

/** A raw message names its host in a header. */
function toUrl(target: string, headers: readonly (readonly [string, string])[]): string {
  if (!target.startsWith('/')) return target
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1]
  if (host === undefined) return target
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(host)
  return `${isLocal ? 'http' : 'https'}://${host}${target}`
}

/** A file may hold the answer behind the request, a script that takes it (`> {% … %}`), or where it is saved (`>> file`). */
function cutResponse(body: string): string {
  const at = body.search(/^(?:HTTP\/[\d.]+ \d{3}|>{1,2}!?[ \t])/m)
  return at < 0 ? body : body.slice(0, at)
}

function fillIn(text: string, variables: ReadonlyMap<string, string>, notes: string[], depth = 0): string {
  return text.replaceAll(/\{\{\s*([^{}]{1,80}?)\s*\}\}/g, (whole, name: string) => {
    const value = variables.get(name)
    if (value !== undefined && depth < 4) return fillIn(value, variables, notes, depth + 1)
    if (!/key|token|auth/i.test(name)) notes.push(`The variable ${whole} was kept as text.`)
    return whole
  })
}
