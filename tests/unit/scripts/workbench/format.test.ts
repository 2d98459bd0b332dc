/** Numbers and times of the page as texts. */
import { expect, test } from 'vitest'
import { trafficStrings } from '../../../../scripts/workbench/page/traffic/strings.ts'
import { toClockTime, toGrouped, toTimeOfDay } from '../../../../scripts/workbench/page/ui/format.ts'

test('times of day have two digits for each part, in the local zone', () => {
  const ms = new Date(2026, 8, 3, 7, 4, 9).getTime()
  expect([toTimeOfDay(ms), toClockTime(ms)]).toEqual(['07:04', '07:04:09'])
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [262144, '262,144'],
  [1048576, '1,048,576'],
])('%i is written %s', (count, text) => {
  expect(toGrouped(count)).toBe(text)
})

test.each([
  [0, 0, '0 requests'],
  [1, 1, '1 request'],
  [0, 1, '0 of 1 request'],
  [2, 12, '2 of 12 requests'],
])('%i of %i requests are counted as %s', (shown, all, text) => {
  expect(trafficStrings.counted(shown, all)).toBe(text)
})
