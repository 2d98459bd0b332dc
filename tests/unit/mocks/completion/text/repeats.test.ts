/** Repetitions that a prompt asks for, and prompts that only look like it. */
import { describe, expect, test } from 'vitest'
import { findRepeated } from '../../../../../mocks/completion/text/repeats.ts'
import { findTopic } from '../../../../../mocks/completion/text/topic.ts'

describe('a repetition', () => {
  test.each([
    ["Repeat the word 'mango' three times.", 'mango mango mango'],
    ['Repeat the word mango 3 times', 'mango mango mango'],
    ['Say hello two times.', 'hello hello'],
    ['Please print "a b" three times, separated by commas.', 'a b, a b, a b'],
    ['Write the word “ok” twelve times', null],
    ['Write "ok" 2 times, each on its own line.', 'ok\nok'],
    ['Repeat this exact sentence back to me verbatim: "The violet dog jumps."', 'The violet dog jumps.'],
    ['Can you repeat this sentence for me? "The moon is bright."', 'The moon is bright.'],
    ['Could you repeat the sentence "The moon is bright." back to me', 'The moon is bright.'],
    ['Please echo "abc def" exactly.', 'abc def'],
    ['Repeat the sentence "I like tea." and then add one about coffee.', null],
    ['Write about tides three times a day', null],
    ['Say how many times the word cat occurs in the text', null],
    ['Write a story that uses the word blue three times.', null],
  ])('of %j is %j', (prompt, expected) => {
    expect(findRepeated(prompt)).toBe(expected)
  })
})

test.each([
  ['Can you help me with algebra?', 'algebra'],
  ['I need help with a Python error', 'Python error'],
])('the topic of %j is %j', (prompt, topic) => {
  expect(findTopic(prompt, false)).toBe(topic)
})
