/**
 * Finds the tools that a task asks for: by words that it shares with a tool's name, description and the sentences of the system message
 * about it; in a task of several steps, one for each step.
 */
import type { RequestView } from '../request-view.ts'
import { keepForTools } from './keep-for-tools.ts'
import type { OfferedTool } from './offered.ts'
import { changes, scoreTool } from './score.ts'
import type { ScoredTask } from './score.ts'
import { splitSteps } from './steps.ts'
import { readToolWords } from './tool-words.ts'
import { readVerbs, verbOf } from './verbs.ts'
import { hanPairs, ownWordsOf, readTaskWords, withoutHits, wordsOf } from './words.ts'

/** A tool and the words of the task that match it. */
export interface ChosenTool {
  tool: OfferedTool
  hits: ReadonlySet<string>
  /** The step of the task that asks for the tool; undefined where the task is not divided. */
  step?: string
  /** The arguments that the task spells. */
  value?: Readonly<Record<string, unknown>>
  /** Arguments that are known; the others are filled. */
  given?: Readonly<Record<string, unknown>>
  /** The arguments of the earlier call that a follow-up repeats. */
  base?: Readonly<Record<string, unknown>>
  /** Whether only those calls are written that were not made yet. */
  isRest?: boolean
}

/** A tool with at least this number of points is called although nothing demands a call. */
export const enough = 10
/** The same where only one tool is offered. */
const enoughAlone = 5
const mostTools = 8
const mostSteps = 8

/** Every tool that the task asks for, in the order in which the task mentions them. */
export function findFitting(tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const chosen = findByWords(tools, view)
  if (tools.length < 2) return chosen
  const divided = findBySteps(tools, view)
  const isMore = divided.length > 1 && divided.length >= chosen.length
  return isMore && chosen.every(({ tool }) => divided.some((one) => one.tool === tool)) ? divided : chosen
}

const refersBack = /\bthe (?:first|second|third|last|largest|newest|cheapest|best) (?:one|of them)\b/i
/** A step for which a tool of an earlier step is used again. */
const onceMore =
  /\b(?:the|this|that) (?:same )?(?:tool|function) (?:again|once more|a second time)\b|\b(?:the )?same (?:tool|function)\b|\b(?:use|call|run|invoke) it (?:again|once more|a second time)\b/i
const forbids = /^\s*(?:do not|don['’]t|never|without)\b/i

/** The best tool of each step; none where a step has the same tool as an earlier one, which may only add to it. */
function findBySteps(tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const steps = splitSteps(view.taskText).filter((step) => !forbids.test(step))
  if (steps.length < 2 || steps.length > mostSteps) return []
  const found: ChosenTool[] = []
  const common = toCommon(tools)
  for (const step of steps) {
    const task = { ...toScored({ ...view, taskText: step }), ...common }
    const scored = tools.map((tool) => ({ tool, ...scoreTool(tool, task) }))
    const best = scored.reduce((a, b) => (b.points > a.points ? b : a))
    if (best.points >= enough && best.isNamed) {
      if (!found.some(({ tool }) => tool === best.tool) || onceMore.test(step))
        found.push({ tool: best.tool, hits: best.hits, step })
      continue
    }
    // `Then read the first one.`: only the verb tells the tool.
    const asked = readVerbs(step)
    const [only, ...others] =
      found.length > 0 && refersBack.test(step)
        ? tools.filter((tool) => asked.has(verbOf(tool.name) ?? '') && !found.some((one) => one.tool === tool))
        : []
    if (only !== undefined && others.length === 0) found.push({ tool: only, hits: new Set(), step })
  }
  return found
}

/** Tools by the words of the whole task, each accounting for its words. */
function findByWords(tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const text = view.taskText
  let words = readTaskWords(text)
  const pairs = hanPairs(text)
  const chosen: ChosenTool[] = []
  const open = [...tools]
  const asked = readVerbs(text)
  const common = toCommon(tools)
  while (open.length > 0 && chosen.length < mostTools) {
    const task: ScoredTask = { words, pairs, text, systemText: view.systemText, asked, ...common }
    const scored = open.map((tool) => ({ tool, ...scoreTool(tool, task) }))
    const best = scored.reduce((a, b) => (b.points > a.points ? b : a))
    // A further tool must match by its name, because descriptions share words by chance.
    if (best.points < (tools.length === 1 ? enoughAlone : enough) || (chosen.length > 0 && !best.isNamed)) break
    // Skips a tool that does something other than what the task orders.
    if (chosen.length > 0 && isOtherAction(best.tool, asked)) {
      open.splice(open.indexOf(best.tool), 1)
      continue
    }
    if (chosen.length > 0 && best.points < 100 && isSameClause(text, chosen, best.hits, asked)) {
      open.splice(open.indexOf(best.tool), 1)
      continue
    }
    chosen.push({ tool: best.tool, hits: best.hits })
    open.splice(open.indexOf(best.tool), 1)
    words = withoutHits(words, best.hits)
    pairs.clear()
  }
  return chosen.length < 2 ? chosen : inOrderOf(text, chosen)
}

/** Whether the words for a further tool are verbs, or words of a request without parts, that an earlier tool already answers. */
function isSameClause(
  text: string,
  chosen: readonly ChosenTool[],
  hits: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): boolean {
  const clauses = splitClauses(text)
  if (clauses.length === 1 && text.length < 120) return true
  if (![...hits].every((hit) => asked.has(hit))) return false
  const chosenClauses = chosen.map((one) => clauses.findIndex((clause) => hasAny(wordsOf(clause), one.hits)))
  return clauses.every((clause, index) => chosenClauses.includes(index) || !hasAny(ownWordsOf(clause), hits))
}

function hasAny(words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].some((word) => words.has(word))
}

function splitClauses(text: string): string[] {
  return text
    .slice(0, 4000)
    .split(/[,;，；。?!？！\n]|\.\s|\.$|\band\b|\bthen\b|和|以及|并/i)
    .filter((clause, index) => clause.trim() !== '' || index === 0)
    .slice(0, 60)
}

/** Whether a tool looks up what a task that only gives orders does not ask for. */
function isOtherAction(tool: OfferedTool, asked: ReadonlySet<string>): boolean {
  const verb = verbOf(tool.name)
  if (verb === 'reset') return !asked.has(verb)
  return verb !== undefined && asked.size > 0 && !asked.has(verb) && [...asked].every((one) => changes.has(one))
}

/** The tools in the order in which the task mentions them. */
function inOrderOf(text: string, chosen: readonly ChosenTool[]): ChosenTool[] {
  const clauses = splitClauses(text).map(wordsOf)
  const placeOf = ({ tool, hits }: ChosenTool): number => {
    const named = text.indexOf(tool.name)
    if (named >= 0) return text.slice(0, named).split(/[,;，；。?!？！\n]|\.\s|\band\b|\bthen\b|和|以及|并/i).length - 1
    const at = clauses.findIndex((words) => [...hits].some((hit) => words.has(hit)))
    return at < 0 ? clauses.length : at
  }
  return chosen.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The best tool, however few points it has. */
export function findBest(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  const task = { ...toScored(view), ...toCommon(tools) }
  let best: { tool: OfferedTool; points: number } | undefined
  for (const tool of tools) {
    const { points } = scoreTool(tool, task)
    if (best === undefined || points > best.points) best = { tool, points }
  }
  return best?.tool
}

type Common = Pick<ScoredTask, 'common'>

const toCommon = keepForTools((tools): Common => {
  const words = findCommon(tools)
  return words === undefined ? {} : { common: words }
})

const fewest = 3

/** The words of the names of more than half of several tools. */
function findCommon(tools: readonly OfferedTool[]): ReadonlySet<string> | undefined {
  if (tools.length < fewest) return undefined
  const counts = new Map<string, number>()
  for (const tool of tools)
    for (const part of readToolWords(tool).telling) counts.set(part, (counts.get(part) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count * 2 > tools.length).map(([part]) => part)
  // Where one of them is all that a name tells, as `file` of `read_file`, it tells something.
  const isAll = tools.some((tool) => {
    const { telling } = readToolWords(tool)
    return telling.length > 0 && telling.every((part) => common.includes(part))
  })
  return common.length === 0 || isAll ? undefined : new Set(common)
}

export function toScored({ taskText, systemText }: RequestView): ScoredTask {
  return { words: readTaskWords(taskText), pairs: hanPairs(taskText), text: taskText, systemText }
}

export function toChosen(tool: OfferedTool | undefined): ChosenTool[] {
  return tool === undefined ? [] : [{ tool, hits: new Set() }]
}
