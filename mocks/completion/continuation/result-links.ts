/** The addresses of pages that results give, and the tool that opens them. */
import { toSnakeCase } from '../arguments/property.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { ownWordsOf } from '../tools/words.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const link = /https?:\/\/[^\s"'<>()[\]{}\\，。）]{4,500}/g
const longest = 60_000
const mostLinks = 40
/** Results with more text for each address than this answer a question themselves. */
const longSnippet = 220

interface Link {
  readonly url: string
  /** What stands around the address. */
  readonly around: string
}

function readLinks(made: readonly MadeCall[]): Link[] {
  const opened = made.map(({ args }) => JSON.stringify(args)).join('\n')
  const found: Link[] = []
  for (const { result } of made.toReversed()) {
    const text = result.slice(0, longest)
    for (const match of text.matchAll(link)) {
      const url = match[0].replace(/[.,;:!?]+$/, '')
      if (found.length >= mostLinks) break
      if (!opened.includes(url) && !found.some((one) => one.url === url))
        found.push({ url, around: text.slice(Math.max(0, match.index - 120), match.index + url.length + 120) })
    }
    if (found.length > 0) break
  }
  return found
}

/** The address of the results that shares most words with the task, else the first one that was not opened. */
export function findMeantAddress(task: string, made: readonly MadeCall[]): string | undefined {
  const links = readLinks(made)
  const words = ownWordsOf(task)
  let best: { url: string; points: number } | undefined
  for (const { url, around } of links) {
    const points = [...ownWordsOf(around)].filter((word) => word.length > 2 && words.has(word)).length
    if (best === undefined || points > best.points + 2) best = { url, points }
  }
  return best?.url
}

const isAddress = /^(?:\w+_)?(?:urls?|uri|link|page)$/
const searches = /search|find|google|bing|tavily|duckduckgo|brave|lookup|query|list|搜索/i
const changesName = /delete|remove|send|post|upload|create|click|submit|shorten|screenshot|download/i
const wantsReading =
  /\b(?:read|open|visit|page|site|website|article|content|details?|summar\w+|explain|describe|what (?:it|they|that) (?:is|are|does)|tell me (?:about|what)|documentation|docs|instructions?)\b|是什么|介绍|详细|总结|内容|告诉我/i
const asksFact =
  /\b(?:when|who|how (?:many|much|old|tall|long|far)|what (?:year|date|time|version)|which (?:year|version))\b/i

/** The tool that opens a page which a search has found, where the search itself says too little. */
export function findOpener(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || isRefused(last.result) || !searches.test(last.name)) return undefined
  const url = findMeantAddress(taskText, [last])
  if (url === undefined) return undefined
  const opener = tools.find(({ name, parameters }) => {
    const { properties, required } = readProperties(parameters)
    const [only, ...others] = required.length > 0 ? required : Object.keys(properties)
    return (
      only !== undefined &&
      others.length === 0 &&
      isAddress.test(toSnakeCase(only)) &&
      !changesName.test(name) &&
      !made.some((call) => call.name === name)
    )
  })
  if (opener === undefined) return undefined
  const plain = last.result.replaceAll(link, ' ')
  const links = last.result.match(link)?.length ?? 1
  const isShort = plain.length / links < longSnippet
  if (!wantsReading.test(taskText) && !(isShort && !asksFact.test(taskText))) return undefined
  if (!isShort && !/\b(?:read|open|visit|page|site|website|article)\b|内容/i.test(taskText)) return undefined
  const { properties, required } = readProperties(opener.parameters)
  const [name = ''] = required.length > 0 ? required : Object.keys(properties)
  const isList = properties[name]?.['type'] === 'array'
  return { tool: opener, hits: new Set(), given: { [name]: isList ? [url] : url } }
}
