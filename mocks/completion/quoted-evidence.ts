/** Lists of facts with the words of the text that show them, and lists of personal data. */
import { keepFor, toText } from '../common/index.ts'
import { keysOf, propertiesOf } from './find-key.ts'
import { isRecord } from './request-view.ts'
import { splitTask } from './task-parts.ts'
import { splitSentences } from './text/sentences.ts'
import { ownWordsOf } from './tools/words.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 12_000
const isQuote = /quote|substring|citation|evidence|excerpt|source_?text|snippet/i
const isFact = /^(?:facts?|statement|claim|answer|text|sentence|point)$/i
const mostFacts = 3

/** The two keys of an object with a fact and the words that show it; null for other objects. */
const findFactKeys = keepFor((members: Schema): { fact: string; quote: string } | null => {
  const keys = keysOf(members)
  const [fact, quote] = [keys.find((one) => isFact.test(one)), keys.find((one) => isQuote.test(one))]
  return fact === undefined || quote === undefined || keys.length !== 2 ? null : { fact, quote }
})

/** Whether a list is one of facts with their quotations. */
export function takesQuotedFacts(_: string, members: Schema): boolean {
  return findFactKeys(members) !== null
}

/** The facts that answer the question of a text, each with the sentence that states it; nothing for other schemas. */
export function readQuotedFacts(text: string, properties: Schema, root: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  if (text.length > longest) return found
  for (const [key, list] of Object.entries(properties)) {
    if (!isRecord(list) || list['type'] !== 'array') continue
    const members = propertiesOf(resolveDefinition(list['items'], root))
    const keys = findFactKeys(members)
    if (keys === null) continue
    const { fact, quote } = keys
    const isList = isRecord(members[quote]) && members[quote]['type'] === 'array'
    const sentences = findAnswering(text)
    if (sentences.length > 0) found[key] = sentences.map((one) => ({ [fact]: one, [quote]: isList ? [one] : one }))
  }
  return found
}

/** Words that mean the same place of learning or work. */
const sameWords: readonly (readonly [RegExp, string])[] = [
  [/\b(?:college|university|studied|studies|campus)\b/gi, 'university'],
  [/\b(?:job|work|worked|works|employed|company|companies|coop)\b/gi, 'work'],
  [/\b(?:live|lives|lived|grew up|home|born|from)\b/gi, 'live'],
]

function toPlain(text: string): string {
  return sameWords.reduce((rest, [words, one]) => rest.replaceAll(words, one), text)
}

function findAnswering(text: string): string[] {
  const question = /(?:^|[:\n]\s{0,4})([^:?\n]{5,300}\?)/.exec(text)?.[1] ?? ''
  const { content } = splitTask(text)
  const sentences = splitSentences((content === '' ? text : content).replace(question, ' ')).filter(
    (one) => !one.includes('?'),
  )
  const wanted = ownWordsOf(toPlain(question))
  const scored = sentences.map((sentence) => {
    const words = ownWordsOf(toPlain(sentence))
    return {
      sentence: sentence.replace(/^(?:context|text)\s?:\s*/i, ''),
      hits: [...wanted].filter((word) => words.has(word)).length,
    }
  })
  const best = Math.max(0, ...scored.map(({ hits }) => hits))
  const kept = best === 0 ? scored : scored.filter(({ hits }) => hits === best)
  return kept.slice(0, mostFacts).map(({ sentence }) => sentence)
}

const isPersonal = /\b(?:pii|personal|private|sensitive|privacy)/i
const isValue = /^(?:\w{1,12}_)?(?:value|data|text|content|entity)$|^pii$/i
const isType = /^(?:\w{1,12}_)?(?:type|kind|category|label|class)$/i
const forms: readonly (readonly [type: string, form: RegExp])[] = [
  ['email', /[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,3}/g],
  ['ssn', /(?<![\d-])\d{3}-\d\d-\d{4}(?![\d-])/g],
  ['credit card', /(?<![\d-])(?:\d{4}[ -]){3}\d{4}(?![\d-])/g],
  [
    'phone',
    /(?<![\d-])(?:\+?\d{1,3}[ -])?(?:\(\d{2,4}\)\s?)?\d{3}[ -]\d{4}(?![\d-])|(?<![\d-])\+?\d{1,3}[ -]\d{3}[ -]\d{3}[ -]\d{4}(?![\d-])/g,
  ],
  [
    'address',
    /(?<![\d-])\d{1,5}\s(?:\p{Lu}\p{L}{1,20}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Drive|Way|Court)\b/gu,
  ],
  ['date of birth', /\b(?:19|20)\d\d-\d\d-\d\d\b/g],
]
const person =
  /(?:^|[.:\n,]\s{0,3}|\b(?:name|is|named|am|for|contact|customer|patient|employee)\s)(\p{Lu}\p{Ll}{1,20}\s\p{Lu}\p{Ll}{1,24})(?!\p{L})/gu

/** The keys of an object with a value and its kind; null for other objects. */
const findDataKeys = keepFor((members: Schema): { keys: readonly string[]; value: string; type: string } | null => {
  const keys = keysOf(members)
  const [value, type] = [keys.find((one) => isValue.test(one)), keys.find((one) => isType.test(one))]
  return value === undefined || type === undefined || keys.length > 3 ? null : { keys, value, type }
})

/** Whether a list is one of personal data. */
export function takesPersonalData(key: string, members: Schema, root: Schema): boolean {
  return (
    isPersonal.test(`${key} ${keysOf(members).join(' ')} ${toText(root['title'] ?? '')}`) &&
    findDataKeys(members) !== null
  )
}

/** The personal data of a text, for a list of objects with a kind and a value in a schema about such data. */
export function readPersonalData(text: string, properties: Schema, root: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  if (text.length > longest) return found
  for (const [key, list] of Object.entries(properties)) {
    if (!isRecord(list) || list['type'] !== 'array') continue
    const members = propertiesOf(resolveDefinition(list['items'], root))
    const named = findDataKeys(members)
    if (named === null || !takesPersonalData(key, members, root)) continue
    const { keys, value, type } = named
    const data = listPersonalData(text)
    if (data.length === 0) continue
    const other = keys.find((one) => one !== value && one !== type)
    found[key] = data.map(([kind, own], at) => ({
      ...Object.fromEntries(keys.map((one) => [one, one === other ? at + 1 : ''])),
      [type]: kind,
      [value]: own,
    }))
  }
  return found
}

function listPersonalData(text: string): [kind: string, value: string][] {
  const found: { kind: string; own: string; at: number }[] = []
  for (const match of text.matchAll(person)) found.push({ kind: 'name', own: match[1] as string, at: match.index })
  for (const [kind, form] of forms)
    for (const match of text.matchAll(form))
      if (!found.some(({ at, own }) => match.index >= at && match.index < at + own.length && own.includes(match[0])))
        found.push({ kind, own: match[0].trim(), at: match.index })
  return found.toSorted((a, b) => a.at - b.at).map(({ kind, own }) => [kind, own])
}
