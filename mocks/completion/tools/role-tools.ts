/**
 * Finds the tool for a request that shares no words with any: the one that a team leader delegates with, that runs the usual command, that
 * the role of an agent begins its work with, or that turns a request down.
 */
import { keepFor } from '../../common/index.ts'
import { findCommand } from '../arguments/commands.ts'
import { findPaths } from '../arguments/path-extracts.ts'
import { writeFileCommand } from '../arguments/file-commands.ts'
import { guard } from '../cues.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { smallTalk } from './instructed.ts'
import { handOffName } from './tool-words.ts'
import type { OfferedTool } from './offered.ts'
import { verbOf } from './verbs.ts'

const longestSystem = 8000
const delegates = /^(?:delegate|assign|dispatch|give|hand_?off|send)_?(?:a_)?(?:tasks?|work|request|job)/i
const leads = guard(
  /\b(?:delegate|assign|dispatch|route|give|hand)\b[^.\n]{0,60}\b(?:tasks?|requests?|work|questions?)\b|\b(?:leader|manager|supervisor|coordinator|orchestrator|you lead|you manage|you coordinate)\b[^.\n]{0,40}\b(?:team|agents|members|workers)\b|<team_members>/i,
)

const findDelegating = keepFor((tools: readonly OfferedTool[]) => {
  const [only, ...others] = tools.filter(({ name }) => delegates.test(name))
  return others.length > 0 ? undefined : only
})

/** The tool with which the leader of a team gives work to its members. */
export function findDelegation(
  tools: readonly OfferedTool[],
  { systemText, taskText }: RequestView,
): OfferedTool | undefined {
  const only = findDelegating(tools)
  if (only === undefined || taskText === '' || smallTalk.test(taskText)) return undefined
  return leads.test(systemText.slice(0, longestSystem)) ? only : undefined
}

const runsCode = /python|code_?(?:interpreter|runner|execution)|(?:run|execute|exec)_?(?:code|script|js|javascript)/i
const computes =
  /\b(?:sum|product|average|mean|median|standard deviation) of\b|\b(?:factorial|fibonacci|primes?|calculate|compute|simulate)\b|\bhow many (?:primes|digits|divisors)\b/i

/** The tool that runs code, for a calculation that no other tool is for. */
export function findCodeRunner(tools: readonly OfferedTool[], { taskText }: RequestView): OfferedTool | undefined {
  const runner = taskText.length > 600 ? undefined : findRunner(tools)
  return runner !== undefined && computes.test(taskText) ? runner : undefined
}

const findRunner = keepFor((tools: readonly OfferedTool[]) =>
  tools.find(
    ({ name, parameters }) =>
      runsCode.test(name) &&
      isRecord(parameters['properties']) &&
      Object.keys(parameters['properties']).some((key) => /^(?:code|script|source|input|program)$/i.test(key)),
  ),
)

const ofShell = /shell|bash|command|terminal|exec/i

/** The tool that runs commands. */
const findCommandTool = keepFor((tools: readonly OfferedTool[]) =>
  tools.find(
    ({ name, parameters }) =>
      ofShell.test(name) &&
      isRecord(parameters['properties']) &&
      Object.keys(parameters['properties']).some((key) => /^(?:command|cmd)$/i.test(key)),
  ),
)

/** The tool that runs the usual command for what is asked, such as `git log` for the last commits. */
export function findShell(tools: readonly OfferedTool[], { taskText }: RequestView): OfferedTool | undefined {
  const shell = findCommandTool(tools)
  return shell === undefined || findCommand(taskText) === undefined ? undefined : shell
}

const measures =
  /\bhow (?:many (?:lines|words)|big|large)\b|\bsize of\b|\b(?:count|number of) (?:the )?(?:lines|words)\b/i
const readsFile = /^(?:read|view|open|cat)(?:_?(?:text_?)?file)?$/i

const findFileReader = keepFor((tools: readonly OfferedTool[]) => tools.find(({ name }) => readsFile.test(name)))

/** The tool that reads the file in which something is to be done that no tool is known for. */
export function findReader(tools: readonly OfferedTool[], { taskText }: RequestView): OfferedTool | undefined {
  const reader = findFileReader(tools)
  return reader !== undefined && taskText.length < 600 && findPaths(taskText).some((path) => /\.[a-z]/i.test(path))
    ? reader
    : undefined
}

const ownVerbs: ReadonlySet<string> = new Set(['delete', 'move', 'copy'])
const makesFolder = /(?:create|make)_?(?:directory|dir|folder)|mkdir/i

/** The shell, for an order to remove, rename, copy or make files or folders that no other tool does. */
export function findFileShell(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  if (view.taskText.length > 300 || findCommandTool(tools) === undefined) return undefined
  if (measures.test(view.taskText) && !tools.some(({ name }) => /info|stat|metadata|count/i.test(name))) {
    const command = findCommand(view.taskText)
    if (command !== undefined && /^(?:wc|du)\s/.test(command)) return findShell(tools, view)
  }
  if (writeFileCommand(view.taskText) === undefined) return undefined
  const hasOwn = tools.some(({ name }) => ownVerbs.has(verbOf(name) ?? '') || makesFolder.test(name))
  return hasOwn ? undefined : findShell(tools, view)
}

const searches = /^(?:web_?|internet_?|google_?|news_?)?(?:search|research|look_?up|browse)|_search$/i
const isQuery = /^(?:query|q|queries|question|search_?\w*|keywords?|topic|input)$/i
const searcher = guard(
  /\b(?:you|your)\b[^.\n]{0,60}\b(?:search(?:es|ing)?|research(?:es|er|ing)?|gather\w{0,3}|find)\b[^.\n]{0,60}\b(?:web|information|topics?|subjects?|sources|facts|online|internet|data|library|archives?|documents|literature|papers|news)\b|\byou are (?:a|an|the) [\w -]{0,40}research\w{0,5}\b/i,
)

/** The search with which an agent begins whose role is to look things up. */
export function findRoleSearch(
  tools: readonly OfferedTool[],
  { systemText, taskText }: RequestView,
): OfferedTool | undefined {
  const search = taskText === '' ? undefined : findSearch(tools)
  if (search === undefined || smallTalk.test(taskText)) return undefined
  return searcher.test(systemText.slice(0, longestSystem)) ? search : undefined
}

const findSearch = keepFor((tools: readonly OfferedTool[]) =>
  tools.find(
    ({ name, parameters }) =>
      searches.test(name) &&
      isRecord(parameters['properties']) &&
      Object.keys(parameters['properties']).some((key) => isQuery.test(key)),
  ),
)

const forOthers =
  /\b(?:any|some)thing else\b|\bother (?:questions?|topics?|requests?|things|matters|tasks)\b|\b(?:outside|out of|beyond) (?:your|the|its|my) (?:scope|expertise|area)\b|\bunrelated\b|\bnot related\b/i
const givesBack = /(?:transfer|hand|escalate|route|return|send)\w*_?(?:back|off)?_?(?:to_)?/i

const findHandOff = keepFor((tools: readonly OfferedTool[]) => {
  const [only, ...others] = tools.filter(({ name }) => handOffName.test(name))
  return others.length > 0 ? undefined : only
})

/** The hand-off for what the tools of an agent are not for: `Call this if the user asks about something else`. */
export function findWayBack(
  tools: readonly OfferedTool[],
  { systemText, taskText, messages }: RequestView,
): OfferedTool | undefined {
  const only = findHandOff(tools)
  if (only === undefined || tools.length < 2 || taskText === '' || smallTalk.test(taskText)) return undefined
  // A short answer to the question of the assistant is no new topic.
  const before = messages.at(-2)
  if (before?.role === 'assistant' && /\?\W{0,4}$/.test(before.text)) return undefined
  if (forOthers.test(only.description.slice(0, 400))) return only
  const said = systemText.slice(0, longestSystem).split(/(?<=[.!?])\s|\n/)
  return said.some((one) => forOthers.test(one) && givesBack.test(one)) ? only : undefined
}

const turnsDown =
  /^(?:reject|refuse|decline|deny)_?(?:request|task|query|command|order|instruction|action)?$|not_(?:possible|supported|available)|unsupported|out_of_scope|no_?(?:op|tool|action|match)$|cannot_/i
const forImpossible =
  /\b(?:request|query|question|task|command|order|instruction)\b[^.\n]{0,30}\b(?:is not possible|cannot be|can['’]t be|is not supported|is out of scope|is unrelated)\b|\bno other (?:tool|function)\b/i

/** The tool for requests that no other one can serve. */
export function findRefusalTool(tools: readonly OfferedTool[]): OfferedTool | undefined {
  return tools.find(refuses)
}

const refuses = keepFor(
  ({ name, description }: OfferedTool) => turnsDown.test(name) || forImpossible.test(description.slice(0, 200)),
)
