/** Composes the answer after tool results, which says what the tools returned. */
import { isRecord } from '../request-view.ts'
import type { RequestView, ToolResult } from '../request-view.ts'
import { describeMedia } from '../vision/media.ts'
import type { Medium } from '../vision/media.ts'

const longest = 600

/** One sentence for each result, in the user's language. */
function describeResults(view: RequestView): string {
  const lines = view.toolResults.map((result) => describeOne(result, view.chinese))
  if (lines.length === 1) return lines[0] as string
  return lines.map((line) => `- ${line}`).join('\n')
}

function describeOne(result: ToolResult, chinese: boolean): string {
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
  return String(value)
}

/** What tools returned, and the images among it. */
export function describeToolResults(view: RequestView, media: readonly Medium[]): string {
  if (media.length === 0) return describeResults(view)
  const withText = view.toolResults.filter((result) => result.text.trim() !== '')
  const described = describeMedia(media, view.chinese)
  return withText.length === 0 ? described : `${describeResults({ ...view, toolResults: withText })}\n${described}`
}
