/** Which of the offered tools the last user message asks for. */
import type { OfferedTool } from './offered.ts'
import { hanPairs, plainVerbs, stem, wordsOf } from './words.ts'

/** A tool and the words of the message that speak for it. */
export interface ChosenTool {
  tool: OfferedTool
  hits: ReadonlySet<string>
}

export type Choice = 'auto' | 'none' | 'required' | { name: string }

const refusal =
  /不(?:要|应|应该|能|用|需要?|得|必|可以?|准)[^。，,!！]{0,8}(?:工具|函数)|别[^。，]{0,6}工具|无需[^。，]{0,6}工具|\b(?:do not|don['’]t|never|no need to|without|not)\s+(?:use|using|call|calling|any|invoke|invoking)\b[^.!\n]{0,24}\b(?:tools?|functions?)\b/i
const demand =
  /\b(?:use|call|invoke|try|run|with)\b[^.!\n]{0,60}\b(?:tools?|functions?)\b|(?:使用|调用|用)[^。，]{0,12}(?:工具|函数)/i
const enough = 10

/** The tools to call, best first; none when the message asks for none. */
export function chooseTools(tools: readonly OfferedTool[], text: string, choice: Choice): ChosenTool[] {
  const functions = tools.filter((tool) => !tool.builtin)
  if (choice === 'none' || functions.length === 0) return []
  if (typeof choice === 'object') {
    const named = functions.find((tool) => tool.name === choice.name)
    return named === undefined ? [] : [{ tool: named, hits: new Set() }]
  }
  if (choice === 'auto' && refusal.test(text)) return []
  const words = wordsOf(text)
  const pairs = hanPairs(text)
  const left = new Set(words)
  const chosen: ChosenTool[] = []
  const open = [...functions]
  while (open.length > 0 && chosen.length < 8) {
    const scored = open.map((tool) => ({ tool, ...score(tool, left, pairs, text) }))
    const best = scored.reduce((a, b) => (b.points > a.points ? b : a))
    if (best.points < enough) {
      if (chosen.length > 0 || (choice === 'auto' && !demand.test(text))) break
      return [{ tool: best.tool, hits: best.hits }]
    }
    chosen.push({ tool: best.tool, hits: best.hits })
    open.splice(open.indexOf(best.tool), 1)
    for (const hit of best.hits) left.delete(hit)
    pairs.clear()
  }
  return chosen
}

function score(
  tool: OfferedTool,
  words: ReadonlySet<string>,
  pairs: ReadonlySet<string>,
  text: string,
): { points: number; hits: Set<string> } {
  const hits = new Set<string>()
  let points = isNamed(tool.name, text) ? 100 : 0
  const parts = [...wordsOf(tool.name.replaceAll(/[_-]+/g, ' '))]
  const specific = parts.filter((part) => !plainVerbs.has(part) && !plainStems.has(part))
  const telling = specific.length > 0 ? specific : parts
  const named = telling.filter((part) => words.has(part))
  for (const part of named) hits.add(part)
  if (named.length > 0 && named.length * 2 >= telling.length) points += 10 + 4 * named.length
  else points += 3 * named.length
  // A verb of the name counts beside a noun of it: `create_event` before `delete_event`.
  if (named.length > 0) points += 2 * parts.filter((part) => !telling.includes(part) && words.has(part)).length
  let described = 0
  for (const word of wordsOf(tool.description)) {
    if (word.length < 3 || plainVerbs.has(word) || plainStems.has(word) || !words.has(word)) continue
    described++
    hits.add(word)
  }
  let shared = 0
  if (pairs.size > 0) for (const pair of hanPairs(tool.description)) if (pairs.has(pair)) shared++
  return { points: points + 3.5 * described + 5 * shared, hits }
}

const plainStems: ReadonlySet<string> = new Set([...plainVerbs].map(stem))

/** Whether the message spells the tool's name; a name that is a common word must stand in backticks, quotes or beside "tool". */
function isNamed(name: string, text: string): boolean {
  const at = text.indexOf(name)
  if (at < 0 || name.length < 2) return false
  const before = text[at - 1] ?? ' '
  const after = text[at + name.length] ?? ' '
  if (/[\w-]/.test(before) || /\w/.test(after)) return false
  if (/[_\d-]|[a-z][A-Z]/.test(name)) return true
  return (
    /[\u0060"'「“]/.test(before) ||
    new RegExp(`(?:tool|function|call|use|invoke|工具|函数|调用|使用)[^.。]{0,30}$`, 'i').test(
      text.slice(Math.max(0, at - 40), at),
    ) ||
    /^[\u0060"'」”]?\s*(?:tool|function|工具|函数)/i.test(text.slice(at + name.length, at + name.length + 12))
  )
}
