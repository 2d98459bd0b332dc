/**
 * Chooses between labels that are described, by the words of the descriptions, as tools are chosen: the labels of a table in the prompt
 * (`{"Billing": {"name": …, "description": …}}`), and the branches of a union that the text does not name.
 */
import { keepFor } from '../common/index.ts'
import { findBest } from './arguments/choices.ts'
import { needs, hasCues } from './cues.ts'
import { keysOf } from './find-key.ts'
import { findObjects } from './json-in-text.ts'
import type { Option } from './options.ts'
import { isRecord } from './request-view.ts'
import { countTopicWords } from './topics.ts'
import { scoreTool } from './tools/score.ts'
import { hanPairs, readTaskWords } from './tools/words.ts'

const longest = 20_000
const most = 60
const longestAbout = 200
const tableCues = needs('table categor* labels label classes class options intents kinds types topics departments', '{')
const introducesTable =
  /\b(?:table|categor(?:y|ies)|labels?|class(?:es)?|options|intents|kinds|types|topics|departments)\b[^{}]{0,80}$/i
/** Names of the label for a text that fits none. */
const isRest =
  /^(?:no[ _-]?(?:match|label|category)|none(?:[ _-]of[ _-].*)?|others?|unknown|misc\w*|general|unrecogni[sz]ed|unsupported|unclear|not[ _-]?(?:understood|translated)|undefined)$/i

/** What a text means beyond its words, for the descriptions of labels. */
const senses: readonly (readonly [text: RegExp, words: string])[] = [
  [
    /\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\bat (?:noon|midnight|\d{1,2}[:.]\d\d)\b|\bnext (?:week|monday|tuesday|wednesday|thursday|friday)\b/i,
    'event appointment meeting calendar schedule',
  ],
  [/\bhow (?:much|many)\b[^?]{0,80}\?|\d\s?[-+*/×÷^]\s?\d/i, 'calculate calculation math arithmetic'],
  [
    /\b(?:seats?|tickets?|fly|flying|trains?|rooms?)\b[^.?!\n]{0,30}\b(?:to|in|from)\s\p{Lu}/u,
    'travel flight hotel trip ticket',
  ],
  [/\b(?:search|look|looking) for\b|^(?:what|which|when|where|do i|is there|are there)\b/i, 'find search show'],
  [/\b(?:pizzas?|pepperoni|burgers?|fries|salads?|sandwich(?:es)?|noodles|toppings?)\b/i, 'restaurant food meal'],
  [
    /\b(?:lattes?|cappuccinos?|espressos?|mochas?|americanos?|macchiatos?|croissants?|muffins?)\b/i,
    'coffee drink baked',
  ],
  [/\b(?:meetings?|appointments?|plans?|lunch(?:es)?|dinners?|parties|party|calls?|sessions?|gatherings?)\b/i, 'event'],
  [/\b(?:songs?|playlists?|albums?|tracks?|listen)\b/i, 'music song'],
  [/\b(?:feel(?:ing)?|love|hate|terrible|awesome|amazing|awful)\b/i, 'sentiment feeling emotion mood'],
]

/** `Add Ann and Raj to the review`: persons are added, not an event. */
const addsPersons = /\b(?:[Aa]dd|[Ii]nvite|[Ii]nclude|[Bb]ring)\s\p{Lu}\p{L}+[^.!?\n]{0,60}\sto\b/u

/** A table of labels, and the text without it. */
interface LabelTable {
  readonly options: readonly Option[]
  readonly rest: string
}

/** The table of labels that a text gives as JSON; null if there is none. */
function findLabelTable(text: string): LabelTable | null {
  if (text.length > longest || !hasCues(tableCues, text)) return null
  for (const { value, start, end } of findObjects(text)) {
    const options = toOptions(value)
    if (options.length > 1 && introducesTable.test(text.slice(Math.max(0, start - 160), start)))
      return { options, rest: `${text.slice(0, start)} ${text.slice(end)}` }
  }
  return null
}

function toOptions(table: Record<string, unknown>): Option[] {
  const entries = Object.entries(table).slice(0, most)
  const options = entries.map(([value, own]) => {
    const about = isRecord(own) ? own['description'] : own
    return typeof about === 'string' && about.includes(' ') ? { value, about } : null
  })
  return options.every((one) => one !== null) ? options : []
}

/** Whether a label stands for texts that fit no other one. */
export function isRestLabel(label: string): boolean {
  return isRest.test(label)
}

/** Kinds of actions: the first words of their names, and what texts say that ask for them. */
const actions: readonly (readonly [name: RegExp, text: RegExp])[] = [
  [/^(?:invite|add[ _-]?(?:participants?|guests?|attendees?|people|persons?|members?))\b/i, addsPersons],
  [
    /^(?:find|search|look|list|show|query|get|lookup|check)\b/i,
    /\b(?:find|search|look(?:ing)?|show|list|check)\b|^(?:what|which|when|where|who|do (?:i|we)|is there|are there|am i)\b|\?\s*$/i,
  ],
  [/^(?:remove|delete|cancel|drop|clear|discard)\b/i, /\b(?:remove|delete|cancel|drop|clear|call off|get rid of)\b/i],
  [
    /^(?:change|update|move|reschedule|edit|rename|modify|set)\b/i,
    /\b(?:change|update|move|reschedule|postpone|shift|edit|rename|push back)\b/i,
  ],
  [
    /^(?:add|create|enter|schedule|book|record|new|insert|plan|log|make|register|note)\b/i,
    /\b(?:add|create|enter|schedule|book|record|insert|plan|log|note|put|set up|arrange|i(?: am|['’]m) going to|(?:i|we)(?:['’]d)? (?:need|have|want|like|must) to)\b|\d\s?(?:am|pm)\b/i,
  ],
]

/** The points for an action that a text asks for, by the verb of its name; only for the first kind that the text has. */
function scoreAction(name: string, text: string): number {
  const asked = actions.find(([, said]) => said.test(text))
  return asked?.[0].test(name) === true ? 8 : 0
}

/** The number of the label that fits a text best: the one for all other texts where none does, -1 where there is no such label. */
export function chooseDescribed(options: readonly Option[], text: string): number {
  const meant = addsPersons.test(text)
    ? ['participant attendee guest people member']
    : senses.filter(([form]) => form.test(text)).map(([, words]) => words)
  const scored = `${text}\n${meant.join(' ')}`
  const task = { words: readTaskWords(scored), pairs: hanPairs(scored), text: scored, systemText: '' }
  const points = options.map(({ value, about }) => {
    if (isRest.test(value)) return 0
    const name = value.replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    const ofTopic = 4 * countTopicWords(value, text) + 2 * countTopicWords(about.slice(0, longestAbout), text)
    return scoreTool(toTool(name, about), task).points + ofTopic + scoreAction(name, text)
  })
  const best = points.indexOf(Math.max(...points))
  if ((points[best] ?? 0) > 0) return best
  const found = findBest(
    options.map(({ value }) => value),
    text,
    options.map(({ about }) => about),
  )
  return found >= 0 ? found : options.findIndex(({ value }) => isRest.test(value))
}

function toTool(name: string, description: string): Parameters<typeof scoreTool>[0] {
  return { name, description, parameters: {}, builtin: false, raw: {} }
}

const quotedText = /["“]([^"“”\n]{3,2000})["”]|'([^'\n]{12,2000})'/
const isLabel = /^(?:\w{1,20}_)?(?:kind|type|category|label|class|classification|intent|topic|department|route|name)$/i

/** The only text of an object, or the one that is named as a label. */
export const labelKeyOf = keepFor((properties: Readonly<Record<string, unknown>>): string | undefined => {
  const texts = keysOf(properties).filter((key) => {
    const schema = properties[key]
    return isRecord(schema) && schema['type'] === 'string' && schema['enum'] === undefined
  })
  return texts.find((one) => isLabel.test(one)) ?? (texts.length === 1 ? texts[0] : undefined)
})

/** The label of a table in the text for the only text of an object, or the one that is named as a label. */
export function readLabel(text: string, properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const key = labelKeyOf(properties)
  const table = key === undefined ? null : findLabelTable(text)
  if (table === null || key === undefined) return {}
  const quoted = quotedText.exec(table.rest)
  const chosen = table.options[chooseDescribed(table.options, quoted?.[1] ?? quoted?.[2] ?? table.rest)]
  return chosen === undefined ? {} : { [key]: chosen.value }
}
