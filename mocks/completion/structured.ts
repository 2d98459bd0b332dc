/**
 * Writes content as JSON where `response_format` or the prompt asks for it: an instance of the schema in the request or in the
 * prompt, else an object with the keys that the prompt names or outlines. The text is compact (MoonshotAI/Kimi-Vendor-Verifier,
 * test_response_format.py), or in a fenced block where the prompt asks for one.
 */
import { findBamlSchema } from './baml-schema.ts'
import { guard, hasCues, needs } from './cues.ts'
import { findEarlierForm } from './earlier-form.ts'
import { followOutputExamples } from './example-outputs.ts'
import { fillSchema } from './fill-schema.ts'
import { ofTasks, writeTask } from './invented-members.ts'
import { findSchema, withoutExplanation, withoutFormRequests, withoutObjects, withoutQuotes } from './json-in-text.ts'
import { findKeys } from './json-keys.ts'
import { findListForm } from './json-lists.ts'
import { writeObject } from './json-object.ts'
import { findOutline } from './json-outline.ts'
import { oneToTen } from './number-words.ts'
import { isRecord } from './request-view.ts'
import type { RequestView } from './request-view.ts'
import { findDataFormat, toDataFormat } from './text/data-formats.ts'
import { findWholeItems } from './text/known-lists.ts'
import { findList } from './text/lists.ts'
import { wantsJsonFields } from './text/marked-fields.ts'
import { writeRecords } from './text/records.ts'
import type { RequestLike } from './types.ts'
import { findTypeScriptSchema, withoutDefinitions } from './typescript-schema.ts'

const fence = '\u0060\u0060\u0060'
const asksForFence =
  /\u0060\u0060\u0060json|\bjson (?:code[ -]?block|markdown)|\bmarkdown (?:code )?(?:block|snippet)\b|\bcode ?(?:block|fence)s?\b/i
/** "Do not use a code block" and the like. */
const refusesFence =
  /\b(?:no|not|without|don['’]t|never|avoid)\b[^.\n]{0,40}(?:\bcode ?(?:block|fence)|\bmarkdown\b|\bfenc|\bbackticks\b|\u0060\u0060\u0060)/i
const asksForJson = /\b(?:json|ya?ml|csv)\b/i
const jsonCues = needs('json yaml yml csv')
/** An outline is a form where the text asks for one, not where it is about an object. */
const asksForForm = /\b(?:answer|respond|reply|return|output|extract|schema|translates?|definitions?)\b/i
/** The whole answer is to be JSON, whatever its keys. */
const wantsOnlyJson =
  /\b(?:output|response|respond|reply|answer|return|result|it|post|them|everything)\b[^.\n]{0,30}\b(?:in|as|wrapped in|using) (?:a )?(?:valid )?json\b|\b(?:in|use|using) json (?:format|response|output)\b|\bonly (?:contains? )?(?:a |valid )?json\b/i
/** `Give me a JSON object describing …`. */
const wantsJsonThing =
  /\b(?:return|output|give|generate|produce|create|write|provide|make|respond with|reply with|answer with)\b[^.\n?]{0,24}\b(?:an?|the|valid|one|only|as) (?:valid |single |small |simple )?json (?:list|array|object)\b/i
const asksForArray = /\bjson (?:array|list)\b|\bjson\b[^.\n]{0,24}\ban? (?:array|list)\b/i
/** `an array of the even numbers from 2 to 8`. */
const numbersOf =
  /\b(?:array|list) (?:of|with|containing) (?:all |the )?(even |odd )?(?:numbers|integers) (?:from|between) (-?\d{1,4}) (?:to|and|through) (-?\d{1,4})\b/i
/** `a JSON array of the days of the weekend`. */
const arrayOf =
  /\bjson (?:array|list) (?:of|with|containing|that (?:contains|lists))\s(?:all\s)?(?:the\s)?(?:(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s)?([a-z][a-z \d-]{2,60})/i
const longestPrompt = 60_000
/** Agents that read steps or marked fields from the text. */
const hasStepForm = /\bAction Input\s*:|\$JSON_BLOB\b|\[\[ ## |<<<<<<< SEARCH/
/** The JSON text that a request wants as content; null where it wants plain text. `answer` is the plain text. */
export function writeStructured(
  request: RequestLike,
  view: RequestView,
  seed: string,
  nowSeconds: number,
  answer: () => string,
): string | null {
  const format = isRecord(request['response_format']) ? request['response_format'] : {}
  const options = { seed, nowSeconds, answer }
  const results = view.toolResults.map((result) => result.text)
  if (format['type'] === 'json_schema') {
    const schema = isRecord(format['json_schema']) ? format['json_schema']['schema'] : undefined
    const opened = { ...view, taskText: withoutQuotes(view.taskText) }
    return JSON.stringify(fillSchema(schema, opened, { ...options, results, request: view.taskText }))
  }
  const isRequired = format['type'] === 'json_object'
  if (wantsJsonFields(view)) {
    // Without names of fields, the answer is a plain text, which JSON mode does not allow.
    const fields = answer()
    if (!isRequired || fields.startsWith('{')) return fields
  }
  const earlier = isRequired ? null : findEarlierForm(view)
  if (earlier !== null) {
    const value = fillSchema(earlier.schema, view, { ...options, request: view.taskText })
    return earlier.isFenced ? `${fence}json\n${JSON.stringify(value, null, 2)}\n${fence}` : JSON.stringify(value)
  }
  if (!isRequired && !hasCues(jsonCues, view.systemText, view.taskText)) return null
  const prompt = `${view.systemText}\n${view.taskText}`
  if (
    !isRequired &&
    (!asksForJson.test(prompt.slice(0, longestPrompt)) || hasStepForm.test(prompt.slice(0, longestPrompt)))
  )
    return null
  const records = isRequired ? null : writeRecords(view.taskText)
  if (records !== null) return records
  const entities = followOutputExamples(view.taskText, nowSeconds)
  if (entities !== null) return JSON.stringify(isRequired ? toObject(entities) : entities)
  const baml = findBamlSchema(view.taskText) ?? findBamlSchema(view.systemText)
  const written = baml?.schema ?? findSchema(view.taskText) ?? findSchema(view.systemText)
  const schema = written ?? findTypeScriptSchema(view.taskText) ?? findTypeScriptSchema(view.systemText)
  if (schema !== null) {
    // TypeChat wants no members of which the request says nothing.
    const optional = written === null ? ('mentioned' as const) : ('all' as const)
    const taskText =
      (baml === null || findBamlSchema(view.taskText) === null ? undefined : baml.rest.trim()) ??
      findUserRequest(view.taskText) ??
      withoutFormRequests(withoutObjects(withoutExplanation(withoutDefinitions(view.taskText))))
    return toContent(
      fillSchema(schema, withTask(view, taskText), { ...options, results, request: taskText, optional }),
      prompt,
      isRequired,
    )
  }
  const array = isRequired || !asksForArray.test(view.taskText) ? null : writeArray(view)
  if (array !== null) return toContent(array, prompt, isRequired)
  const isWanted = isRequired || (view.toolResults.length === 0 && isAskedInWords(view))
  return isWanted ? toContent(writeObject(view, options, !isRequired), prompt, isRequired) : null
}

/** The conversation with the task without its form; the whole prompt is no earlier message. */
function withTask(view: RequestView, taskText: string): RequestView {
  const messages = view.messages.map((message) =>
    message.text === view.taskText ? { ...message, text: taskText } : message,
  )
  return { ...view, messages, taskText }
}

/** What the frame of TypeChat quotes: `The following is a user request:` and a text in triple quotes. */
const framedRequest = guard(/\buser request:\s*"""\n?([\s\S]{1,8000}?)\n?"""/i)

function findUserRequest(text: string): string | undefined {
  return framedRequest.exec(text)?.[1]?.trim()
}

/** The items of a list that the text asks for as a JSON array. */
function writeArray({ taskText, chinese }: RequestView): unknown[] | null {
  const range = numbersOf.exec(taskText)
  if (range !== null) return listRange(range[1]?.trim().toLowerCase(), Number(range[2]), Number(range[3]))
  if (findListForm(taskText) !== null) return null
  const topic = arrayOf.exec(taskText)
  const known = topic === null ? [] : findWholeItems(topic[2] as string, chinese)
  if (known.length > 0)
    return known.slice(0, topic?.[1] === undefined ? 10 : (oneToTen[topic[1].toLowerCase()] ?? Number(topic[1])))
  const list = findList(taskText, chinese)
  if (list === null && topic !== null && !chinese) return listOpen(topic)
  return list === null ? null : list.split('\n').map((line) => line.replace(/^\d{1,3}\. /, ''))
}

/** Items of a list that is not known: tasks, or examples. */
function listOpen([, count = '3', what = '']: RegExpExecArray): string[] {
  const size = Math.min(20, oneToTen[count.toLowerCase()] ?? Number(count))
  const [noun = ''] = what.split(' ')
  return Array.from({ length: size }, (_, at) =>
    ofTasks.test(noun) ? writeTask(what, at) : `Example ${at + 1} of ${what.trim()}`,
  )
}

function listRange(kind: string | undefined, from: number, to: number): number[] {
  const all = Array.from({ length: Math.max(0, Math.min(1000, to - from + 1)) }, (_, at) => from + at)
  return kind === undefined ? all : all.filter((number) => (number % 2 === 0) === (kind === 'even'))
}

/** Whether the text asks for JSON in a form that is clear: keys, an outline, or a fenced block. */
function isAskedInWords({ userText, systemText }: RequestView): boolean {
  if (asksForJson.test(userText))
    return (
      wantsOnlyJson.test(userText) ||
      wantsJsonThing.test(userText) ||
      findKeys(userText).length > 0 ||
      (asksForArray.test(userText) && findListForm(userText) !== null) ||
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

/** JSON mode allows objects only: a list or a plain value becomes the member of one. */
function toObject(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : { [Array.isArray(value) ? 'items' : 'value']: value }
}

function toContent(value: unknown, prompt: string, isRequired: boolean): string {
  const format = isRequired ? null : findDataFormat(prompt)
  if (format !== null) return toDataFormat(value, format, prompt)
  const isFenced = !isRequired && asksForFence.test(prompt) && !refusesFence.test(prompt)
  return isFenced
    ? `${fence}json\n${JSON.stringify(value, null, 2)}\n${fence}`
    : JSON.stringify(isRequired ? toObject(value) : value)
}
