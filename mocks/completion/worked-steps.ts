/** The steps of a calculation, for a list of objects that wants them beside the answer to a word problem. */
import { readNumbers } from './facts/numbers.ts'
import { keysOf, propertiesOf } from './find-key.ts'
import { isRecord } from './request-view.ts'
import { findResult } from './text/values.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 4000
const isSteps =
  /^(?:reasoning|steps?|solution(?:_steps)?|thoughts?|work(?:ing)?|chain(?:_of_thought)?|calculations?|reasoning_steps)$/i
const isNumber = /^(?:step|step_?number|number|index|id|no|order)$/i
const isQuestion = /question|goal|task|problem/i
const isResult = /result|answer|output|value|conclusion/i
const asked = /([^.?!\n]{3,300}\?)/g

/** Whether a list of objects is for the steps of a calculation. */
export function takesSteps(key: string, members: Schema): boolean {
  return isSteps.test(key) && keysOf(members).length > 1
}

/** The list with one step that has the question, its numbers and the result; nothing where the text sets no such problem. */
export function readWorkedSteps(text: string, properties: Schema, root: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [key, list] of Object.entries(properties)) {
    if (!isSteps.test(key) || !isRecord(list) || list['type'] !== 'array' || text.length > longest) continue
    const members = propertiesOf(resolveDefinition(list['items'], root))
    const keys = keysOf(members)
    const result = keys.length < 2 ? null : findResult(text)
    if (result === null) continue
    const question = [...text.matchAll(asked)].at(-1)?.[1]?.trim() ?? 'What is asked for?'
    const numbers = readNumbers(text).map(({ value }) => value)
    found[key] = [
      Object.fromEntries(
        keys.map((member) => [member, writeMember(member, members[member], question, numbers, result.value)]),
      ),
    ]
  }
  return found
}

function writeMember(
  key: string,
  schema: unknown,
  question: string,
  numbers: readonly number[],
  result: number,
): unknown {
  const type = isRecord(schema) ? schema['type'] : undefined
  if (type === 'integer' || type === 'number') return isNumber.test(key) ? 1 : result
  if (isQuestion.test(key)) return question
  return isResult.test(key) ? String(result) : `The numbers ${numbers.join(', ')} give ${result}.`
}
