import { expect, test } from 'vitest'
import { getSource } from '../../../../openapi/evidence.ts'
import { operationRows, sharedExamples } from '../../../../openapi/generated/operations.ts'
import { findScenario, scenarios } from '../../../../mocks/scenarios/index.ts'

interface Example {
  id: string
  value: { error?: { type?: string } | string }
}

/** The error examples of the document by id, with the statuses they stand under. */
const documented = new Map<string, { statuses: Set<number>; type: string | null }>()
for (const { responses } of operationRows) {
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) < 400) continue
    const { examples } = response as { examples: string | readonly Example[] }
    const list =
      typeof examples === 'string'
        ? ((sharedExamples as Record<string, readonly unknown[]>)[examples] as readonly Example[])
        : examples
    for (const { id, value } of list ?? []) {
      const entry = documented.get(id) ?? { statuses: new Set(), type: null }
      entry.statuses.add(Number(status))
      entry.type = typeof value.error === 'object' ? (value.error.type ?? null) : null
      documented.set(id, entry)
    }
  }
}

/** Errors with a JSON body. */
const errors = scenarios.filter(({ contentType, status }) => contentType === undefined && status >= 400)

test('the document has an example for every error scenario, and no other error examples', () => {
  const json = errors.map(({ id }) => id)
  expect(json.toSorted()).toEqual([...documented.keys()].toSorted())
})

test.each(errors)('$id has the status and type of its example', ({ id, status, type }) => {
  expect([...documented.get(id)!.statuses]).toContain(status)
  expect(documented.get(id)!.type).toBe(type)
})

test.each(scenarios)('$id cites a source', ({ source }) => {
  expect(getSource(source).says).not.toBe('')
})

test('ids are unique', () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
})

test.each([
  [
    'rate_limit_reached_error',
    '{"error":{"message":"Organization Rate limit exceeded, please try again after 1 seconds","type":"rate_limit_reached_error"}}',
  ],
  [
    'exceeded_current_quota_error',
    '{"error":{"message":"Your account org-mock \\u003cak-mock\\u003e is suspended due to insufficient balance, please recharge your account or check your plan and billing details","type":"exceeded_current_quota_error"}}',
  ],
  [
    'content_filter.code',
    '{"error":{"code":400,"message":"The request was rejected because it was considered high risk","param":"prompt","type":"content_filter"}}',
  ],
  ['extract_failed', '{"error":{"message":"extract task failed: failed","type":""}}'],
])('the body of %s is the recorded one', (id, body) => {
  expect(findScenario(id)!.body).toBe(body)
})

test.each([
  ['invalid_request_error.temperature', 108],
  ['invalid_authentication_error', 84],
  ['engine_overloaded_error', 115],
])('the body of %s has the recorded length of %i bytes', (id, bytes) => {
  expect(Buffer.byteLength(findScenario(id)!.body)).toBe(bytes)
})
