/** A text of many million characters that has the form of a key is hidden as a whole. */
import { expect, test } from 'vitest'
import { createSecretFinder } from '../../../../openapi/secrets/index.ts'

const part = 'a1'.repeat(2 ** 22)

test.each([
  ['a key', 'sk-', part],
  ['a bearer token', 'Bearer ', part],
  ['the id of an organisation', 'org-', part],
  ['a key of another vendor', 'gsk_', part],
  ['a JSON Web Token', 'eyJ', `${part}.${part}.${part}`],
])('%s', (_what, prefix, secret) => {
  expect(createSecretFinder()(`${prefix}${secret} and more`)).toEqual([
    { start: prefix.length, end: prefix.length + secret.length, text: '[redacted]' },
  ])
})
