/** What is visibly wrong with a key, and which part of a key is shown. */
import { expect, test } from 'vitest'
import { inspectKey, toKeyTail } from '../../../../scripts/cli/key-form.ts'

test.each([
  ['sk-0123456789abcdef', null, undefined],
  ['', 'key-empty', null],
  [' \n', 'key-empty', null],
  ['"sk-0123456789"', 'key-quoted', 'sk-0123456789'],
  ['Bearer sk-0123456789', 'key-with-bearer', 'sk-0123456789'],
  ['Authorization: Bearer "sk-0123456789"', 'key-quoted', 'sk-0123456789'],
  ['sk-0123456789\n', 'key-with-spaces', 'sk-0123456789'],
  ['sk-01234 56789', 'key-with-spaces', 'sk-0123456789'],
  ['sk-0123456789\u200b', 'key-with-odd-characters', 'sk-0123456789'],
  ['https://platform.kimi.ai', 'key-is-a-url', null],
  ['your-api-key', 'key-placeholder', null],
  ['sk-...', 'key-placeholder', null],
  ['MOONSHOT_API_KEY=sk-0123456789', 'key-with-name', 'sk-0123456789'],
  ['export KIMI_API_KEY="sk-0123456789"', 'key-with-name', 'sk-0123456789'],
  ['"api_key": "sk-0123456789",', 'key-with-name', 'sk-0123456789'],
  ['<sk-0123456789abcdef>', 'key-quoted', 'sk-0123456789abcdef'],
  ['<your key>', 'key-with-spaces', '<yourkey>'],
  ['<key>', 'key-placeholder', null],
  ['sk-0123456789,', 'key-with-odd-characters', 'sk-0123456789'],
  ["“'sk-0123456789'”,;", 'key-quoted', 'sk-0123456789'],
  ['"sk-0123456789abcdefsk-0123456789abcdef"', 'key-quoted', 'sk-0123456789abcdef'],
  ['sk-0123456789;', 'key-with-odd-characters', 'sk-0123456789'],
  ['sk-0123456789abcdefsk-0123456789abcdef', 'key-doubled', 'sk-0123456789abcdef'],
  ['sk-01234...cdef', 'key-masked', null],
  ['sk-01234…cdef', 'key-masked', null],
  ['sk-01*******cdef', 'key-masked', null],
  ['org-0123456789', 'key-is-an-id', null],
  ['ak-0123456789', 'key-is-an-id', null],
  ['sk-ant-0123456789', 'key-of-other-vendor', null],
  ['sk-proj-0123456789', 'key-of-other-vendor', null],
])('%j is %s', (key, id, cleaned) => {
  const found = inspectKey(key)
  expect([found?.id ?? null, found?.cleaned]).toEqual([id, cleaned])
  if (key.length > 8) expect(found?.text ?? '').not.toContain(key.slice(0, 10))
})

test.each([
  ['', '…'],
  ['sk-123456789012', '…'],
  ['sk-1234567890123', '…0123'],
])('of the key %j, %s is shown', (key, shown) => {
  expect(toKeyTail(key)).toBe(shown)
})
