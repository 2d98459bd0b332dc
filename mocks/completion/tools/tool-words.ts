/** The words of a tool's name and description that tell it from other tools; read once for a definition. */
import { keepFor } from '../../common/index.ts'
import { isRecord } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import { verbOf } from './verbs.ts'
import { ownWordsOf, plainWords, stem, withoutPlugin } from './words.ts'

/** Tools that hand the conversation over to another agent. */
export const handOffName =
  /^(?:transfer(?!_?(?:funds?|money|amount|payment|balance|files?|data|tokens?|assets?))|hand_?off|delegate|route|escalate|switch)(?:_to)?_|^handoff|^assign_to_|^(?:call|ask|send_to|go_to|forward_to|hand_to)_\w+_(?:agent|assistant|expert)$/i
/** Long descriptions explain usage in their later sentences; only the beginning says what the tool does. */
export const descriptionLength = 300

/** What the name and the description of a tool say, by the definition as sent. */
export interface ToolWords {
  /** The words of the name, and those of them that tell one tool from another. */
  readonly parts: readonly string[]
  readonly telling: readonly string[]
  /** How many of them a task must have that means the tool by its name; those of a plugin do not count. */
  readonly least: number
  readonly described: ReadonlySet<string>
  readonly isHandOff: boolean
  /** Whether the tool is another agent that takes the request as it is. */
  readonly isAgent: boolean
  /** The name without that of a plugin, where it has one. */
  readonly plain: string | undefined
  readonly describesTables: boolean
  readonly verb: string | undefined
  /** What the tool does beside: `create` of "Replaces text in a file, or creates a file". */
  readonly alsoVerbs: readonly string[]
}

export const readToolWords = keepFor((tool: OfferedTool): ToolWords => {
  const { name, description } = tool
  const parts = [...ownWordsOf(name.replaceAll(/[_-]+/g, ' '))]
  const isMoved = /^transfer/i.test(name) && !handOffName.test(name)
  const specific = parts.filter((part) => isSpecific(part) || (isMoved && part === transferStem))
  const own = [...ownWordsOf(withoutPlugin(name).replaceAll(/[_-]+/g, ' '))].filter(isSpecific)
  return {
    parts,
    // A desk for returns is about them; elsewhere the word says what a function gives.
    telling: handOffName.test(name) && /return/i.test(name) ? [stem('return')] : specific.length > 0 ? specific : parts,
    least: (own.length > 0 ? own : specific.length > 0 ? specific : parts).length / 2,
    described: ownWordsOf(description.slice(0, descriptionLength)),
    isHandOff: handOffName.test(name),
    isAgent: isAgentTool(tool),
    plain: withoutPlugin(name) === name ? undefined : withoutPlugin(name),
    describesTables: tableName.test(name),
    alsoVerbs: readAlsoVerbs(description.slice(0, descriptionLength)),
    verb: /^request/i.test(name) ? 'create' : (verbOf(name) ?? verbOf(description.slice(0, 40))),
  }
})

const agentName = /(?:^|_)agent$|[a-z]Agent$/
const agentDescription =
  /^\W{0,3}(?:this (?:sub-?)?agent\b|(?:calls?|asks?|invokes?|delegates? to) (?:the|an?) [\w-]{2,40} (?:sub-?)?agent\b)/i
const agentInput = /^(?:request|query|task|input|question|message|prompt|instructions?)$/i

/** Whether a tool is an agent with the request as its only argument. */
function isAgentTool({ name, description, parameters }: OfferedTool): boolean {
  if (!agentName.test(name) && !agentDescription.test(description)) return false
  const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  return properties.length === 1 && agentInput.test(properties[0] as string)
}

const alternative = /\bor\s(?:also\s|to\s)?([a-z]{3,12})\b/gi

function readAlsoVerbs(description: string): string[] {
  return Array.from(description.matchAll(alternative), ([, word = '']) => verbOf(word)).filter(
    (verb) => verb !== undefined,
  )
}

/** Tools that show the columns of tables, not their rows. */
const tableName = /(?:describe|list|show)_?tables?$|(?:table|database|db)_?(?:schema|info|structure)$/i
const isWord = /^[a-z]{2}/
const transferStem = stem('transfer')
const plainStems: ReadonlySet<string> = new Set([...plainWords].map(stem))

/** `10-k` of `acme_10k` tells nothing. */
function isSpecific(part: string): boolean {
  return isWord.test(part) && !plainWords.has(part) && !plainStems.has(part)
}

/** Whether a word says what a tool is about. */
export function isTelling(word: string): boolean {
  return word.length > 2 && !plainWords.has(word) && !plainStems.has(word)
}
