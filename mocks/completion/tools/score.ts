/** How well a tool matches a conversation: words of its name, description and parameters, verbs, and values that its parameters take. */
import { isRecord } from '../request-view.ts'
import { keepFor, escapePattern } from '../../common/index.ts'
import { findLanguageOf } from '../text/text-languages.ts'
import { countTopicWords } from '../topics.ts'
import type { OfferedTool } from './offered.ts'
import { asksForCount, readStatements, scoreStatements } from './statements.ts'
import { findSentencesAbout } from './sentences-about.ts'
import { readVerbs, verbOf } from './verbs.ts'
import { descriptionLength, handOffName, isTelling, readToolWords } from './tool-words.ts'
import { hanPairs, ownWordsOf, plainWords, stem } from './words.ts'
import type { TaskWords } from './words.ts'

/** What tools are scored against. */
export interface ScoredTask {
  words: TaskWords
  pairs: ReadonlySet<string>
  text: string
  systemText: string
  /** The verbs that the text asks with, where they are known. */
  asked?: ReadonlySet<string>
  /** Words of the names of most tools, which do not tell one from another: `drone` of those that control a drone. */
  common?: ReadonlySet<string>
}

export interface Score {
  points: number
  /** The words of the task that match the tool. */
  hits: Set<string>
  /** Whether the task means the tool by its name. */
  isNamed: boolean
}

const mostParameters = 12
const mostParameterWords = 2

/** The points of a tool for a task. */
export function scoreTool(tool: OfferedTool, task: ScoredTask): Score {
  const { text, pairs, systemText } = task
  const { all: words, own } = task.words
  const hits = new Set<string>()
  const isSpelled = isNamed(tool.name, text) || isSpelledAsCall(readToolWords(tool).plain, text)
  let points = isSpelled ? 100 : 0
  const {
    parts,
    telling,
    least,
    described: ownWords,
    isHandOff,
    isAgent,
    verb,
    alsoVerbs,
    describesTables,
  } = readToolWords(tool)
  const ownParts = task.common === undefined ? telling : telling.filter((part) => task.common?.has(part) !== true)
  const named = ownParts.filter((part) => words.has(part))
  for (const part of named) hits.add(part)
  if (named.length > 0 && named.length >= Math.min(least, Math.max(1, ownParts.length) / 2))
    points += 10 + 4 * named.length
  else points += 3 * named.length
  // What is written counts for more than what a phrase stands for.
  points += named.filter((part) => own.has(part)).length
  // A verb of the name counts beside a noun of it: `create_event` before `delete_event`.
  if (named.length > 0) points += 2 * parts.filter((part) => !telling.includes(part) && words.has(part)).length
  const said = findSentencesAbout(tool.name, systemText)
  const about =
    said === ''
      ? tool.description.slice(0, descriptionLength)
      : `${tool.description.slice(0, descriptionLength)} ${said}`
  let described = 0
  for (const word of said === '' ? ownWords : ownWordsOf(about)) {
    if (!words.has(word) || !isTelling(word)) continue
    described += own.has(word) ? 1 : 0.5
    hits.add(word)
  }
  let shared = 0
  if (pairs.size > 0) for (const pair of hanPairs(about)) if (pairs.has(pair)) shared++
  // A hand-off has no arguments that could be wrong, and little else than its topic; an agent takes the request itself.
  const weight = isHandOff ? 3 : isAgent ? 2 : 1
  points += weight * (3.5 * described + 5 * shared)
  // The system message says when the tool is used, and the task is about that.
  if (said !== '' && described > 0) points += 4
  if (isHandOff) points += 4 * countTopicWords(tool.name.replace(handOffName, '').replace(/_?agent$/i, ''), text)
  if (isHandOff && isInLanguage(tool.name, text)) points += 12
  points += scoreParameters(tool, task, hits)
  if (points > 0 && describesTables && asksForCount.test(text) && !isSpelled) points -= 12
  if (points > 0)
    points += hasCommand(tool, task) ? 3 : Math.max(...[verb, ...alsoVerbs].map((one) => scoreVerb(one, task)))
  return { points, hits, isNamed: isSpelled || named.length > 0 }
}

const languageName =
  /(?:^|_)(english|spanish|french|german|italian|portuguese|chinese|japanese|korean|russian|arabic|dutch|swedish)(?:_|$)/i

/** Whether a hand-off is for the language in which the task is written. */
function isInLanguage(name: string, text: string): boolean {
  const language = languageName.exec(name)?.[1]
  return language !== undefined && findLanguageOf(text)?.toLowerCase() === language.toLowerCase()
}

/** The points for the verb of a tool: negative if the task asks for something else, as with `delete_file` for "create a file". */
function scoreVerb(verb: string | undefined, { text, words, asked = readVerbs(text) }: ScoredTask): number {
  if (verb === undefined) return 0
  // A password is reset only where the task says so.
  if (verb === 'reset' && !words.all.has(verb)) return -10
  if (asked.has(verb)) return 3
  // Files are listed by another tool than the one that reads one of them.
  if (verb === 'read' && asked.has('list')) return -8
  // A question changes nothing.
  if (changes.has(verb) && question.test(text) && !/\d/.test(text)) return -12
  return asked.size > 0 && (changes.has(verb) || [...asked].every((one) => changes.has(one))) ? -4 : 0
}

const question = /^\s*(?:what(?:['’]s| is| are| was| were)|who|which|how (?:many|much|long))\b[^?.!\n]{0,120}\?\s*$/i

/** Verbs of tools that change something. */
export const changes: ReadonlySet<string> = new Set([
  'delete',
  'move',
  'create',
  'send',
  'edit',
  'copy',
  'cancel',
  'commit',
])

const asksForRows = /\bhow many\b|\btable\b|\b(?:rows|records|columns)\b|\b(?:list|show) (?:all|every)\b|\bselect\b/i

/** What a parameter is for, by its name. */
interface ParameterWords {
  readonly words: readonly string[]
  /** `order 7` for `order_id`. */
  readonly numbered: RegExp | undefined
  /** Verbs of the commands that the parameter lets choose. */
  readonly commands: readonly string[]
  readonly isSwitch: boolean
  readonly isQuery: boolean
  /** The kinds of statements that a query in SQL may have. */
  readonly statements: readonly RegExp[]
  /** Words of which the parameter takes one. */
  readonly entries: readonly string[]
  /** Entries with digits, such as `eu-west-1`. */
  readonly codes: readonly string[]
  readonly isUrl: boolean
  readonly isAddress: boolean
  readonly isPath: boolean
  readonly isGlob: boolean
  readonly isAgent: boolean
}

/** The words of an enum's entries that tell the tool from others. */
function readEntries(schema: unknown): string[] {
  if (!isRecord(schema) || !Array.isArray(schema['enum'])) return []
  return schema['enum']
    .slice(0, 40)
    .filter((one): one is string => typeof one === 'string' && /^[a-z]{5,30}$/i.test(one) && !plainWords.has(one))
    .map(stem)
}

function readCodes(schema: unknown): string[] {
  if (!isRecord(schema) || !Array.isArray(schema['enum'])) return []
  return schema['enum']
    .slice(0, 40)
    .filter((one): one is string => typeof one === 'string' && one.length > 4 && /^(?=.*\d)[\w.-]{5,40}$/.test(one))
}

const readParameters = keepFor(({ parameters, description }: OfferedTool): readonly ParameterWords[] => {
  const properties = isRecord(parameters['properties']) ? Object.entries(parameters['properties']) : []
  return properties.slice(0, mostParameters).map(([key, schema]) => {
    // The examples of a description do not say what the tool does.
    const about =
      isRecord(schema) && typeof schema['description'] === 'string'
        ? schema['description'].slice(0, 400).replaceAll(/\([^()]{0,200}\)|\be\.g\.[^.]{0,200}/gi, ' ')
        : ''
    const word = /^(?:new_|old_)?([a-z]{3,20})_?(?:id|number|code|no)$/i.exec(key)?.[1]?.toLowerCase()
    return {
      words: [...ownWordsOf(`${key.replaceAll(/[_-]+/g, ' ')} ${about}`)].filter(isTelling),
      numbered:
        word === undefined
          ? undefined
          : new RegExp(String.raw`\b${escapePattern(word)}(?:\s(?:id|number|no\.?|code))?\s#?[\w-]{0,12}\d`, 'i'),
      commands: readCommands(key, schema),
      isSwitch: /^(?:is_?on|on|state|enabled|power)$/i.test(key),
      isQuery: /^(?:sql|sql_query|statement)$/i.test(key) || (key === 'query' && /\bsql\b/i.test(about)),
      statements: /\bsql\b/i.test(about) ? readStatements(`${about} ${description.slice(0, descriptionLength)}`) : [],
      entries: readEntries(schema),
      codes: readCodes(schema),
      isUrl: /^(?:url|urls|link|uri|page_?url|website)$/i.test(key),
      isAddress: /^(?:to|to_?email|email|recipients?|address)$/i.test(key),
      isPath: /path|file|^(?:source|destination|src|dest|from|to)$/i.test(key),
      isGlob: /glob/i.test(key) || (key === 'pattern' && /\bglob\b/i.test(about)),
      isAgent: /^(?:sub_?)?agent_?(?:type|name)$/i.test(key),
    }
  })
})

function readCommands(key: string, schema: unknown): string[] {
  if (!/^(?:command|action|operation|op|mode)$/i.test(key) || !isRecord(schema) || !Array.isArray(schema['enum']))
    return []
  return schema['enum'].flatMap((one) => (typeof one === 'string' ? (verbOf(one) ?? []) : []))
}

/** Whether one of the commands that a tool lets choose is what the task tells to do. */
function hasCommand(tool: OfferedTool, { text, asked = readVerbs(text) }: ScoredTask): boolean {
  return readParameters(tool).some(({ commands }) => commands.some((one) => asked.has(one)))
}

const switches = /\b(?:turn|switch)\b[^.\n]{0,40}\b(?:on|off)\b/i

const globs = /(?:^|\s)["'\u0060]?(?:[\w./-]{0,40}\*\*?\/|[\w/-]{0,40}\*\.[a-z]{1,5}\b)/i

/** Whether an entry is the language of the letters of a text. */
function isOfScript(entry: string, { phrases }: TaskWords): boolean {
  return phrases.get(entry)?.some((phrase) => phrase.length === 1 && phrase > '\u02ff') === true
}

/** What a file name or a path has; the end of a sentence has no letter after it. */
const mayNameFile = /\/|\.[a-z]/

/** Words of the parameters, and values of the task that only some parameters take. */
function scoreParameters(
  tool: OfferedTool,
  { words, text, asked: verbs = readVerbs(text) }: ScoredTask,
  hits: Set<string>,
): number {
  let shared = 0
  let paths = 0
  let fits = 0
  for (const parameter of readParameters(tool)) {
    for (const word of parameter.words) {
      if (shared >= mostParameterWords || hits.has(word) || !words.own.has(word)) continue
      shared++
      hits.add(word)
    }
    if (parameter.numbered?.test(text) === true) fits += 5
    if (parameter.commands.length > 0 && parameter.commands.some((verb) => verbs.has(verb))) fits += 8
    if (parameter.isSwitch && switches.test(text)) fits += 6
    if (parameter.entries.some((one) => words.own.has(one) || isOfScript(one, words))) fits += 3
    if (parameter.codes.some((one) => text.includes(one))) fits += 6
    const ofStatements = parameter.statements.length > 0 ? scoreStatements(parameter.statements, text) : 0
    fits += ofStatements
    if (parameter.isQuery && ofStatements >= 0 && asksForRows.test(text)) {
      fits += 6
      for (const one of ['tabl', 'row', 'record', 'column']) if (words.own.has(one)) hits.add(one)
    }
    if (parameter.isGlob && globs.test(text)) fits += 8
    if (parameter.isAgent && /\bsub-?agents?\b/i.test(text)) fits += 12
    if (parameter.isUrl && /https?:\/\//.test(text)) fits += 8
    else if (parameter.isAddress && /\S@\S/.test(text)) fits += 4
    else if (parameter.isPath) paths++
  }
  if (paths > 0 && mayNameFile.test(text)) {
    const found =
      text.slice(0, 2000).match(/(?:^|[\s"'\u0060(])(?:~?\.{0,2}\/[\w.-]+|[\w-]{1,60}\.[a-z]{1,5}(?![\w@.]))/g)
        ?.length ?? 0
    if (found >= 2 && paths >= 2) fits += 6
    else if (found > 0) fits += 2
  }
  return 2.5 * shared + fits
}

/** Whether a text spells a call of the tool without the name of its plugin: `end_session()`. */
function isSpelledAsCall(plain: string | undefined, text: string): boolean {
  return plain !== undefined && text.includes(`${plain}(`)
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
