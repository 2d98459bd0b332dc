/** Numbers, times and errors of the page as texts, and amounts that a person types. */
import { expect, test } from 'vitest'
import { joinNext, toErrorText } from '../../../../scripts/workbench/page/state/error-text.ts'
import { readCostLimit } from '../../../../scripts/workbench/page/suite/cost-limit.ts'
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

test.each([
  ['', null],
  [' 0.50 ', 0.5],
  ['3', 3],
  ['.25', 0.25],
  ['0,50', 'wrong'],
  ['-1', 'wrong'],
  ['$2', 'wrong'],
])('the cost limit %j is read as %j', (text, limit) => {
  expect(readCostLimit(text)).toBe(limit)
})

test('an error is shown with its next step', () => {
  const refused = Object.assign(new Error('the body must be JSON'), { next: 'send Content-Type: application/json' })
  expect(toErrorText(refused)).toBe('the body must be JSON: send Content-Type: application/json')
  expect(toErrorText(Object.assign(new Error('There is no text.'), { next: 'Paste one.' }))).toBe(
    'There is no text. Paste one.',
  )
  expect([toErrorText(new Error('it failed')), toErrorText('it failed')]).toEqual(['it failed', 'it failed'])
  expect(joinNext('it failed', '')).toBe('it failed')
})
