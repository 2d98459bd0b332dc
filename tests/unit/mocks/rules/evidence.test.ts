import { expect, test } from 'vitest'
import { getSource } from '../../../../openapi/evidence.ts'
import { listMessages, rules } from '../../../../mocks/rules/index.ts'

test.each(listMessages())('message $name of $rule cites a source', ({ evidence }) => {
  expect(['recorded', 'documented', 'reported', 'unverified']).toContain(evidence.level)
  expect(getSource(evidence.source).says).not.toBe('')
})

test('rule ids are unique', () => {
  const ids = rules.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every rule lists the messages that it can give', () => {
  expect(rules.filter(({ messages }) => Object.keys(messages).length === 0)).toEqual([])
})
