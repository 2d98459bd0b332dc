/** Reads the files that a search or a listing has found, where the task wants more of them than their names; copies and saves texts. */
import { toText } from '../../common/index.ts'
import { findPaths } from '../arguments/path-extracts.ts'
import { toSnakeCase } from '../arguments/property.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { parse } from '../tools/result-values.ts'
import { splitSteps } from '../tools/steps.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'
import { pathName, readFiles } from './read-files.ts'

const lists = /list|glob|grep|search|find|ls$/i
const reads = /^(?:read|view|cat|open|get)(?:_|$)/
const longest = 20_000
const mostFiles = 8
const uses =
  /\b(?:show|open|read|view|explain|print|summari[sz]e|describe|fix|set|change|update|edit|refactor|rename|replace|look at|tell me what)\b/i
const wantsAll = /\b(?:all|every|each|both)\b/i
const kinds: readonly (readonly [words: RegExp, ending: RegExp])[] = [
  [/\bmarkdown\b/i, /\.mdx?$/],
  [/\bpython\b/i, /\.py$/],
  [/\btypescript\b/i, /\.tsx?$/],
  [/\bjavascript\b/i, /\.[cm]?jsx?$/],
  [/\bjson\b/i, /\.json$/],
  [/\bcsv\b/i, /\.csv$/],
  [/\btext files?\b/i, /\.(?:txt|md)$/],
]

/** The calls that read what was found. */
export function findListedFiles(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool[] {
  const last = made.at(-1)
  if (last === undefined || !lists.test(last.name) || isRefused(last.result)) return []
  const steps = splitSteps(taskText)
  const isAll = wantsAll.test(taskText) && /^\W{0,3}(?:please\s)?(?:read|summari[sz]e|show|open)\b/i.test(taskText)
  if (!isAll && !steps.slice(1).some((step) => uses.test(step))) return []
  const reader = tools.find(({ name, parameters }) => {
    const { required } = readProperties(parameters)
    const [first, ...more] = required
    return reads.test(toSnakeCase(name)) && first !== undefined && more.length === 0 && pathName.test(first)
  })
  if (reader === undefined || made.some(({ name }) => name === reader.name)) return []
  const ending = kinds.find(([words]) => words.test(taskText))?.[1]
  const files = listFiles(last).filter((path) => ending === undefined || ending.test(path))
  const [key = ''] = readProperties(reader.parameters).required
  return files
    .slice(0, isAll ? mostFiles : 1)
    .map((path) => ({ tool: reader, hits: new Set<string>(), value: { [key]: path } }))
}

/** The paths of the files that a result lists. */
function listFiles({ args, result }: MadeCall): string[] {
  const value = parse(result)
  const inner = isRecord(value) ? Object.values(value).find(Array.isArray) : value
  const lines = Array.isArray(inner)
    ? inner.flatMap((one: unknown) =>
        typeof one === 'string'
          ? [one]
          : isRecord(one)
            ? [one['path'] ?? one['name'] ?? one['file']].filter((name) => typeof name === 'string')
            : [],
      )
    : result.slice(0, longest).split('\n')
  const folder = Object.entries(args).find(([name]) => /^(?:path|dir\w*|directory|folder)$/i.test(name))?.[1]
  const found = lines.flatMap((line) => {
    const path = /^\s*(?:\[FILE\]\s|[-*•]\s)?((?:[A-Za-z]:)?[\w./@~-]*\.[A-Za-z]\w{0,5})(?=:|\s|$)/.exec(line)?.[1]
    if (path === undefined) return []
    const isOwn =
      /^[/~]|^[A-Za-z]:/.test(path) || typeof folder !== 'string' || path.startsWith(folder) || folder === '.'
    return [isOwn ? path : `${folder.replace(/\/$/, '')}/${path}`]
  })
  return [...new Set(found)]
}

const copies = /\b(?:copy|duplicate|save|write|put|append|transfer)\b/i

/** The call that writes the text of a file which was read to another path of the task. */
export function findCopy(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const [file, ...others] = readFiles(made)
  if (file === undefined || others.length > 0 || made.length > 1 || !copies.test(taskText)) return undefined
  const [source, target, ...more] = findPaths(taskText)
  if (source === undefined || target === undefined || more.length > 0 || !file.path.endsWith(source)) return undefined
  if (!/\b(?:text|contents?|it|its|same)\b/i.test(taskText)) return undefined
  for (const tool of tools) {
    const { properties } = readProperties(tool.parameters)
    const place = Object.keys(properties).find((name) => pathName.test(name))
    const whole = Object.keys(properties).find((name) => /^(?:contents?|file_?text|text)$/i.test(name))
    if (place !== undefined && whole !== undefined && /write|create|save/i.test(tool.name))
      return { tool, hits: new Set(), given: { [place]: target, [whole]: file.text } }
  }
  return undefined
}

const commitMessage = /\bcommit\b[^\n"“\u0060']{0,60}["“\u0060']([^"”\u0060'\n]{1,200})["”\u0060']/i

/** The command that commits, after the state of the repository was looked at. */
export function findCommit(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  const message = commitMessage.exec(taskText.slice(0, 2000))?.[1]
  if (last === undefined || message === undefined || isRefused(last.result)) return undefined
  const run = toText(last.args['command'] ?? '')
  if (!/^git (?:status|diff)\b/.test(run) || made.some(({ args }) => /git commit/.test(JSON.stringify(args))))
    return undefined
  const tool = tools.find(({ name }) => name === last.name)
  return tool === undefined
    ? undefined
    : { tool, hits: new Set(), given: { command: `git add -A && git commit -m ${JSON.stringify(message)}` } }
}
