/** Details of small text tasks: examples, grammar, ratings, the beginning of a JSON text. */
import { describe, expect, it } from 'vitest'
import { continueJson } from '../../../../mocks/completion/partial.ts'
import type { ViewedMessage } from '../../../../mocks/completion/request-view.ts'
import { continueExamples } from '../../../../mocks/completion/text/examples.ts'
import { correctEnglish } from '../../../../mocks/completion/text/grammar.ts'
import { findTextTask } from '../../../../mocks/completion/text/text-tasks.ts'
import { findVerdictOn } from '../../../../mocks/completion/text/verdicts.ts'

describe('a series of examples', () => {
  it.each([
    ['hello', 'Hello', 'world', 'World', 'wet', 'Wet'],
    ['hello', 'HELLO', 'world', 'WORLD', 'wet', 'WET'],
    ['Hello', 'hello', 'World', 'world', 'Wet', 'wet'],
    ['hot', 'Cold', 'tall', 'Short', 'wet', 'dry'],
  ])('%s → %s, %s → %s continues with %s → %s', (from, to, from2, to2, last, expected) => {
    const text = `Input: ${from}\nOutput: ${to}\nInput: ${from2}\nOutput: ${to2}\nInput: ${last}\nOutput:`
    expect(continueExamples(text)).toBe(expected)
  })
})

describe('corrected English', () => {
  it.each([
    ['This is a apple.', 'This is an apple.'],
    ['I need a one-time code.', 'I need a one-time code.'],
    ['It is a European city.', 'It is a European city.'],
  ])('turns %j into %j', (text, expected) => {
    expect(correctEnglish(text)).toBe(expected)
  })
})

describe('a part of a text', () => {
  it('counts up to ten words', () => {
    expect(findTextTask('Return the first eight words of "a b c d e f g h i j".')).toBe('a b c d e f g h')
  })
})

describe('a rating', () => {
  it.each(['Rate the review on a scale of 1 to 5', 'Rate the review (1-5)'])('%s', (task) => {
    expect(findVerdictOn(`${task}. Answer with the number only.\n\nReview: I love it.`)).toBe('4')
  })
})

describe('the rest of a JSON text', () => {
  it.each(['{"done": tru', '{"done": f', '{"list": [1, nul', '{"text": "a \\', '{"done": true', '{"count": 12'])(
    'completes %s',
    (prefix) => {
      const rest = continueJson({ text: prefix } as ViewedMessage, '{"other":1}')
      expect(() => JSON.parse(prefix + rest) as unknown).not.toThrow()
    },
  )
})
