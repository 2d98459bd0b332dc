/** Finds the calls that are left where a task lists things and a call was made for some of them: Lima of `in Oslo and Lima`. */
import { escapePattern } from '../../common/index.ts'
import { readPlaces } from '../facts/places.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { isRefused } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const longest = 2000
const most = 8
const joint = String.raw`(?:,\s?(?:(?:and|or)\s)?|\s(?:and|or|&|vs\.?|versus)\s)(?:(?:the\s)?(?:in|of|for|from|at)\s)?`
const proper = String.raw`\p{Lu}[\p{L}\d'’.-]{0,30}(?:\s(?:de\s|of\s|la\s)?\p{Lu}[\p{L}\d'’-]{0,30}){0,3}`
const code = String.raw`(?=[\w#-]{0,20}\d)[\w#-]{1,24}`
const figure = String.raw`-?\d{1,12}(?:\.\d{1,9})?`
const quoted = String.raw`["'“\u0060][^"'”\u0060\n]{1,60}["'”\u0060]`
const word = String.raw`[a-z][a-z-]{2,20}(?=[.,?!;]|$|\sand\s)`

/** The calls of a tool for the things of a list that have none yet. */
export function findListedRest(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool[] {
  const last = made.at(-1)
  const tool = tools.find(({ name }) => name === last?.name)
  if (last === undefined || tool === undefined || taskText.length > longest || isRefused(last.result)) return []
  const done = made
    .filter(({ name }) => name === last.name)
    .map(({ args }) => JSON.stringify(args).toLowerCase())
    .join('\n')
  for (const [key, value] of Object.entries(last.args)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const zone = /\/(\w{2,30})$/.exec(String(value))?.[1]?.replaceAll('_', ' ')
    if (zone !== undefined && taskText.includes(zone)) {
      const places = findSiblings(zone, taskText).filter(
        (item) => !done.includes(item.toLowerCase().replaceAll(' ', '_')),
      )
      if (places.length > 0)
        return places.slice(0, most).map((item) => ({ tool, hits: new Set<string>(), step: item, isRest: true }))
    }
    const chinese = findChineseSiblings(String(value), taskText).filter((item) => !done.includes(item))
    if (chinese.length > 0)
      return chinese
        .slice(0, most)
        .map((item) => ({ tool, hits: new Set<string>(), value: { ...last.args, [key]: item } }))
    const open = findSiblings(String(value), taskText).filter((item) => !done.includes(item.toLowerCase()))
    if (open.length > 0)
      return open.slice(0, most).map((item) => ({
        tool,
        hits: new Set<string>(),
        value: { ...last.args, [key]: typeof value === 'number' ? Number(item) : item },
      }))
  }
  return []
}

/** The other places of `上海和广州`. */
function findChineseSiblings(value: string, text: string): string[] {
  if (!/^[\u4e00-\u9fff]{2,8}$/.test(value) || !/[和与及跟、]/.test(text) || !text.includes(value)) return []
  const places = readPlaces(text).filter((one) => /^[\u4e00-\u9fff]+$/.test(one))
  return places.includes(value) ? places.filter((one) => one !== value) : []
}

/** The other members of the list in which a text has a value. */
function findSiblings(value: string, text: string): string[] {
  const head = value.split(',')[0]?.trim() ?? ''
  if (head === '' || head.length > 60) return []
  const at = text.toLowerCase().indexOf(head.toLowerCase())
  if (at < 0) return []
  const written = text.slice(at, at + head.length)
  const isQuoted = /["'“\u0060]/.test(text[at - 1] ?? '') && /["'”\u0060]/.test(text[at + head.length] ?? '')
  const item = isQuoted ? quoted : toForm(written)
  const list = new RegExp(
    String.raw`(?<![\p{L}\d])(?:${item}${joint}){0,7}${isQuoted ? quoted : escapePattern(written)}(?:,\s\p{Lu}{2})?(?:${joint}${item}){0,7}(?![\p{L}\d])`,
    'u',
  )
  const found = list.exec(text.slice(Math.max(0, at - 300), at + 400))?.[0]
  if (found === undefined || found.length === written.length) return []
  return Array.from(found.matchAll(new RegExp(item, 'gu')), ([one]) => one.replaceAll(/^["'“\u0060]|["'”\u0060]$/g, ''))
    .map((one) => one.replace(/['’]s$|\.$/, ''))
    .filter((one) => one.toLowerCase() !== head.toLowerCase() && !/^\p{Lu}{2}$/u.test(one) && !notItems.test(one))
}

const notItems =
  /^(?:I|What|Who|When|Where|Which|How|Is|Are|Do|Does|Can|Could|Get|Find|Show|Tell|Give|Check|Look|Search|Compare|Calculate|Also|Then|Please|Use|also|then|please|tell|give|summarize|respond|answer|say|return|send|write|compare)$/

function toForm(written: string): string {
  if (/^-?\d+(?:\.\d+)?$/.test(written)) return figure
  if (/\d/.test(written) && !/\s/.test(written)) return code
  return /^\p{Lu}/u.test(written) ? proper : word
}
