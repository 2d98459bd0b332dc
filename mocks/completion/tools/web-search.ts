/** Calls the builtin function `$web_search`. The client sends the arguments of this call back unchanged (oriveo/web-search-stream). */
import { createRandom } from '../../common/index.ts'
import { toSearchId, toWebSearchCallId } from '../ids.ts'
import type { RequestView } from '../request-view.ts'
import type { CompletedCall } from '../types.ts'
import type { Choice } from './choose.ts'
import type { OfferedTool } from './offered.ts'

const asks =
  /\b(?:search|look up|google|latest|news|current(?:ly)?|today|tonight|recent(?:ly)?|right now|online|internet|web|price|score|who|what|when|where|which|how much)\b|搜索|搜一下|查一下|查询|最新|新闻|今天|现在|最近|联网|什么|谁|哪|多少/i
const smallTalk = /^\s*(?:hi|hello|hey|thanks|你好|谢谢)[^?？]{0,20}$/i

/** The search call; null if it is not offered, not needed, or if its result is already present. */
export function findWebSearch(
  tools: readonly OfferedTool[],
  view: RequestView,
  choice: Choice,
  given: { digits: string; seed: string; createdSeconds: number },
): CompletedCall | null {
  const offered = tools.some((tool) => tool.builtin && tool.name === '$web_search')
  if (!offered || choice === 'none') return null
  const forced = choice === 'required' || (typeof choice === 'object' && choice.name === '$web_search')
  if (!forced && (view.toolResults.length > 0 || smallTalk.test(view.userText) || !asks.test(view.userText)))
    return null
  const tokens = 2000 + createRandom(`tokens:${given.seed}:${view.userText}`).integer(7000)
  return {
    index: 0,
    id: toWebSearchCallId(given.digits),
    type: 'builtin_function',
    name: '$web_search',
    arguments: `{"search_result":{"search_id":"${toSearchId(`${given.seed}:${given.digits}`, given.createdSeconds)}"},"usage":{"total_tokens":${tokens}}}`,
  }
}
