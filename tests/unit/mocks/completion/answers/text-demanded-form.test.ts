/** Free texts in the form that a prompt demands, as benchmarks of instructions check it; the values are our own. */
import { expect, test } from 'vitest'
import { say } from '../complete-request.ts'

type Row = readonly [about: string, prompt: string, isKept: (answer: string) => boolean]

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const wordsOf = (text: string): number => count(text, /[\p{L}\d'’]+/gu)
const sentencesOf = (text: string): number => text.split(/(?<=[.!?])\s+/).length

const rows: Row[] = [
  ['no commas', 'Describe a harbor at dawn. Do not use any commas in your answer.', (a) => !a.includes(',')],
  ['no commas, said differently', 'Tell me about otters and refrain from using commas.', (a) => !a.includes(',')],
  [
    'double quotes around all',
    'Do otters sleep at sea? Wrap your whole response in double quotation marks.',
    (a) => /^"[^"]+"$/.test(a),
  ],
  [
    'small letters',
    'Explain tides in all lowercase letters, no capital letters allowed.',
    (a) => a === a.toLowerCase(),
  ],
  [
    'capital letters',
    'Explain tides. Your entire response should be in all capital letters.',
    (a) => a === a.toUpperCase(),
  ],
  [
    'some capital words',
    'Describe a lighthouse with at least 4 words in all capital letters.',
    (a) => count(a, /\b[A-Z]{2,}\b/g) >= 4 && a !== a.toUpperCase(),
  ],
  [
    'paragraphs between asterisks',
    'Write an essay about glaciers in exactly 4 paragraphs. Separate the paragraphs with the markdown divider: ***.',
    (a) => a.split(/\s*\*\*\*\s*/).filter(Boolean).length === 4,
  ],
  [
    'plain paragraphs',
    'Write exactly 3 paragraphs about tide pools. Separate them by two new lines.',
    (a) => a.split('\n\n').length === 3,
  ],
  [
    'the first word of a paragraph',
    'Write 3 paragraphs about tide pools, each separated by two new lines. The second paragraph must start with the word anemone.',
    (a) => /^anemone\b/.test(a.split('\n\n')[1] ?? ''),
  ],
  [
    'sections',
    'Write a guide to knots in 3 sections. Mark the beginning of each section with SECTION X.',
    (a) => count(a, /^SECTION \d$/gm) === 3,
  ],
  [
    'bullet points',
    'Describe a kayak tour. Your answer must contain exactly 4 bullet points, such as:\n* This is a point',
    (a) => count(a, /^\* /gm) === 4,
  ],
  [
    'highlights',
    'Describe the aurora and highlight at least 3 sections with markdown, like *this section*.',
    (a) => count(a, /\*[^*\n]+\*/g) >= 3,
  ],
  [
    'placeholders',
    'Write an invitation to a regatta with at least 5 placeholders in square brackets, such as [name].',
    (a) => count(a, /\[[^\]\n]+\]/g) >= 5,
  ],
  [
    'a title',
    'Write about the harbor seal. Include a title wrapped in double angular brackets, such as <<my title>>.',
    (a) => /<<[^<>\n]+>>/.test(a),
  ],
  [
    'a postscript',
    'Write a note about the ferry. At the end add a postscript starting with P.S.',
    (a) => /P\.S\. \S+/.test(a),
  ],
  [
    'words to include',
    'Write about a market and include the keywords "saffron" and "lantern".',
    (a) => /saffron/i.test(a) && /lantern/i.test(a),
  ],
  [
    'bare words to include',
    'Write about a market. Include the keywords walnut, copper and violin.',
    (a) => ['walnut', 'copper', 'violin'].every((word) => a.includes(word)),
  ],
  [
    'a frequent word',
    'Write about a bakery. The word flour should appear at least 3 times.',
    (a) => count(a, /\bflour\b/gi) >= 3,
  ],
  [
    'a frequent letter',
    'Write about a bakery. The letter q should appear at least 5 times.',
    (a) => count(a, /q/gi) >= 5,
  ],
  [
    'words to avoid',
    "Write a story about a storm. Do not include the words 'main' and 'example' in your response.",
    (a) => !/\b(?:main|example)\b/i.test(a),
  ],
  ['the least number of words', 'Write an article about lichens with at least 150 words.', (a) => wordsOf(a) >= 150],
  ['the most words', 'Write an article about lichens in less than 40 words.', (a) => wordsOf(a) < 40],
  [
    'the least number of sentences',
    'Write about lichens. Your response should contain at least 9 sentences.',
    (a) => sentencesOf(a) >= 9,
  ],
  [
    'two answers',
    'What does fog sound like? Give two different responses, separated by 6 asterisk symbols ******.',
    (a) => {
      const [first, second, ...more] = a.split('******')
      return more.length === 0 && Boolean(second?.trim()) && first?.trim() !== second?.trim()
    },
  ],
  [
    'the request first',
    'How deep is a fjord?\nFirst repeat the request word for word without change, then give your answer.',
    (a) => /^How deep is a fjord\?\n+\S/.test(a),
  ],
  [
    'the last phrase',
    'Describe a fjord and end your entire response with the exact phrase "That is all for today."',
    (a) => a.endsWith('That is all for today.'),
  ],
  ['hashtags', 'Write a tweet about a regatta with at least 3 hashtags.', (a) => count(a, /#\w+/g) >= 3],
  [
    'another language',
    'What is a fjord? Your entire response should be in Swedish, no other language is allowed.',
    (a) => /\b(?:och|ett|din|med)\b/.test(a) && !/\bthe\b/i.test(a),
  ],
  ['the language of the answer', 'Answer in Italian: why do cats purr?', (a) => /\b(?:una|esempio|risposta)\b/.test(a)],
  [
    'all of it as JSON',
    'What are the pros and cons of night trains? Wrap the entire output in JSON format.',
    (a) => typeof JSON.parse(a.replaceAll(/^```json|```$/g, '')) === 'object',
  ],
  [
    'several at once',
    'Write about a heron with exactly 2 paragraphs separated by ***, no commas, and wrap the entire response in double quotation marks.',
    (a) => /^"[^",]+"$/.test(a) && a.split('***').length === 2,
  ],
]

test.each(rows)('a text keeps the demanded form: %s', (_, prompt, isKept) => {
  const answer = say(prompt)
  expect(answer.trim()).not.toBe('')
  expect(isKept(answer), answer).toBe(true)
})
