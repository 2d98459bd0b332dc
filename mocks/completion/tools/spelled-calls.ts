/** Reads the calls that a task spells with their arguments: `search(query="tides", limit=3)`. */
import { accepts, mostSteps } from '../arguments/accepts.ts'
import { isRecord } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import { withoutPlugin } from './words.ts'

const longest = 8000
const mostSpelled = 8
const argument =
  /(?:^|,)\s{0,10}([A-Za-z_]\w{0,60})\s{0,3}[=:]\s{0,3}("(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\\\n]|\\.){0,400}'|-?\d{1,15}(?:\.\d{1,15})?|true|false|True|False|null|None|\[[^[\]\n]{0,400}\])/g
const words: Readonly<Record<string, unknown>> = { True: true, False: false, None: null }

export interface SpelledCall {
  tool: OfferedTool
  value: Record<string, unknown>
}

/** The calls that a text spells, in their order; none if an argument is not one of the tool's. */
export function readSpelledCalls(tools: readonly OfferedTool[], text: string): SpelledCall[] {
  if (!text.includes('(')) return []
  const sample = text.slice(0, longest)
  if (!/\w\(\s{0,10}(?:\w{1,60}\s{0,3}[=:]|\))/.test(sample)) return []
  const found: SpelledCall[] = []
  for (const [, name, list] of sample.matchAll(/\b([A-Za-z_][\w.-]{0,63})\(([^()\n]{0,1000})\)/g)) {
    const tool = tools.find((one) => one.name === name || (isBlank(list) && withoutPlugin(one.name) === name))
    if (tool === undefined || found.length >= mostSpelled) continue
    const value: Record<string, unknown> = {}
    for (const [, key, item] of (list as string).matchAll(argument)) value[key as string] = readValue(item as string)
    // `end_session()`, but not the name of a function in a question.
    const isEmpty = isBlank(list) && takesNothing(tool) && !/\?\s*$/.test(sample)
    if (
      (isEmpty || Object.keys(value).length > 0) &&
      accepts(tool.parameters, value, tool.parameters, { left: mostSteps })
    )
      found.push({ tool, value })
  }
  return found
}

function isBlank(list: string | undefined): boolean {
  return list?.trim() === ''
}

function takesNothing({ parameters }: OfferedTool): boolean {
  return !isRecord(parameters['properties']) || Object.keys(parameters['properties']).length === 0
}

function readValue(text: string): unknown {
  if (Object.hasOwn(words, text)) return words[text]
  const form = text.startsWith("'") || text.startsWith('[') ? text.replaceAll(/(?<!\\)'/g, '"') : text
  try {
    return JSON.parse(form) as unknown
  } catch {
    // Quotation marks within the text: it is taken as it is.
    return text.slice(1, -1)
  }
}
