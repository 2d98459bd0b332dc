/** The schema check against the verdicts of Moonshot's public validator, made by scripts/dev/walle-verdicts.ts. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findSchemaProblem } from '../../../../../mocks/rules/schema/index.ts'

interface Row {
  schema: unknown
  /** Possible errors; `""` where the validator accepts the schema. */
  errors: string[]
}

const rows = readFileSync(new URL('walle-verdicts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)

/** The one difference, where a recording of the API wins (references.ts). */
const recordedDifference = /conflicting keywords found after \$ref expansion: (description|title|description, title)$/

const found = rows.map(({ schema, errors }) => ({ schema, errors, problem: findSchemaProblem(schema) ?? '' }))

test('the table has at least 1,000 schemas, a third or more of them refused', () => {
  expect(rows.length).toBeGreaterThanOrEqual(1_000)
  expect(rows.filter(({ errors }) => !errors.includes('')).length).toBeGreaterThan(rows.length / 3)
})

test('the verdict is the same for 98 of 100 schemas or more', () => {
  const agreed = found.filter(({ errors, problem }) => errors.includes('') === (problem === ''))
  expect(agreed.length / rows.length).toBeGreaterThanOrEqual(0.98)
})

test('the text is the same except for the recorded difference', () => {
  const different = found.filter(
    ({ errors, problem }) => !errors.includes(problem) && !recordedDifference.test(problem),
  )
  expect(different).toEqual([])
})
