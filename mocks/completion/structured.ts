/**
 * Writes content as JSON where `response_format` or the prompt asks for it: an instance of the schema in the request or in the
 * prompt, else an object with the keys that the prompt names or outlines. The text is compact (MoonshotAI/Kimi-Vendor-Verifier,
 * test_response_format.py), or in a fenced block where the prompt asks for one.
 */
import { hasCues, needs } from './cues.ts'
import { generateFromSchema } from './arguments/generate.ts'
import { findPersons, findProperNoun } from './arguments/text-extracts.ts'
import { deriveFacts, readConversationFacts, readFacts } from './facts.ts'
import type { Facts } from './facts.ts'
import { findObjects, findSchema, withoutFormRequests, withoutObjects, withoutQuotes } from './json-in-text.ts'
import { findKeys, withoutKeyLines } from './json-keys.ts'
import { findOutline } from './json-outline.ts'
import { toPropertySchema } from './json-property.ts'
import { isRecord } from './request-view.ts'
import type { RequestView } from './request-view.ts'
import { findList } from './text/lists.ts'
import { findLiteral } from './text/literal.ts'
import type { RequestLike } from './types.ts'
import { findTypeScriptSchema, withoutDefinitions } from './typescript-schema.ts'

const fence = '\u0060\u0060\u0060'
const asksForFence =
  /\u0060\u0060\u0060json|\bjson (?:code[ -]?block|markdown)|\bmarkdown (?:code )?(?:block|snippet)\b|\bcode ?(?:block|fence)s?\b/i
/** "Do not use a code block" and the like. */
const refusesFence =
  /\b(?:no|not|without|don['’]t|never|avoid)\b[^.\n]{0,40}(?:\bcode ?(?:block|fence)|\bmarkdown\b|\bfenc|\bbackticks\b|\u0060\u0060\u0060)/i
const asksForJson = /\bjson\b/i
const jsonCues = needs('json')
/** An outline is a form where the text asks for one, not where it is about an object. */
const asksForForm = /\b(?:answer|respond|reply|return|output|extract|schema|translates?|definitions?)\b/i
/** The whole answer is to be JSON, whatever its keys. */
const wantsOnlyJson =
  /\b(?:output|response|reply|answer|it|post|them|everything)\b[^.\n]{0,30}\b(?:in|as|wrapped in|using) (?:a )?(?:valid )?json\b|\b(?:in|use|using) json format\b|\bonly (?:contains? )?(?:a |valid )?json\b/i
const asksForArray = /\bjson (?:array|list)\b/i
/** Keys whose value is the answer itself. */
const answerKeys = /^(?:answer|text|content|reply|response|message)$/i

const longestPrompt = 60_000
/** Agents that read steps or marked fields from the text. */
const hasStepForm = /\bAction Input\s*:|\[\[ ## |<<<<<<< SEARCH/
/** What introduces an object that shows the form of the answer. */
const introducesForm =
  /\b(?:format|schema|structure|template|shape|like this|like so|(?:json|object|output|array)(?: object)? like|form|following|fields|keys|as json)\b[^{}]{0,120}$/i

/** The JSON text that a request wants as content; null where it wants plain text. `answer` is the plain text. */
export function writeStructured(
  request: RequestLike,
  view: RequestView,
  seed: string,
  nowSeconds: number,
  answer: () => string,
): string | null {
  const format = isRecord(request['response_format']) ? request['response_format'] : {}
  const results = view.toolResults.map((result) => result.text)
  if (format['type'] === 'json_schema') {
    const schema = isRecord(format['json_schema']) ? format['json_schema']['schema'] : undefined
    const opened = { ...view, taskText: withoutQuotes(view.taskText) }
    const facts = readConversationFacts(opened, nowSeconds, { more: results, answer, contentOnly: true })
    return JSON.stringify(generateFromSchema(schema, facts, { seed, optional: 'all' }))
  }
  const isRequired = format['type'] === 'json_object'
  if (!isRequired && !hasCues(jsonCues, view.systemText, view.taskText)) return null
  const prompt = `${view.systemText}\n${view.taskText}`
  if (
    !isRequired &&
    (!asksForJson.test(prompt.slice(0, longestPrompt)) || hasStepForm.test(prompt.slice(0, longestPrompt)))
  )
    return null
  const schema =
    findSchema(view.taskText) ??
    findSchema(view.systemText) ??
    findTypeScriptSchema(view.taskText) ??
    findTypeScriptSchema(view.systemText)
  if (schema !== null) {
    const facts = readConversationFacts(
      { ...view, taskText: withoutFormRequests(withoutObjects(withoutDefinitions(view.taskText))) },
      nowSeconds,
      { more: results, answer, contentOnly: true },
    )
    return toContent(generateFromSchema(schema, facts, { seed, optional: 'all' }), prompt, isRequired)
  }
  const array = isRequired || !asksForArray.test(view.taskText) ? null : writeArray(view)
  if (array !== null) return toContent(array, prompt, isRequired)
  const isWanted = isRequired || (view.toolResults.length === 0 && isAskedInWords(view))
  return isWanted ? toContent(writeObject(view, seed, nowSeconds, answer), prompt, isRequired) : null
}

/** The items of a list that the text asks for as a JSON array. */
function writeArray({ taskText, chinese }: RequestView): string[] | null {
  const list = findList(taskText, chinese)
  return list === null ? null : list.split('\n').map((line) => line.replace(/^\d{1,3}\. /, ''))
}

/** Whether the text asks for JSON in a form that is clear: keys, an outline, or a fenced block. */
function isAskedInWords({ userText, systemText }: RequestView): boolean {
  if (asksForJson.test(userText))
    return (
      wantsOnlyJson.test(userText) ||
      findKeys(userText).length > 0 ||
      (asksForForm.test(userText) && findOutline(userText) !== null) ||
      (asksForFence.test(userText) && /\bjson\b/i.test(userText))
    )
  // A system message asks for it in each answer, not only for its form in one case.
  return (
    /\b(?:respon[ds]\w*|answer|reply|return|output|produce|format\w*|provide|give|generate|write)\b[^.\n]{0,60}\bjson\b/i.test(
      systemText.slice(0, 8000),
    ) &&
    (findKeys(systemText).length > 0 || findOutline(systemText) !== null)
  )
}

function toContent(value: unknown, prompt: string, isRequired: boolean): string {
  const isFenced = !isRequired && asksForFence.test(prompt) && !refusesFence.test(prompt)
  return isFenced ? `${fence}json\n${JSON.stringify(value, null, 2)}\n${fence}` : JSON.stringify(value)
}

function writeObject(view: RequestView, seed: string, nowSeconds: number, answer: () => string): unknown {
  const text = view.taskText
  const [found] = findObjects(text)
  const given = found?.value ?? null
  const isForm = found !== undefined && introducesForm.test(text.slice(Math.max(0, found.start - 160), found.start))
  const isTemplate =
    found !== undefined && /\bformat(?: below)?\s?:\s*$/i.test(text.slice(Math.max(0, found.start - 40), found.start))
  if (given !== null && !isTemplate && isToBeRepeated(text)) return given
  if (/\bempty (?:json )?object\b|空对象/i.test(text)) return {}
  // Keys in words of the task count where it is the task that asks for JSON.
  const named = asksForJson.test(text) || findKeys(view.systemText).length === 0 ? findKeys(text) : []
  if (named.length === 0 && given !== null && !isForm) return given
  const outline = given === null ? findOutline(text) : null
  const { keys, template } = findForm(named, given ?? outline?.shape ?? null, view.systemText)
  const facts = readConversationFacts(
    {
      ...view,
      taskText: withoutFormRequests(withoutKeyLines(outline?.rest ?? (isForm ? withoutObjects(text) : text))),
    },
    nowSeconds,
    { answer, contentOnly: true },
  )
  if (keys.length === 0) return inferObject(text, facts) ?? { answer: answer() }
  const properties: Record<string, unknown> = {}
  for (const key of keys) properties[key] = toPropertySchema(key, template?.[key], text)
  // The names of the keys are no values.
  const values = deriveFacts(facts, { quoted: () => facts.quoted.filter((quoted) => !keys.includes(quoted)) })
  const value = generateFromSchema({ type: 'object', properties, required: keys }, values, { seed })
  const worked = keys.length === 1 && isRecord(value) ? findWorkedValue(keys[0] as string, value, answer) : undefined
  if (worked !== undefined) return worked
  const main = keys.find((key) => answerKeys.test(key) && typeof template?.[key] === 'string')
  return main === undefined || !isRecord(value) ? value : { ...value, [main]: answer() }
}

/** The only key with the result of a calculation: `the square root of 64 … with the key result`. */
function findWorkedValue(
  key: string,
  value: Record<string, unknown>,
  answer: () => string,
): Record<string, unknown> | undefined {
  if (!/^(?:result|answer|value|sum|total|solution|product)$/i.test(key) || typeof value[key] !== 'number')
    return undefined
  const result = /= (-?\d+(?:\.\d+)?)\D?$/.exec(answer())?.[1]
  return result === undefined ? undefined : { [key]: Number(result) }
}

/** Whether a text asks for the object that it contains, word for word. */
function isToBeRepeated(text: string): boolean {
  const literal = findLiteral(text)
  return literal === null ? /\bexactly\b|\bthis json\b|原样/i.test(text) : findObjects(literal).length > 0
}

/** The keys to fill: those that the user names, else those of the outline, else what the system message says in either way. */
function findForm(
  named: string[],
  outlined: Record<string, unknown> | null,
  systemText: string,
): { keys: string[]; template: Record<string, unknown> | null } {
  const template = outlined ?? findObjects(systemText)[0]?.value ?? findOutline(systemText)?.shape ?? null
  if (named.length > 0) return { keys: named, template }
  const said = outlined === null ? findKeys(systemText) : []
  // Keys that are explained beside an outline are some of its keys.
  const isOutlined = template !== null && said.every((key) => Object.hasOwn(template, key))
  return { keys: isOutlined ? Object.keys(template) : said, template }
}

/** An object of the facts that a text states, for a request that names no keys: `Extract: Bob is 40 years old.` */
function inferObject(text: string, { nowSeconds, chinese }: Facts): Record<string, unknown> | null {
  if (!/\b(?:extract|parse|convert|turn|structure|correct json)\b|提取|转换/i.test(text)) return null
  const stated = withoutFormRequests(text)
  const facts = readFacts(stated, chinese, nowSeconds)
  const [person] = findPersons(stated)
  const age = facts.numbersInText.find(
    ({ after, before }) =>
      /^[ -]?(?:years?|yo\b|岁)/.test(after) ||
      /\b(?:is|aged?)\s$/.test(before) ||
      (/,\s?$/.test(before) && /^(?:,|$)/.test(after) && person !== undefined),
  )
  const price = facts.numbersInText.find(({ before }) => /[$€£¥]\s?$/.test(before))
  const entries: [string, unknown][] = [
    ['name', person ?? findProperNoun(stated)],
    ['age', age?.value],
    ['email', facts.emails[0]],
    ['city', facts.places[0]],
    ['date', facts.dates[0]],
    ['price', price?.value],
    ['url', facts.urls[0]],
  ]
  const known = entries.filter(([, value]) => value !== undefined)
  return known.length > 0 ? Object.fromEntries(known) : null
}
