/** Calls again after a result that says what was wrong with the arguments, or that there is more: `call again with offset 4000`. */
import { escapePattern, toText } from '../../common/index.ts'
import { accepts, mostSteps } from '../arguments/accepts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { parse } from '../tools/result-values.ts'
import { readMadeCalls, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const ofArguments =
  /\b(?:error|invalid|missing|unexpected|unknown|required|not in the tool|unrecognized|schema|validation|expected)\b/i

const isMissing = /\b(?:missing|required)\b/i

/** The calls that are made again with the arguments which their tool takes. */
export function findCorrected(tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const made = readMadeCalls(view).filter(({ id }) => view.toolResults.some(({ callId }) => callId === id))
  return made.flatMap((call) => {
    const tool = tools.find(({ name }) => name === call.name)
    if (tool === undefined) return []
    return findRenamed(tool, call) ?? findMore(tool, call, view) ?? []
  })
}

/** The call with its values under the names that the tool's schema has. */
function findRenamed(tool: OfferedTool, { args, result }: MadeCall): ChosenTool | undefined {
  if (!ofArguments.test(result.slice(0, 1000))) return undefined
  const { properties, required } = readProperties(tool.parameters)
  const lacking = required.filter((name) => !Object.hasOwn(args, name))
  const unknown = Object.entries(args).filter(([name]) => !Object.hasOwn(properties, name))
  // Arguments that are no JSON are not known.
  const said = result.slice(0, 1000)
  const isTold = unknown.length > 0 || (isMissing.test(said) && lacking.some((name) => said.includes(name)))
  if (lacking.length === 0 || !isTold) return undefined
  const given: Record<string, unknown> = {}
  for (const name of lacking) {
    const at = unknown.findIndex(([, value]) => accepts(properties[name], value, tool.parameters, { left: mostSteps }))
    const [[, value] = []] = at < 0 ? [] : unknown.splice(at, 1)
    if (value !== undefined) given[name] = value
  }
  for (const [name, value] of Object.entries(args)) if (Object.hasOwn(properties, name)) given[name] = value
  return { tool, hits: new Set(), given, isRest: true }
}

const hasMore =
  /\btruncated\b|\bto (?:read|get|see|load|continue|view) (?:the )?(?:more|rest|next|remaining)\b|\bmore (?:content|results|data|lines|pages|items|rows|entries)\b|\bcontinue(?:s|d)? (?:reading|with|from|at)\b|\bnext page\b|\bremaining\b|"(?:next_?page\w{0,10}|next_?cursor|next_?token|has_?more|next)"/i
const wantsAll =
  /\b(?:all|every|each|whole|entire|entirely|complete|completely|full|fully|in full|last|end|rest|total|how many|count|number of|until)\b|全部|所有|完整/i

/** The call for what a result leaves out, with the position that the result gives. */
function findMore(tool: OfferedTool, { args, result }: MadeCall, { taskText }: RequestView): ChosenTool | undefined {
  const tail = result.length > 4000 ? `${result.slice(0, 1000)}\n${result.slice(-3000)}` : result
  if (!hasMore.test(tail) || !wantsAll.test(taskText.slice(0, 2000))) return undefined
  const { properties } = readProperties(tool.parameters)
  for (const [name, schema] of Object.entries(properties)) {
    if (!/offset|start|page|cursor|token|skip|index|after|from_line|begin|position/i.test(name)) continue
    const value = findPosition(name, schema, tail, result)
    if (value === undefined || value === args[name] || !accepts(schema, value, tool.parameters, { left: mostSteps }))
      continue
    return { tool, hits: new Set(), value: { ...args, [name]: value } }
  }
  return undefined
}

/** The value that a result gives for the position of the next part. */
function findPosition(
  name: string,
  schema: Readonly<Record<string, unknown>>,
  text: string,
  whole: string,
): string | number | undefined {
  const isNumber = /^(?:integer|number)$/.test(toText(schema['type']))
  const form = isNumber ? String.raw`(\d{1,12})` : String.raw`["'\u0060]?([\w=+/.-]{1,200})`
  const named = new RegExp(
    String.raw`\b(?:next_?)?${escapePattern(name)}["'\u0060]?(?:\s(?:of|to|is|at))?\s{0,2}[:=]?\s{0,2}${form}`,
    'i',
  ).exec(text)?.[1]
  if (named !== undefined) return isNumber ? Number(named) : named
  const value = parse(whole)
  if (isRecord(value)) {
    const entry = Object.entries(value).find(
      ([key, item]) =>
        /^next(?:_?(?:page|cursor|token|offset|page_?token))?$/i.test(key) &&
        (typeof item === 'string' || typeof item === 'number') &&
        item !== '',
    )?.[1]
    if (typeof entry === 'string' || typeof entry === 'number')
      return isNumber && /^\d+$/.test(String(entry)) ? Number(entry) : entry
    if (isNumber && /page/i.test(name) && value['has_more'] === true && typeof value['page'] === 'number')
      return value['page'] + 1
  }
  if (!isNumber) return undefined
  const from =
    /\b(?:from|at|with|line|offset|index|position|page)\s(?:line\s|offset\s|index\s|character\s|page\s)?#?(\d{1,12})\b/i.exec(
      text.slice(text.search(hasMore)),
    )?.[1]
  return from === undefined ? undefined : Number(from)
}
