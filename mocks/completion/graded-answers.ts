/** The members of a grade: a score that agrees with whether the answer passes. */
import { isRecord } from './request-view.ts'

const passes = /^(?:pass|passed|passes|is_correct|correct|verdict|success|ok|is_valid|is_relevant|relevant)$/i
const isScore = /^(?:score|grade|rating|value)$/i

/** The grade with the score that its verdict has: 1 or 0, or the bounds of the schema; the value itself where it is no grade. */
export function alignGrade(value: unknown, properties: Readonly<Record<string, unknown>>): unknown {
  if (!isRecord(value)) return value
  const verdict = Object.keys(value).find((key) => typeof value[key] === 'boolean' && passes.test(key))
  const score =
    verdict === undefined
      ? undefined
      : Object.keys(value).find((key) => typeof value[key] === 'number' && isScore.test(key))
  const schema = score === undefined ? undefined : properties[score]
  if (verdict === undefined || score === undefined || !isRecord(schema)) return value
  const high = typeof schema['maximum'] === 'number' ? schema['maximum'] : 1
  const low = typeof schema['minimum'] === 'number' ? schema['minimum'] : 0
  return { ...value, [score]: value[verdict] === true ? high : low }
}
