/**
 * Answers in fields, as the adapters of DSPy demand them: between markers `[[ ## answer ## ]]`, as a JSON object, or in XML tags. Each
 * output field is in the order of the prompt, with a value of its type.
 */
import { escapePattern } from '../../common/index.ts'
import { hasCues, needs } from '../cues.ts'
import { generateFromSchema } from '../arguments/generate.ts'
import { readEntities } from '../arguments/named-entities.ts'
import { readFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { toPropertySchema } from '../json-property.ts'
import { readBillTotal } from '../invoice-totals.ts'
import { findOptions } from '../options.ts'
import type { RequestView } from '../request-view.ts'
import { findResult } from './values.ts'

const marker = /\[\[ ## ([\w-]{1,60}) ## \]\]/g
const demand = /\brespond with (?:the corresponding output fields?|a json object in the following order of fields)\b/i
const demandCues = needs('respond', 'output json')
/** Where an input field of the XML adapter begins. */
const opening = /<([a-z]\w{0,60})>/gi
const mostElements = 40
const longest = 100_000

/** Whether the fields are demanded as a JSON object. */
export function wantsJsonFields({ taskText }: RequestView): boolean {
  return hasCues(demandCues, taskText) && /json object/i.test(demand.exec(taskText)?.[0] ?? '')
}

/** The fields with their values; null where no fields are demanded. `answer` answers a task in plain text. */
export function writeMarkedFields(
  view: RequestView,
  nowSeconds: number,
  answer: (task: string) => string,
): string | null {
  if (!hasCues(demandCues, view.taskText)) return null
  const text = view.taskText.slice(0, longest)
  const at = text.search(demand)
  if (at < 0) return null
  const marked = Array.from(text.slice(at).matchAll(marker), (match) => match[1] as string)
  // Newer versions only name the fields: starting with the field `answer`.
  const named = Array.from(text.slice(at).matchAll(/\u0060<?([\w-]{1,60})>?\u0060/g), (match) => match[1] as string)
  const outputs = [...new Set(marked.length > 0 ? marked : named)].filter((name) => name !== 'completed')
  if (outputs.length === 0) return null
  const between = readInputs(text.slice(0, at))
  const inputs = between.length > 0 ? between : readLabelled(text, outputs)
  const isJson = wantsJsonFields(view)
  const objective = /your objective is:?\s*([\s\S]{1,2000})$/i.exec(view.systemText)?.[1]?.trim() ?? ''
  const content = inputs.map(([, value]) => value).join('\n')
  const facts = readFacts(content, view.chinese, nowSeconds, objective)
  const fields = outputs.map((name) => {
    const { type, about } = readDeclaration(name, view.systemText, text.slice(at))
    return [name, writeValue(name, type, about)] as const
  })
  if (isJson) return JSON.stringify(Object.fromEntries(fields))
  if (/\bxml tags\b/i.test(text.slice(at)))
    return fields.map(([name, value]) => `<${name}>\n${toText(value)}\n</${name}>`).join('\n\n')
  const marks = fields.map(([name, value]) => `[[ ## ${name} ## ]]\n${toText(value)}`)
  return [...marks, '[[ ## completed ## ]]'].join('\n\n')

  function writeValue(name: string, type: string, about: string): unknown {
    if (/^(?:reasoning|rationale|thought)$/.test(name)) return 'I answer from what the input fields say.'
    if (type === 'str' || type === '') {
      const isLabel = findOptions(about).length > 1
      if (!isLabel) return answer(toTask(name, objective, inputs))
    }
    const [total] = Object.values(readBillTotal(content, { [name]: toSchema(type, name, about) }))
    if (total !== undefined) return total
    if (/^(?:list|List)\[(?:dict|Dict)\b/.test(type) && /entit/i.test(name)) return listNamed(facts)
    const question = inputs.find(([input]) => isQuestion.test(input))?.[1]
    const result = /^(?:int|float)/.test(type) && question !== undefined ? findResult(question)?.value : undefined
    if (result !== undefined) return type.startsWith('int') ? Math.round(result) : result
    const schema = toSchema(type, name, about)
    const value = generateFromSchema({ type: 'object', properties: { [name]: schema }, required: [name] }, facts, {
      optional: 'all',
    }) as Record<string, unknown>
    return value[name]
  }
}

/** The named entities of the input fields, each with its kind. */
function listNamed(facts: Facts): { entity: string; type: string }[] {
  const { persons, organizations, places } = readEntities(facts)
  return [
    ...organizations.map((entity) => ({ entity, type: 'Organization' })),
    ...persons.map((entity) => ({ entity, type: 'Person' })),
    ...places.map((entity) => ({ entity, type: 'Location' })),
  ]
}

/** A value as the chat adapter reads it. */
function toText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isQuestion = /question|query|problem|task|prompt|request|instruction/

/** A question is the task itself; other inputs are the text of what the objective asks. */
function toTask(name: string, objective: string, inputs: readonly (readonly [string, string])[]): string {
  const question = inputs.find(([input]) => isQuestion.test(input))
  const others = inputs.filter((input) => input !== question).map(([, value]) => value)
  if (question !== undefined)
    return others.length === 0 ? question[1] : `Context: ${others.join('\n')}\nQuestion: ${question[1]}`
  return `${/summary|title|translation/.test(name) ? `Write the ${name}. ` : ''}${objective}\n\nText: ${others.join('\n')}`
}

/** The input fields: each marker with the text up to the next one, or each element. */
function readInputs(text: string): [string, string][] {
  const marks = [...text.matchAll(marker)]
  if (marks.length === 0) return readElements(text)
  return marks.map((mark, index) => [
    mark[1] as string,
    text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length).trim(),
  ])
}

function readElements(text: string): [string, string][] {
  const found: [string, string][] = []
  let at = 0
  for (const mark of [...text.matchAll(opening)].slice(0, mostElements)) {
    const from = mark.index + mark[0].length
    const end = mark.index < at ? -1 : text.indexOf(`</${mark[1]}>`, from)
    if (end < 0) continue
    found.push([mark[1] as string, text.slice(from, end).trim()])
    at = end
  }
  return found
}

/** Inputs as lines `text: …`, before or after the demand. */
function readLabelled(text: string, outputs: readonly string[]): [string, string][] {
  return Array.from(
    text.matchAll(/(?:^|\n)([a-z]\w{0,40}):[ \t]{1,3}(\S[^\n]{0,8000})/g),
    (match): [string, string] => [match[1] as string, match[2] as string],
  ).filter(([name]) => !outputs.includes(name))
}

/** ``1. `label` (Literal['a', 'b']): what it is`` of the system message, or a note beside the marker. */
function readDeclaration(name: string, systemText: string, rest: string): { type: string; about: string } {
  const spelled = escapePattern(name)
  const declared = new RegExp(
    String.raw`\u0060${spelled}\u0060 \(((?:[^()\n]|\([^()\n]*\)){1,300})\):?[ \t]*([^\n]{0,400})`,
  ).exec(systemText)
  const noted = new RegExp(
    String.raw`\[\[ ## ${spelled} ## \]\]\u0060? \(must be formatted as a valid Python ([^)\n]{1,200})\)`,
  ).exec(rest)
  const type = declared?.[1] ?? noted?.[1] ?? ''
  return { type: type.trim(), about: `${declared?.[2] ?? ''} ${type.startsWith('Literal') ? type : ''}`.trim() }
}

function toSchema(type: string, name: string, about: string): Record<string, unknown> {
  if (type.startsWith('Literal'))
    return { enum: Array.from(type.matchAll(/'([^']*)'|"([^"]*)"/g), (match) => match[1] ?? match[2]) }
  if (type.startsWith('bool')) return { type: 'boolean', description: about }
  if (type.startsWith('int')) return { type: 'integer', description: about }
  if (type.startsWith('float')) return { type: 'number', description: about }
  const inner = /^(?:list|List|Sequence|set)\[([\s\S]*)\]$/.exec(type)?.[1]
  // The items of `keywords` are texts, whatever the name suggests.
  if (inner !== undefined)
    return { type: 'array', items: inner === 'str' ? { type: 'string' } : toSchema(inner, name, '') }
  if (/^(?:dict|Dict)/.test(type)) return { type: 'object', additionalProperties: { type: 'string' } }
  return { ...toPropertySchema(name, '', about), description: about }
}
