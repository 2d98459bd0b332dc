/** The target of a run as reports name it. */
import { expect, test } from 'vitest'
import { describeTarget } from '../../../suite/reporters/failure-text.ts'

test.each([
  ['live', 'https://api.moonshot.ai/v1', 'the live API at https://api.moonshot.ai/v1'],
  // `check --live --base-url http://127.0.0.1:4010/v1`
  ['live', 'http://127.0.0.1:4010/v1', 'the server at http://127.0.0.1:4010/v1'],
  ['live', 'http://localhost:4010/v1', 'the server at http://localhost:4010/v1'],
  ['server', 'https://vendor.example/v1', 'the server at https://vendor.example/v1'],
  ['mock', 'http://127.0.0.1:4010/v1', 'the embedded mock at http://127.0.0.1:4010/v1'],
] as const)('a target of kind %s at %s is called %s', (kind, baseUrl, name) => {
  expect(describeTarget({ kind, baseUrl, model: null, profile: 'official' })).toBe(`${name}, profile official`)
})
