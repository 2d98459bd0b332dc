/**
 * Chooses the tools that the conversation asks for: by words that the task shares with a tool's name, description and the sentences
 * of the system message about it; else a tool that ends the conversation. docs/answers.md explains the rules.
 */
import { guard } from '../cues.ts'
import { readNumbers } from '../facts/numbers.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { findKnowledgeTool } from './knowledge-tools.ts'
import type { OfferedTool } from './offered.ts'
import { changes, descriptionLength, handOffName, scoreTool } from './score.ts'
import type { ScoredTask } from './score.ts'
import { readVerbs, verbOf } from './verbs.ts'
import { hanPairs, ownWordsOf, readTaskWords, withoutHits, wordsOf } from './words.ts'

/** A tool and the words of the task that speak for it. */
export interface ChosenTool {
  tool: OfferedTool
  hits: ReadonlySet<string>
}

export type Choice = 'auto' | 'none' | 'required' | { name: string }

const refusal = guard(
  /不(?:要|应|应该|能|用|需要?|得|必|可以?|准)[^。，,!！]{0,8}(?:工具|函数)|别[^。，]{0,6}工具|无需[^。，]{0,6}工具|\b(?:do not|don['’]t|never|no need to|without|not)\s+(?:use|using|call|calling|any|invoke|invoking)\b[^.!\n]{0,24}\b(?:tools?|functions?)\b/i,
)
const demand = guard(
  /\b(?:use|call|invoke|try|run|with|select|choose|pick)\b[^.!\n]{0,60}\b(?:tools?|functions?)\b|(?:使用|调用|用)[^。，]{0,12}(?:工具|函数)/i,
)
/** Tools whose call is the final answer, as agent frameworks offer them for structured output. */
const outputName =
  /^(?:final_?(?:result|answer|response|output)|submit_?(?:final_?)?(?:answer|result|response|output|report)|(?:format|structured|json)_?(?:output|response|answer|result)|return_?(?:result|answer|output|response)|provide_?(?:final_?)?answer|attempt_completion|response_format|output|answer|respond|finish|done)(?:$|_|(?=[A-Z]))/i
const outputDescription =
  /\bfinal (?:response|answer|result|output)\b|\bends? (?:this|the) (?:conversation|task)\b|\bstructured (?:output|response|answer)\b|\bcorrectly extracted\b/i
/** Points from which a tool is called without being demanded. */
const enough = 10
/** The same for the only tool. */
const enoughAlone = 5
const mostTools = 8

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
  const instructed = findInstructed(actions, view)
  if (instructed.length > 0) return instructed
  const known = findKnowledgeTool(actions, view)
  if (known !== undefined) return toChosen(known)
  const agent = findAgent(actions, view)
  if (agent !== undefined) return toChosen(agent)
  if (outputs.length > 0) return toChosen(findBest(outputs, view))
  return isDemanded ? toChosen(findBest(actions, view)) : []
}

/** Whether a call of the tool is the final answer. */
export function isOutputTool(tool: OfferedTool): boolean {
  return outputName.test(tool.name) || outputDescription.test(tool.description.slice(0, descriptionLength))
}

/** Words of system messages that tell what is to be done in each conversation. */
const instruction = /\b(?:use|should|must|always|call|first|begin by)\b/i
const condition = /\b(?:if|when|unless|only|never|don['’]t|do not|not)\b/i
const longestInstruction = 1500
const smallTalk = /^\W*(?:hi|hello|hey|thanks|thank you|bye|ok|okay)\b[^.!?]{0,20}[.!?]?\s*$/i

/** The tools that a short system message asks for whatever the task is, where the task has the values that they take. */
function findInstructed(tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const { systemText, taskText } = view
  if (systemText === '' || systemText.length > longestInstruction || smallTalk.test(taskText)) return []
  const sentences = systemText.split(/(?<=[.!?])\s|\n/).filter((sentence) => instruction.test(sentence))
  const text = sentences
    .map((sentence) => sentence.replace(/\bif\b.*$/i, ''))
    .filter((sentence) => !condition.test(sentence))
    .join(' ')
  if (text === '') return []
  const numbers = readNumbers(taskText).length
  return findFitting(
    tools.filter((tool) => takesOnlyNumbers(tool, numbers)),
    { ...view, taskText: text, systemText: '' },
  )
}

/** Whether a tool needs no arguments, or not more numbers than the task has. */
function takesOnlyNumbers({ parameters }: OfferedTool, most: number): boolean {
  const required = Array.isArray(parameters['required']) ? parameters['required'] : []
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  return (
    required.length <= most &&
    required.every((key) => {
      const schema = typeof key === 'string' ? properties[key] : undefined
      return isRecord(schema) && (schema['type'] === 'integer' || schema['type'] === 'number')
    })
  )
}

/** Where only other agents are offered, the one that the task is about most; a triage agent hands over every request. */
function findAgent(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  if (tools.length === 0 || smallTalk.test(view.taskText) || !tools.every((tool) => handOffName.test(tool.name)))
    return undefined
  const best = findBest(tools, view)
  return best !== undefined && scoreTool(best, toScored(view)).points > 3 ? best : undefined
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
    ({ tool }) =>
      [...called].every((name) => handOffName.test(name)) ||
      isSequential(tool, view) ||
      isStillToDo(tool, called, view),
  )
  if (pending.length > 0) return pending
  const open = uncalled.filter((tool) => isStillToDo(tool, called, view))
  if (open.length > 0) return toChosen(findBest(open, view))
  if (outputs.length > 0) return toChosen(findBest(outputs, view))
  return choice === 'required' ? toChosen(findBest(uncalled.length > 0 ? uncalled : actions, view)) : []
}

/** Whether a task that orders a change has only been looked up so far: `edit` after `read` for "change the timeout". */
function isStillToDo(tool: OfferedTool, called: ReadonlySet<string>, { taskText }: RequestView): boolean {
  const verb = verbOf(tool.name)
  if (verb === undefined || !(changes.has(verb) || verb === 'click') || !readVerbs(taskText).has(verb)) return false
  return [...called].every((name) => !changes.has(verbOf(name) ?? ''))
}

/** Whether the task names a tool for a later step: `then send it`, `afterwards create …`. */
function isSequential(tool: OfferedTool, view: RequestView): boolean {
  const later = /\b(?:then|afterwards?|finally|next|after that)\b([\s\S]*)|(?:然后|再|最后)([\s\S]*)/i.exec(
    view.taskText,
  )
  return (
    later !== null &&
    scoreTool(tool, {
      words: readTaskWords(later[1] ?? later[2] ?? ''),
      pairs: new Set(),
      text: later[0],
      systemText: '',
    }).points >= enough
  )
}

/** Every tool that the task asks for, best first. */
function findFitting(tools: readonly OfferedTool[], view: RequestView): ChosenTool[] {
  const text = view.taskText
  let words = readTaskWords(text)
  const pairs = hanPairs(text)
  const chosen: ChosenTool[] = []
  const open = [...tools]
  const asked = readVerbs(text)
  while (open.length > 0 && chosen.length < mostTools) {
    const task: ScoredTask = { words, pairs, text, systemText: view.systemText, asked }
    const scored = open.map((tool) => ({ tool, ...scoreTool(tool, task) }))
    const best = scored.reduce((a, b) => (b.points > a.points ? b : a))
    // A further tool must be meant by its name: descriptions share words by chance.
    if (best.points < (tools.length === 1 ? enoughAlone : enough) || (chosen.length > 0 && !best.isNamed)) break
    // Nor is one that does something else than what the task tells to do.
    if (chosen.length > 0 && isOtherDeed(best.tool, asked)) {
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
  const homes = chosen.map((one) => clauses.findIndex((clause) => hasAny(wordsOf(clause), one.hits)))
  return clauses.every((clause, index) => homes.includes(index) || !hasAny(ownWordsOf(clause), hits))
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
function isOtherDeed(tool: OfferedTool, asked: ReadonlySet<string>): boolean {
  const verb = verbOf(tool.name)
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

function findBest(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  const task = toScored(view)
  let best: { tool: OfferedTool; points: number } | undefined
  for (const tool of tools) {
    const { points } = scoreTool(tool, task)
    if (best === undefined || points > best.points) best = { tool, points }
  }
  return best?.tool
}

function toScored({ taskText, systemText }: RequestView): ScoredTask {
  return { words: readTaskWords(taskText), pairs: hanPairs(taskText), text: taskText, systemText }
}

function toChosen(tool: OfferedTool | undefined): ChosenTool[] {
  return tool === undefined ? [] : [{ tool, hits: new Set() }]
}
