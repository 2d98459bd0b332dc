/** The files that the calls of a turn have read, without the numbers of their lines. */
import { isRecord } from '../request-view.ts'
import { parse } from '../tools/result-values.ts'
import { isRefused } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

export interface ReadFile {
  /** The path as the call gives it. */
  readonly path: string
  readonly text: string
}

const longest = 100_000
const readsName =
  /^(?:(?:\w+__|\w+[.-])?(?:read|view|open|cat|get|fetch|show))|text_?editor|read_?(?:text_?)?file|view_?file/i
export const pathName = /^(?:file_?path|path|filename|file_?name|file|absolute_?path|target_?file|relative_?path)$/i
const ofCommand =
  /^(?:cat|less|more|head(?: -n? ?\d+)?|tail(?: -n? ?\d+)?|nl|sed -n \S{1,20})\s+["']?([\w./~@-]{1,200})["']?\s*$/
const numbered = /^\s{0,8}\d{1,6}(?:\t|\s?[|→:]\s?)/
const frame =
  /^\s*(?:<\/?(?:file|files|file_?contents?|contents?|path|system|output|result|tool_?result|document|type)(?:\s[^>\n]{0,200})?>|<system>[^\n]{0,400}<\/system>|file:\s[^\n]{1,200}|\(end of file[^\n]{0,80}\)|\[[^\n\]]{0,80}\blines?\b[^\n\]]{0,80}\]|contents? of [^\n]{1,200}:|here(?:['’]s| is) (?:the )?(?:result|content)[^\n]{1,200}:)\s*$/i

/** The files that were read, the last one first. */
export function readFiles(made: readonly MadeCall[]): ReadFile[] {
  const files: ReadFile[] = []
  for (const { name, args, result } of made.toReversed()) {
    if (result === '' || result.length > longest || isRefused(result)) continue
    const path = findReadPath(name, args)
    if (path !== undefined && !files.some((one) => one.path === path)) files.push({ path, text: toText(result) })
  }
  return files
}

/** The path that a call reads; undefined where it does something else. */
function findReadPath(name: string, args: Readonly<Record<string, unknown>>): string | undefined {
  const { command } = args
  const line: unknown = Array.isArray(command) ? command.at(-1) : command
  if (typeof line === 'string' && line !== 'view') return ofCommand.exec(line.slice(0, 400))?.[1]
  if (
    (!readsName.test(name) && command !== 'view') ||
    Object.keys(args).some((key) => /^(?:contents?|new_?str|new_?string|new|edits?|diff|patch|file_text)/i.test(key))
  )
    return undefined
  const found = Object.entries(args).find(([key]) => pathName.test(key))?.[1]
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** The text of a file from what a tool shows of it. */
function toText(result: string): string {
  const parsed = parse(result)
  const whole = isRecord(parsed)
    ? (parsed['content'] ?? parsed['text'] ?? parsed['output'] ?? parsed['result'])
    : undefined
  const lines = (typeof whole === 'string' ? whole : result).replace(/\r\n/g, '\n').split('\n')
  while (lines.length > 0 && frame.test(lines[0] as string)) lines.shift()
  while (lines.length > 0 && frame.test(lines.at(-1) as string)) lines.pop()
  const written = lines.filter((line) => line.trim() !== '')
  const isNumbered = written.length > 0 && written.every((line) => numbered.test(line))
  return isNumbered ? lines.map((line) => line.replace(numbered, '')).join('\n') : lines.join('\n')
}
