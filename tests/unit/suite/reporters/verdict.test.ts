/** The verdict of a run from the statuses of its cases, and the notation of bytes in reports. */
import { expect, it } from 'vitest'
import { toPrintable } from '../../../suite/reporters/excerpt.ts'
import { toVerdict } from '../../../suite/reporters/report.ts'

it.each([
  [Buffer.from('a\r\nb\tc\u0000'), 'a\\r\\n\nb\\tc\\x00'],
  [Buffer.from([0xff, 0x41]), '\\xffA'],
  [Buffer.from('\uFEFF月'), '\\ufeff月'],
])('shows bytes %o as %s', (bytes, text) => {
  expect(toPrintable(bytes)).toBe(text)
})

it.each([
  [['pass', 'fail'], 'stopped', 'fail'],
  [['pass', 'warn'], 'stopped', 'inconclusive'],
  [['pass', 'warn'], null, 'warn'],
  [['skip'], null, 'inconclusive'],
  [[], null, 'inconclusive'],
  [['pass', 'skip'], null, 'pass'],
] as const)('%j ended early by %s is %s', (rows, because, verdict) => {
  expect(
    toVerdict(
      rows.map((status) => ({ status })),
      because,
    ).verdict,
  ).toBe(verdict)
})
