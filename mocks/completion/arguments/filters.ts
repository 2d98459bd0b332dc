/** Fills lists of conditions, as searches take them: `{"field": "price", "operator": "lt", "value": 50}` for "under 50 dollars". */
import { escapePattern } from '../../common/index.ts'
import { isSchema } from './schema.ts'
import type { Schema } from './schema.ts'

const longest = 1000
const fieldName = /^(?:field|column|attribute|property|key|name|facet)$/i
const operatorName = /^(?:op|operator|comparison|comparator|condition|relation)$/i
const valueName = /^(?:value|values|operand)$/i
const mostFields = 30

/** The properties of an item that hold the parts of a condition. */
interface Names {
  readonly field: string
  readonly operator: string | undefined
  readonly value: string
}

function readNames(item: Schema): Names | null {
  const keys = isSchema(item['properties']) ? Object.keys(item['properties']) : []
  const [field, operator, value] = [fieldName, operatorName, valueName].map((name) =>
    keys.find((key) => name.test(key)),
  )
  return field === undefined || value === undefined || keys.length > 4 ? null : { field, operator, value }
}

const bound = String.raw`(under|below|less than|fewer than|cheaper than|lower than|at most|up to|no more than|maximum(?: of)?|over|above|more than|greater than|higher than|at least|minimum(?: of)?|from)`
const least = /over|above|more than|greater|higher|at least|minimum|from/i
const inclusive = /at most|up to|no more|maximum|at least|minimum|from/i
const money = /price|cost|budget|fee|rent|amount|salary/i
const forms: Readonly<Record<string, readonly string[]>> = {
  lt: ['lt', '<', 'less_than', 'lte', '<=', 'max'],
  lte: ['lte', '<=', 'less_than_or_equal', 'lt', '<', 'max'],
  gt: ['gt', '>', 'greater_than', 'gte', '>=', 'min'],
  gte: ['gte', '>=', 'greater_than_or_equal', 'gt', '>', 'min'],
  eq: ['eq', '=', '==', 'equals', 'is', 'equal', 'contains'],
}

interface Condition {
  readonly field: string
  readonly operator: keyof typeof forms
  readonly value: string | number
}

/** The conditions of a text for the items of a list; none for items of another form. */
export function findFilters(item: unknown, written: string): Record<string, unknown>[] {
  const names = isSchema(item) ? readNames(item) : null
  if (names === null || !isSchema(item) || !isSchema(item['properties'])) return []
  const { properties } = item
  const fields = readEnum(properties[names.field]).slice(0, mostFields)
  const text = written.slice(0, longest)
  return fields.flatMap((field) => {
    const found = findCondition(field, fields, text)
    const operator = found === null ? undefined : toOperator(found.operator, readEnum(properties[names.operator ?? '']))
    const isWritten = operator !== undefined || names.operator === undefined
    return found === null || !isWritten
      ? []
      : [
          {
            [names.field]: field,
            ...(names.operator === undefined ? {} : { [names.operator]: operator }),
            [names.value]: found.value,
          },
        ]
  })
}

function readEnum(schema: unknown): string[] {
  return isSchema(schema) && Array.isArray(schema['enum'])
    ? schema['enum'].filter((one): one is string => typeof one === 'string' && one !== '' && one.length <= 40)
    : []
}

function toOperator(operator: string, known: readonly string[]): string | undefined {
  const names = forms[operator] ?? []
  return known.length === 0 ? names[0] : names.find((name) => known.includes(name))
}

/** A bound beside the name of a field: `rating of at least 4`, `under 3 stops`. */
function toLimit(field: string): RegExp {
  const noun = escapePattern(toWords(field))
  return new RegExp(
    String.raw`\b${noun}s?\b[^.,;\d]{0,20}\b${bound}\s[$€£]?(\d[\d,]{0,12}(?:\.\d{1,6})?)|\b${bound}\s[$€£]?(\d[\d,]{0,12}(?:\.\d{1,6})?)\s?${noun}`,
    'i',
  )
}

function toWords(field: string): string {
  return field.replaceAll(/[_-]+/g, ' ')
}

/** The text without the bounds of other fields, which are no amounts of money. */
function withoutLimits(text: string, fields: readonly string[]): string {
  return fields.reduce((rest, field) => rest.replace(toLimit(field), ' '), text)
}

/** What a text says of a field: a bound, else a value beside its name. */
function findCondition(field: string, fields: readonly string[], text: string): Condition | null {
  const noun = escapePattern(toWords(field))
  const limit = toLimit(field).exec(text)
  const isMoney = limit === null && money.test(field)
  const others = fields.filter((one) => one !== field)
  const plain = isMoney ? amount.exec(withoutLimits(text, others)) : limit
  if (plain !== null) {
    const word = plain[1] ?? plain[3] ?? ''
    const sign = `${least.test(word) ? 'g' : 'l'}${inclusive.test(word) ? 'te' : 't'}`
    return { field, operator: sign, value: Number((plain[2] ?? plain[4] ?? '').replaceAll(',', '')) }
  }
  const named = new RegExp(
    String.raw`\b${noun}\s(?:is\s|of\s|=\s?|:\s?|named\s|called\s)?["']?(?!is\b|of\b|and\b|or\b|first\b)(\p{Lu}[\p{L}\d&-]{0,30}(?:\s\p{Lu}[\p{L}\d&-]{0,30}){0,2})`,
    'u',
  ).exec(text)
  const stated =
    named ?? new RegExp(String.raw`\b${noun}\s?(?:is|=|:|of)\s?["']?([\p{L}\d][\p{L}\d-]{0,30})`, 'iu').exec(text)
  const coloured = /^colou?r$/i.test(field) ? colour.exec(text) : null
  const value = stated?.[1] ?? coloured?.[0]
  return value === undefined ? null : { field, operator: 'eq', value }
}

const amount = new RegExp(
  String.raw`\b${bound}\s[$€£]?(\d[\d,]{0,12}(?:\.\d{1,6})?)(?!\s?(?:stars?|people|years?|days?|km|kg|miles))`,
  'i',
)
const colour = /\b(?:black|white|red|blue|green|yellow|orange|purple|pink|brown|grey|gray|silver|gold|beige)\b/i
