/**
 * Chooses the tools that the conversation asks for: by words that the task shares with a tool's name, description and the sentences
 * of the system message about it; else a tool that ends the conversation. docs/answers.md explains the rules.
 */
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import { hanPairs, ownWordsOf, plainWords, readTaskWords, stem, withoutHits, wordsOf } from './words.ts'
import type { TaskWords } from './words.ts'

/** A tool and the words of the task that speak for it. */
export interface ChosenTool {
  tool: OfferedTool
  hits: ReadonlySet<string>
}

export type Choice = 'auto' | 'none' | 'required' | { name: string }

const refusal =
  /不(?:要|应|应该|能|用|需要?|得|必|可以?|准)[^。，,!！]{0,8}(?:工具|函数)|别[^。，]{0,6}工具|无需[^。，]{0,6}工具|\b(?:do not|don['’]t|never|no need to|without|not)\s+(?:use|using|call|calling|any|invoke|invoking)\b[^.!\n]{0,24}\b(?:tools?|functions?)\b/i
const demand =
  /\b(?:use|call|invoke|try|run|with|select|choose|pick)\b[^.!\n]{0,60}\b(?:tools?|functions?)\b|(?:使用|调用|用)[^。，]{0,12}(?:工具|函数)/i
/** Tools whose call is the final answer, as agent frameworks offer them for structured output. */
const outputName =
  /^(?:final_?(?:result|answer|response|output)|submit_?(?:final_?)?(?:answer|result|response|output|report)|(?:format|structured|json)_?(?:output|response|answer|result)|return_?(?:result|answer|output|response)|provide_?(?:final_?)?answer|attempt_completion|response_format|output|answer|respond|finish|done)(?:$|_|(?=[A-Z]))/i
const outputDescription =
  /\bfinal (?:response|answer|result|output)\b|\bends? (?:this|the) (?:conversation|task)\b|\bstructured (?:output|response|answer)\b|\bcorrectly extracted\b/i
/** Tools that pass the conversation to another agent. */
const handOffName = /^(?:transfer|hand_?off|delegate|route|escalate|switch)(?:_to)?_|^handoff/i

/** Points from which a tool is called without being demanded. */
const enough = 10
const mostTools = 8
/** Long descriptions explain usage in their later sentences; only the beginning says what the tool does. */
const descriptionLength = 300

/** The tools to call, best first; none where the conversation asks for none. */
export function chooseTools(tools: readonly OfferedTool[], view: RequestView, choice: Choice): ChosenTool[] {
  const functions = tools.filter((tool) => !tool.builtin)
  if (choice === 'none' || functions.length === 0) return []
  if (typeof choice === 'object') return toChosen(functions.find((tool) => tool.name === choice.name))
  if (choice === 'auto' && refusal.test(view.userText)) return []
  const outputs = functions.filter(isOutputTool)
  const actions = functions.filter((tool) => !outputs.includes(tool))
  if (view.toolResults.length > 0) return chooseAfterResults(actions, outputs, view, choice)
  const isDemanded = choice === 'required' || demand.test(view.userText)
  const fitting = findFitting(actions, view)
  if (fitting.length > 0) return fitting
  if (outputs.length > 0) return toChosen(findBest(outputs, view))
  return isDemanded ? toChosen(findBest(actions, view)) : []
}

/** Whether a call of the tool is the final answer. */
export function isOutputTool(tool: OfferedTool): boolean {
  return outputName.test(tool.name) || outputDescription.test(tool.description.slice(0, descriptionLength))
}

/** After results: the tools that were not called yet where only a hand-off was made, else the final answer. */
function chooseAfterResults(
  actions: readonly OfferedTool[],
  outputs: readonly OfferedTool[],
  view: RequestView,
  choice: 'auto' | 'required',
): ChosenTool[] {
  const called = new Set(view.calls.filter((call) => call.isCurrent).map((call) => call.name))
  const uncalled = actions.filter((tool) => !called.has(tool.name) && !handOffName.test(tool.name))
  // A hand-off changes the offered tools: those of the new agent are chosen as if the task were new.
  const pending = findFitting(uncalled, view).filter(
    ({ tool }) => [...called].every((name) => handOffName.test(name)) || isSequential(tool, view),
  )
  if (pending.length > 0) return pending
  if (outputs.length > 0) return toChosen(findBest(outputs, view))
  return choice === 'required' ? toChosen(findBest(uncalled.length > 0 ? uncalled : actions, view)) : []
}

/** Whether the task names a tool for a later step: `then send it`, `afterwards create …`. */
function isSequential(tool: OfferedTool, view: RequestView): boolean {
  const later = /\b(?:then|afterwards?|finally|next|after that)\b([\s\S]*)|(?:然后|再|最后)([\s\S]*)/i.exec(
    view.taskText,
  )
  return (
    later !== null && score(tool, readTaskWords(later[1] ?? later[2] ?? ''), new Set(), later[0], '').points >= enough
  )
}

/** Every tool that the task asks for, best first. */
function findFitting(tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const text = view.taskText
  let words = readTaskWords(text)
  const pairs = hanPairs(text)
  const chosen: ChosenTool[] = []
  const open = [...tools]
  while (open.length > 0 && chosen.length < mostTools) {
    const scored = open.map((tool) => ({ tool, ...score(tool, words, pairs, text, view.systemText) }))
    const best = scored.reduce((a, b) => (b.points > a.points ? b : a))
    // A further tool must be meant by its name: descriptions share words by chance.
    if (best.points < enough || (chosen.length > 0 && !best.isNamed)) break
    chosen.push({ tool: best.tool, hits: best.hits })
    open.splice(open.indexOf(best.tool), 1)
    words = withoutHits(words, best.hits)
    pairs.clear()
  }
  return chosen.length < 2 ? chosen : inOrderOf(text, chosen)
}

/** The tools in the order in which the task mentions them. */
function inOrderOf(text: string, chosen: readonly ChosenTool[]): ChosenTool[] {
  const clauses = text
    .slice(0, 4000)
    .split(/[,;，；。?!？！\n]|\.\s|\band\b|\bthen\b|和|以及|并/i)
    .slice(0, 60)
    .map(wordsOf)
  const placeOf = ({ tool, hits }: ChosenTool): number => {
    const named = text.indexOf(tool.name)
    if (named >= 0) return text.slice(0, named).split(/[,;，；。?!？！\n]|\.\s|\band\b|\bthen\b|和|以及|并/i).length - 1
    const at = clauses.findIndex((words) => [...hits].some((hit) => words.has(hit)))
    return at < 0 ? clauses.length : at
  }
  return chosen.toSorted((a, b) => placeOf(a) - placeOf(b))
}

function findBest(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  const words = readTaskWords(view.taskText)
  const pairs = hanPairs(view.taskText)
  let best: { tool: OfferedTool; points: number } | undefined
  for (const tool of tools) {
    const { points } = score(tool, words, pairs, view.taskText, view.systemText)
    if (best === undefined || points > best.points) best = { tool, points }
  }
  return best?.tool
}

function toChosen(tool: OfferedTool | undefined): ChosenTool[] {
  return tool === undefined ? [] : [{ tool, hits: new Set() }]
}

function score(
  tool: OfferedTool,
  { all: words, own }: TaskWords,
  pairs: ReadonlySet<string>,
  text: string,
  systemText: string,
): { points: number; hits: Set<string>; isNamed: boolean } {
  const hits = new Set<string>()
  const isSpelled = isNamed(tool.name, text)
  let points = isSpelled ? 100 : 0
  const parts = [...ownWordsOf(tool.name.replaceAll(/[_-]+/g, ' '))]
  const specific = parts.filter((part) => !plainWords.has(part) && !plainStems.has(part))
  const telling = specific.length > 0 ? specific : parts
  const named = telling.filter((part) => words.has(part))
  for (const part of named) hits.add(part)
  if (named.length > 0 && named.length * 2 >= telling.length) points += 10 + 4 * named.length
  else points += 3 * named.length
  // What is written counts for more than what a phrase stands for.
  points += named.filter((part) => own.has(part)).length
  // A verb of the name counts beside a noun of it: `create_event` before `delete_event`.
  if (named.length > 0) points += 2 * parts.filter((part) => !telling.includes(part) && words.has(part)).length
  const description = tool.description.slice(0, descriptionLength)
  const about = `${description} ${findSentencesAbout(tool.name, systemText)}`
  let described = 0
  for (const word of ownWordsOf(about)) {
    if (word.length < 3 || plainWords.has(word) || plainStems.has(word) || !words.has(word)) continue
    described += own.has(word) ? 1 : 0.5
    hits.add(word)
  }
  let shared = 0
  if (pairs.size > 0) for (const pair of hanPairs(about)) if (pairs.has(pair)) shared++
  // A hand-off has no arguments that could be wrong, and little else than its topic.
  const weight = handOffName.test(tool.name) ? 3 : 1
  return { points: points + weight * (3.5 * described + 5 * shared), hits, isNamed: isSpelled || named.length > 0 }
}

const plainStems: ReadonlySet<string> = new Set([...plainWords].map(stem))
const systemLength = 8000

/** The sentences of a system message that spell a tool's name: they say when to use it. */
function findSentencesAbout(name: string, systemText: string): string {
  const text = systemText.slice(0, systemLength)
  if (name.length < 3 || !text.includes(name)) return ''
  return text
    .split(/(?<=[.!?。；;])\s|\n/)
    .filter((sentence) => sentence.length < 400 && sentence.includes(name))
    .join(' ')
}

/** Whether a text spells the tool's name; a name that is a common word must be quoted or beside "tool". */
function isNamed(name: string, text: string): boolean {
  const at = text.indexOf(name)
  if (at < 0 || name.length < 2) return false
  const before = text[at - 1] ?? ' '
  const after = text[at + name.length] ?? ' '
  if (/[\w-]/.test(before) || /\w/.test(after)) return false
  if (/[_\d-]|[a-z][A-Z]/.test(name)) return true
  return (
    /[\u0060"'「“]/.test(before) ||
    /(?:tool|function|call|use|invoke|工具|函数|调用|使用)[^.。]{0,30}$/i.test(text.slice(Math.max(0, at - 40), at)) ||
    /^[\u0060"'」”]?\s*(?:tool|function|工具|函数)/i.test(text.slice(at + name.length, at + name.length + 12))
  )
}
