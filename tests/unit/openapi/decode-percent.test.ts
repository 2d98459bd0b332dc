import { expect, test } from 'vitest'
import { decodePercent } from '../../../openapi/decode-percent.ts'

test.each([
  ['file%2Fname', 'file/name'],
  ['%E6%9C%88', '月'],
  ['100%', '100%'],
  ['%E6%9C', '%E6%9C'],
  ['', ''],
])('%j is decoded to %j', (text, decoded) => {
  expect(decodePercent(text)).toBe(decoded)
})
