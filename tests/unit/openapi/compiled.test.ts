/**
 * The validators that are compiled ahead of time and shortened by scripts/dev/generate report what ajv itself reports, for every example
 * of the spec and for every single change of one of its members.
 */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as compiled from '../../../openapi/generated/validators.ts'
import { bundle } from '../../../scripts/dev/generate/bundle.ts'
import { readOperations } from '../../../scripts/dev/generate/operations.ts'
import { createAjv } from '../../../scripts/dev/generate/validators.ts'
import type { Json } from '../../../scripts/dev/generate/bundle.ts'

interface Validator {
  (body: unknown): boolean
  errors?: readonly unknown[] | null
}

const document = bundle(fileURLToPath(new URL('../../../openapi/openapi.yaml', import.meta.url)))
const byName = compiled as unknown as Record<string, Validator | undefined>
const bent: readonly Json[] = [null, '', 'x', -1, 0.5, 7, true, [], {}, [null]]

const samples = readOperations(document).flatMap(({ request, responses }) =>
  [request ?? {}, ...responses.map((response) => response.content)].flatMap((content) =>
    Object.values(content).flatMap(({ schema, examples }) => examples.map(({ value }) => ({ schema, value }))),
  ),
)

/** The value itself, and every change or removal of one member at any depth. */
function* bend(value: Json): Generator<Json> {
  yield* bent
  if (value === null || typeof value !== 'object') return
  for (const key of Object.keys(value)) {
    const isList = Array.isArray(value)
    const member = (value as Record<string, Json>)[key] ?? null
    for (const other of bend(member)) yield isList ? value.with(Number(key), other) : { ...value, [key]: other }
    if (!isList) yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  }
}

describe('the compiled validators', () => {
  const names = [...new Set(samples.map(({ schema }) => schema).filter((schema) => byName[schema ?? ''] !== undefined))]

  it.each(names)('report the errors of ajv for a changed %s', (name) => {
    const reference = createAjv(document).getSchema(name ?? '') as Validator
    const validate = byName[name ?? ''] as Validator
    const bodies = samples.filter(({ schema }) => schema === name).slice(0, 8)
    let refused = 0
    for (const { value } of bodies) {
      for (const body of [value, ...bend(value)]) {
        const verdict = validate(body)
        if (verdict !== reference(body)) expect.fail(`the verdicts differ on ${JSON.stringify(body)}`)
        if (!verdict) refused += 1
        if (!verdict) expect(validate.errors).toEqual(reference.errors)
      }
    }
    expect(refused).toBeGreaterThan(0)
  })
})
