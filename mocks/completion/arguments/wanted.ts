/** Decides which optional properties are written: in tool calls those that the conversation mentions, otherwise all. */
import { deriveFacts } from '../facts.ts'
import { findBoolean } from './booleans.ts'
import { findContrast } from './contrasts.ts'
import { findEntry } from './choices.ts'
import { hasEvidence } from './evidence.ts'
import { findFilters } from './filters.ts'
import type { Generation, Position } from './generation.ts'
import { hasNumberFor } from './number-candidates.ts'
import { isOmitted } from './omissions.ts'
import { isLimit, isNumberWanted, isOfTime, isTold, kinds } from './optional-kinds.ts'
import { mentions } from './property.ts'
import { resolveBranches } from './resolve-branches.ts'
import { isSchema, typesOf } from './schema.ts'

/** An optional property is written when all are, or when the conversation mentions it. */
export function isWanted(key: string, schema: unknown, position: Position, generation: Generation): boolean {
  if (schema === false || position.depth >= 4) return false
  if (generation.optional === 'all') return position.depth < 3 || generation.minimumDepth(schema) <= 1
  const { facts } = position
  const { text } = facts
  if (isOmitted(key, text)) return false
  const state = { variant: 0, attempt: 0, depth: position.depth, facts }
  const flat = resolveBranches(isSchema(schema) ? schema : true, generation, state)
  if (!isSchema(flat)) return false
  const property = { name: key, description: typeof flat['description'] === 'string' ? flat['description'] : '' }
  if (Array.isArray(flat['enum']))
    return findEntry(flat['enum'], property, facts) >= 0 || (/currenc/i.test(key) && hasEvidence(property, facts))
  const types = typesOf(flat)
  if (types.includes('string') && ofCommand.test(property.description) && isNeeded(property.description, text))
    return true
  if (types.includes('boolean')) {
    const found = findBoolean(property, facts)
    return mentions(text, key) || found === true || (found === false && isTrueBefore.test(property.description))
  }
  if (types.includes('integer') || types.includes('number'))
    return (
      facts.numbers.length > 0 &&
      !(isLimit.test(key) && (facts.numbersInText.every(isOfTime) || !limits.test(text))) &&
      (isNumberWanted.test(key) || mentions(text, key) || hasNumberFor(property, facts))
    )
  if (types.includes('object')) return mentions(text, key)
  if (types.includes('array') && mentionsEntry(flat['items'], text)) return true
  if (types.includes('array') && (findFilters(flat['items'], text).length > 0 || mentions(text, key.replace(/s$/, ''))))
    return true
  if (typeof flat['default'] === 'string' && findContrast(flat['default'], text) !== undefined) return true
  const kind = kinds.find(([name]) => name.test(key))
  if (kind !== undefined) return kind[1](facts).length > 0
  if (/^(?:query|q|keywords?|search\w*|question|expression)$/i.test(key)) return text !== ''
  return mentions(text, key) || (isTold.test(key) && hasEvidence(property, deriveFacts(facts, { quoted: () => [] })))
}

const ofCommand =
  /\brequired (?:parameter )?(?:of|for|when|if)\b[^.\n]{0,30}["'\u0060](?:create|insert|write)["'\u0060]/i

/** Whether a property that one command of a tool requires is given: the text of a file that is to be created. */
function isNeeded(description: string, text: string): boolean {
  return /create|write/i.test(description)
    ? /\b(?:create|make|write|add)\b[^.\n]{0,40}(?:\bfile\b|\.\w{1,5}\b)/i.test(text)
    : /\binsert\b/i.test(text)
}

const limits =
  /\b(?:first|last|top|limit\w*|only|at most|up to|max\w*|latest|newest|recent|next|best|lines?)\b|\b\d{1,4}\s(?:[\p{L}-]{2,20}\s){0,2}\p{L}{2,20}s\b|[\u4e00-\u9fff]/iu

/** Descriptions of what is true unless the request says otherwise. */
const isTrueBefore = /\bdefaults?\b[^.\n]{0,16}\btrue\b/i

/** Whether a text has an entry of the enum of a list's items. */
function mentionsEntry(items: unknown, text: string): boolean {
  return (
    isSchema(items) &&
    Array.isArray(items['enum']) &&
    items['enum'].slice(0, 60).some((one) => typeof one === 'string' && one.length > 3 && mentions(text, one))
  )
}
