/** Composes the answer after tool results, which says what the tools returned. */
import { toText } from '../../common/index.ts'
import { isRecord } from '../request-view.ts'
import { findAwaited } from '../continuation/awaited-results.ts'
import { findCompared, labelResults } from '../continuation/compared-results.ts'
import { findCounted } from '../continuation/counted-results.ts'
import type { RequestView, ToolResult } from '../request-view.ts'
import { tellJokes } from './jokes.ts'
import { findItems } from './known-lists.ts'
import { describeMedia } from '../vision/media.ts'
import type { Medium } from '../vision/media.ts'

const longest = 600
const thatMany =
  /\b(?:tell|write|give|list|make|generate|produce|create|return|name|say)\s(?:me\s|the user\s)?(?:that|this|so|as) many\s((?:[a-z]{2,20}\s){0,2}?[a-z]{3,20})\b/i
const mostItems = 20

/** As many things as a tool says, where the conversation orders that: `then tell that many jokes`. */
function writeThatMany({ systemText, taskText, toolResults }: RequestView): string | undefined {
  const bare = toolResults.length === 1 ? /^\D{0,20}(\d{1,3})\D{0,3}$/.exec(toolResults[0]?.text ?? '')?.[1] : undefined
  const noun =
    bare === undefined ? undefined : (thatMany.exec(taskText) ?? thatMany.exec(systemText.slice(0, 2000)))?.[1]
  if (bare === undefined || noun === undefined) return undefined
  const count = Math.min(mostItems, Number(bare))
  if (/jokes?$/i.test(noun)) return tellJokes(count)
  const known = findItems(noun, false)
  return Array.from(
    { length: count },
    (_, index) => `${index + 1}. ${known[index] ?? `Example ${index + 1} of ${noun}`}`,
  ).join('\n')
}

/** One sentence for each result, in the user's language. */
function describeResults(view: RequestView): string {
  const counted = findCounted(view)
  const awaited = findAwaited(view)
  const lines = awaited.map((result) => describeOne(result, view.chinese, counted))
  if (lines.length === 1) return lines[0] as string
  const labels = view.chinese ? [] : labelResults(awaited, view)
  const compared = findCompared(awaited, labels, view)
  const listed = lines.map((line, index) => (labels[index] === undefined ? `- ${line}` : `- ${labels[index]}: ${line}`))
  return [...(compared === undefined ? [] : [compared]), ...listed].join('\n')
}

function describeOne(result: ToolResult, chinese: boolean, counted: number | undefined): string {
  const text = result.text.trim()
  if (result.name === '$web_search' || text.startsWith('{"search_result"'))
    return chinese
      ? '根据搜索结果，相关信息已经找到，要点如上述来源所示。'
      : 'According to the search results, the sources agree on the main points of your question.'
  if (/^(?:\[\s*\]|\{\s*\}|null|""|none)$/i.test(text))
    return chinese ? `${result.name} 没有找到任何结果。` : `${result.name} found no results.`
  if (text === '')
    return chinese ? `${result.name} 已执行完成，没有返回内容。` : `${result.name} finished without returning anything.`
  const value = describeValue(text, chinese)
  if (counted !== undefined)
    return chinese
      ? `根据 ${result.name} 的结果，共有 ${counted} 个：${value}`
      : `According to ${result.name}, there ${counted === 1 ? 'is' : 'are'} ${counted}: ${value}`
  return chinese ? `根据 ${result.name} 的结果：${value}` : `According to ${result.name}: ${value}`
}

function describeValue(text: string, chinese: boolean): string {
  let value: unknown = text
  if (/^[[{"]/.test(text) && text.length < 200_000) {
    try {
      value = JSON.parse(text)
    } catch {
      // It is not JSON, so the text itself is described.
    }
  }
  const described = flatten(value, chinese ? '，' : ', ', chinese ? '：' : ': ', 0)
  const cut = Array.from(described)
  const short = cut.length > longest ? `${cut.slice(0, longest).join('')}…` : described
  return /[.!?。！？…]$/.test(short) ? short : short + (chinese ? '。' : '.')
}

function flatten(value: unknown, comma: string, colon: string, depth: number): string {
  if (typeof value === 'string') return value
  if (depth > 4) return JSON.stringify(value)
  if (Array.isArray(value))
    return value
      .slice(0, 20)
      .map((item) => flatten(item, comma, colon, depth + 1))
      .join(comma)
  if (isRecord(value))
    return Object.entries(value)
      .slice(0, 30)
      .map(([key, item]) => key + colon + flatten(item, comma, colon, depth + 1))
      .join(comma)
  return toText(value)
}

/** What tools returned, and the images among it. */
export function describeToolResults(view: RequestView, media: readonly Medium[]): string {
  if (media.length === 0) return writeThatMany(view) ?? describeResults(view)
  const withText = view.toolResults.filter((result) => result.text.trim() !== '')
  const described = describeMedia(media, view.chinese)
  return withText.length === 0 ? described : `${describeResults({ ...view, toolResults: withText })}\n${described}`
}
