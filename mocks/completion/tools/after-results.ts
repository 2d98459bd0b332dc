/** Chooses what follows the results of tools: a call again where one failed, the calls that are still to be made, or the final answer. */
import { readConversationFacts } from '../facts.ts'
import type { RequestView } from '../request-view.ts'
import { enough, findBest, findFitting, toChosen, toScored } from './fitting.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'
import { asksAgain } from './retries.ts'
import { changes, scoreTool } from './score.ts'
import { handOffName } from './tool-words.ts'
import { spread } from './spread.ts'
import { readVerbs, verbOf } from './verbs.ts'
import { ownWordsOf, plainWords, readTaskWords } from './words.ts'

/** The tools to call after results; none if the answer is a text. */
export function chooseAfterResults(
  actions: readonly OfferedTool[],
  outputs: readonly OfferedTool[],
  view: RequestView,
  choice: 'auto' | 'required',
): ChosenTool[] {
  const current = view.calls.filter((call) => call.isCurrent)
  const called = new Set(current.map((call) => call.name))
  const failed = view.toolResults.filter(({ text }) => asksAgain(text))
  if (failed.length > 0) {
    const again = actions.filter(({ name }) => failed.some((result) => result.name === name))
    if (again.length > 0) return again.map((tool) => ({ tool, hits: new Set<string>(), isRest: true }))
  }
  const uncalled = actions.filter((tool) => !called.has(tool.name) && !handOffName.test(tool.name))
  // A hand-off changes the offered tools: those of the new agent are chosen as if the task were new.
  const isHandedOver = [...called].every((name) => handOffName.test(name))
  const planned = new Set(findFitting(actions, view).map(({ tool }) => tool))
  const pending = findFitting(uncalled, view).filter(
    ({ tool }) =>
      isHandedOver ||
      planned.has(tool) ||
      isSequential(tool, view) ||
      isStillToDo(tool, called, view) ||
      isUnanswered(tool, actions, called, view),
  )
  if (pending.length > 0) return pending
  const further = actions.filter((tool) => called.has(tool.name) && hasFurther(tool, view))
  if (further.length > 0) return further.map((tool) => ({ tool, hits: new Set<string>(), isRest: true }))
  const open = uncalled.filter((tool) => isStillToDo(tool, called, view))
  if (open.length > 0) return toChosen(findBest(open, view))
  if (outputs.length > 0) return toChosen(findBest(outputs, view))
  return choice === 'required' ? toChosen(findBest(uncalled.length > 0 ? uncalled : actions, view)) : []
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
