/** Chooses what follows the results of tools: a call again where one failed, the calls that are still to be made, or the final answer. */
import { toText } from '../../common/index.ts'
import { toSnakeCase } from '../arguments/property.ts'
import { findCorrected } from '../continuation/corrected-calls.ts'
import { findNextSum } from '../continuation/chained-sums.ts'
import { findCounted } from '../continuation/counted-results.ts'
import { findEdit } from '../continuation/edit-calls.ts'
import { findListedRest } from '../continuation/listed-items.ts'
import { readMadeCalls } from '../continuation/made-calls.ts'
import { findCodeStep, findOrderedStep, readSpelledArguments } from '../continuation/ordered-steps.ts'
import { isDenied } from '../continuation/conditions.ts'
import { findCommit, findCopy, findListedFiles } from '../continuation/listed-files.ts'
import { findEnabled, findLocated, findShown, findTaker, findTwin, withObtainable } from '../continuation/obtainable.ts'
import { findStored } from '../continuation/graph-memory.ts'
import { findRelated } from '../continuation/related-lists.ts'
import { findQueryStep, findSchemaStep } from '../continuation/result-queries.ts'
import { withReading } from '../continuation/unread-files.ts'
import { findPageReader } from '../continuation/page-readers.ts'
import { findAgentTool, findHandOver, withoutAnswered } from '../continuation/remaining-parts.ts'
import { findOpener } from '../continuation/result-links.ts'
import { readConversationFacts } from '../facts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { enough, findBest, findFitting, toChosen, toScored } from './fitting.ts'
import type { ChosenTool } from './fitting.ts'
import { findFinalHandOff, findInstructed, findOrderedNext } from './instructed.ts'
import type { OfferedTool } from './offered.ts'
import { countNumbers, parse, readBare } from './result-values.ts'
import { asksAgain } from './retries.ts'
import { changes, scoreTool } from './score.ts'
import { handOffName } from './tool-words.ts'
import { spread } from './spread.ts'
import { splitSteps } from './steps.ts'
import { readVerbs, verbOf } from './verbs.ts'
import { ownWordsOf, plainWords, readTaskWords } from './words.ts'

/** The tools to call after results, with the arguments that the system message spells; none if the answer is a text. */
export function chooseAfterResults(
  actions: readonly OfferedTool[],
  outputs: readonly OfferedTool[],
  view: RequestView,
  choice: 'auto' | 'required',
): ChosenTool[] {
  const next = chooseNext(actions, outputs, view, choice)
  const chosen = next.length === 0 && choice === 'required' ? toChosen(findBest(actions, view)) : next
  return chosen.map((one) => (one.value === undefined ? withSpelled(one, readSpelledArguments(one.tool, view)) : one))
}

function withSpelled(chosen: ChosenTool, spelled: Readonly<Record<string, unknown>>): ChosenTool {
  return Object.keys(spelled).length === 0 ? chosen : { ...chosen, given: { ...spelled, ...chosen.given } }
}

function chooseNext(
  actions: readonly OfferedTool[],
  outputs: readonly OfferedTool[],
  view: RequestView,
  choice: 'auto' | 'required',
): ChosenTool[] {
  const current = view.calls.filter((call) => call.isCurrent)
  const called = new Set(current.map((call) => call.name))
  const made = readMadeCalls(view)
  const corrected = findCorrected(actions, view)
  if (corrected.length > 0) return corrected
  const failed = view.toolResults.filter(({ text }) => asksAgain(text))
  if (failed.length > 0) {
    const again = actions.filter(({ name }) => failed.some((result) => result.name === name))
    if (again.length > 0) return again.map((tool) => ({ tool, hits: new Set<string>(), isRest: true }))
  }
  const reread = findReRead(actions, current, view)
  if (reread !== undefined) return [reread]
  const continued =
    findEdit(actions, made, view) ??
    findNextSum(actions, view) ??
    findPageReader(actions, made, view) ??
    findStored(actions, made, view) ??
    findSchemaStep(actions, made, view) ??
    findQueryStep(actions, made, view) ??
    findCopy(actions, made, view) ??
    findCommit(actions, made, view)
  if (continued !== undefined) return [continued]
  const listed = findListedRest(actions, made, view)
  if (listed.length > 0) return listed
  if (findCounted(view) !== undefined && splitSteps(view.taskText).length < 2)
    return outputs.length > 0 ? toChosen(findBest(outputs, view)) : []
  const uncalled = actions.filter((tool) => !called.has(tool.name) && !handOffName.test(tool.name))
  // A hand-off changes the offered tools: those of the new agent are chosen as if the task were new.
  const isHandedOver = [...called].every((name) => handOffName.test(name))
  const planned = new Set(findFitting(actions, view).map(({ tool }) => tool))
  if (isDenied(view)) return outputs.length > 0 ? toChosen(findBest(outputs, view)) : []
  const files = findListedFiles(actions, made, view)
  if (files.length > 0) return files
  const enabled = findEnabled(uncalled, made, view)
  if (enabled !== undefined) return [enabled]
  const fitting = findFitting(uncalled, view).filter(
    ({ tool }) =>
      isHandedOver ||
      planned.has(tool) ||
      isSequential(tool, view) ||
      isStillToDo(tool, called, view) ||
      isUnanswered(tool, actions, called, view),
  )
  const pending = withoutAnswered(fitting, made, view.taskText)
  if (pending.length > 0) return withReading(withObtainable(pending, uncalled, made, view), actions, made, view)
  const computing = findComputing(uncalled, view)
  if (computing !== undefined) return toChosen(computing)
  const further = actions.filter((tool) => called.has(tool.name) && hasFurther(tool, view))
  if (further.length > 0) return further.map((tool) => ({ tool, hits: new Set<string>(), isRest: true }))
  const open = uncalled.filter((tool) => isStillToDo(tool, called, view))
  if (open.length > 0) return withReading(toChosen(findBest(open, view)), actions, made, view)
  const details = findDetails(uncalled, actions, view) ?? findFinalHandOff(actions, view)
  if (details !== undefined) return toChosen(details)
  const next =
    findTaker(uncalled, made) ??
    findLocated(uncalled, made) ??
    findShown(uncalled, made, view) ??
    findTwin(uncalled, actions, made, view) ??
    findRelated(uncalled, made, view) ??
    findOpener(uncalled, made, view) ??
    findCodeStep(uncalled, made, view) ??
    findOrderedStep(actions, made, view)
  if (next !== undefined) return [next]
  const handOver = findAgentTool(actions, made, view) ?? findHandOver(actions, made, view)
  if (handOver !== undefined) return toChosen(handOver)
  const ordered = [...findOrderedNext(uncalled, view), ...findInstructed(uncalled.filter(takesNothing), view)]
  if (ordered.length > 0) return ordered
  if (outputs.length > 0) return toChosen(findBest(outputs, view))
  return choice === 'required' ? toChosen(findBest(uncalled.length > 0 ? uncalled : actions, view)) : []
}

/** The tool that calculates with the results, where the task has no numbers: `the sum of the lengths of …`. */
function findComputing(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  if (/\d/.test(view.taskText)) return undefined
  const numbers = view.toolResults
    .map(({ text }) => readBare(text))
    .filter((one) => one !== undefined && /^-?\d/.test(one))
  if (numbers.length === 0 || numbers.length < view.toolResults.length) return undefined
  const task = toScored(view)
  return tools.find((tool) => countNumbers(tool) === numbers.length && scoreTool(tool, task).points >= enough / 2)
}

const unseen =
  /\b(?:not found|no match|does not (?:exist in|match|contain)|not been read|must (?:first )?read|read (?:it|the file) first|could not find)\b/i

/** The call that reads a file of which an edit did not find the text. */
function findReRead(
  actions: readonly OfferedTool[],
  current: RequestView['calls'],
  { toolResults }: RequestView,
): ChosenTool | undefined {
  const failed = toolResults.find(({ name, text }) => editName.test(name) && unseen.test(text.slice(0, 2000)))
  const call = current.find(({ id }) => id === failed?.callId)
  const args = call === undefined ? undefined : parse(call.arguments)
  const path = isRecord(args) ? Object.entries(args).find(([name]) => pathName.test(name))?.[1] : undefined
  if (typeof path !== 'string' || path === '') return undefined
  for (const tool of actions) {
    const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'].map(toText) : []
    const [only, ...others] = required
    if (!/^(?:read|view|cat)/i.test(tool.name) || only === undefined || others.length > 0 || !/path|file/i.test(only))
      continue
    if (current.some(({ name }) => name === tool.name)) continue
    return { tool, hits: new Set(), value: { [only]: path } }
  }
  return undefined
}

const editName = /edit|replace|patch|diff/i
const pathName = /^(?:file_?path|path|filename|file|absolute_path)$/i

function takesNothing({ parameters }: OfferedTool): boolean {
  return !isRecord(parameters['properties']) || Object.keys(parameters['properties']).length === 0
}

const isId = /^(?:\w+_)?ids?$/
const givesIds = /\b(?:returns?|gives?|lists?)\b[^.]{0,80}\bids?\b/i

/** The tool that shows the things of which a search has only given ids: `get_thread` after `search_threads`. */
function findDetails(
  tools: readonly OfferedTool[],
  actions: readonly OfferedTool[],
  { toolResults, systemText }: RequestView,
): OfferedTool | undefined {
  if (!toolResults.some(({ text }) => /"\w{0,40}id"\s?:/i.test(text.slice(0, 20_000)))) return undefined
  const made = actions.filter(({ name }) => toolResults.some((result) => result.name === name))
  return tools.find(({ name, description, parameters }) => {
    const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
    const required = Array.isArray(parameters['required']) ? parameters['required'].map(toText) : properties
    const [only, ...others] = required.length > 0 ? required : properties
    if (only === undefined || others.length > 0 || !isId.test(toSnakeCase(only)) || changes.has(verbOf(name) ?? ''))
      return false
    return (
      (name.length > 5 && systemText.slice(0, 8000).includes(name)) ||
      made.some((one) => givesIds.test(one.description) || (one.name.length > 4 && description.includes(one.name)))
    )
  })
}

/** Whether a tool was called for some of the things that the task lists, and not for all. */
function hasFurther(tool: OfferedTool, view: RequestView): boolean {
  const parts = spread(tool, readConversationFacts(view, 0)).filter(({ value }) => value !== '')
  if (parts.length < 2) return false
  // Of `3 * 12 and 11 + 49` the other part is that of another tool.
  const made = view.calls.filter((call) => call.isCurrent).map((call) => call.arguments.toLowerCase())
  const isDone = ({ value }: { value: string }): boolean => made.some((text) => text.includes(value.toLowerCase()))
  return parts.some(isDone) && !parts.every(isDone)
}

/** Whether the task has a word of the tool's name that no called tool accounts for: `temperature` of "the temperature of the capital". */
function isUnanswered(
  tool: OfferedTool,
  actions: readonly OfferedTool[],
  called: ReadonlySet<string>,
  view: RequestView,
): boolean {
  const task = toScored(view)
  const done = new Set(
    actions
      .filter(({ name }) => called.has(name))
      .flatMap(({ name, description }) => [...ownWordsOf(`${name.replaceAll('_', ' ')} ${description.slice(0, 200)}`)]),
  )
  const words = [...ownWordsOf(tool.name.replaceAll('_', ' '))].filter(
    (word) => word.length > 3 && !plainWords.has(word),
  )
  return words.some((word) => task.words.own.has(word) && !done.has(word)) && scoreTool(tool, task).points >= enough
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
