/** JSON with lists: known things, as many as are asked for. */
import { expect } from 'vitest'
import {
  containing,
  integer,
  jsonObject,
  like,
  listOf,
  object,
  structured,
  system,
  text,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const book = object({ title: text, author: text, publication_year: integer })

const rows: AnswerRow[] = [
  [
    'objects of a list under a named key',
    'Return a JSON object with a key "members" containing a list of 2 members, each with name and email.',
    jsonObject,
    {
      json: {
        members: [
          { name: 'Alex', email: 'alex@example.com' },
          { name: 'Maria', email: 'maria@example.com' },
        ],
      },
    },
  ],
  [
    'an array of objects',
    'Return a JSON array of 2 users with name and email. No other text.',
    {},
    {
      json: [
        { name: 'Alex', email: 'alex@example.com' },
        { name: 'Maria', email: 'maria@example.com' },
      ],
    },
  ],
  [
    'a list with a property of its items',
    [
      system('You are a helpful assistant designed to output JSON.'),
      user('List two primary colors with their hex codes'),
    ],
    jsonObject,
    {
      json: {
        primary_colors: [
          { name: 'Red', hex_code: '#FF0000' },
          { name: 'Blue', hex_code: '#0000FF' },
        ],
      },
    },
  ],
  [
    'a list without keys',
    [system('You are a helpful assistant designed to output JSON.'), user('Name three fruits')],
    jsonObject,
    { json: { fruits: ['Apple', 'Banana', 'Orange'] } },
  ],
  [
    'known items in a fenced block',
    'List the planets with rings. Output a markdown code block with JSON: {"planets": [string]}',
    {},
    { json: { planets: ['Jupiter', 'Saturn', 'Uranus', 'Neptune'] } },
  ],
  [
    'a summary with points',
    'Summarize: The council approved the new tram line on Monday. Construction starts in May and takes three years. It costs 90 million euros.',
    structured({ summary: text, key_points: listOf(text) }),
    { json: { summary: like(/tram/i), key_points: expect.arrayContaining([expect.any(String)]) } },
  ],
  [
    'some queries',
    'Generate 3 different search queries for the question: how do solar panels work in winter?',
    structured({ queries: listOf(text) }),
    { json: { queries: [like(/solar/i), like(/solar/i), like(/solar/i)] } },
  ],
  [
    'a country',
    'Tell me about Canada.',
    structured({ name: text, capital: text, languages: listOf(text) }),
    { json: containing({ name: 'Canada', capital: 'Ottawa' }) },
  ],
  [
    'a list of primary colours',
    'Give me 3 fruits as a JSON object with a key "fruits" that holds an array of strings.',
    jsonObject,
    { json: { fruits: [expect.any(String), expect.any(String), expect.any(String)] } },
  ],
  [
    'JSON in two words',
    'List 4 seasons. Use JSON response',
    {},
    { json: { seasons: ['Spring', 'Summer', 'Autumn', 'Winter'] } },
  ],
  [
    'an array of a range',
    "Provide me a List of an array of numbers from 4 to 7 under they key name 'numbers'. Respond in JSON.",
    jsonObject,
    { json: { numbers: [4, 5, 6, 7] } },
  ],
  [
    'a summary and a title',
    'Article: The library of Aros opens a new reading room in May. It has 120 seats and a roof garden. Entry is free.',
    structured({ title: text, summary: text, tags: listOf(text) }),
    {
      json: {
        title: like(/library|reading room/i),
        summary: like(/reading room/),
        tags: expect.arrayContaining([like(/\w/)]),
      },
    },
  ],
  [
    'a numbered list of books',
    'Sea novels:\n1. The Grey Harbor by Ella Stone (1971)\n2. 1920 by Marc Duval (1988)\n3. Low Tide by R. Ames Hill (2003)',
    structured({ content: listOf(book) }),
    {
      json: {
        content: [
          { title: 'The Grey Harbor', author: 'Ella Stone', publication_year: 1971 },
          { title: '1920', author: 'Marc Duval', publication_year: expect.any(Number) },
          { title: 'Low Tide', author: 'R. Ames Hill', publication_year: 2003 },
        ],
      },
    },
  ],
  [
    'steps of a plan',
    'Make a plan with 4 steps to paint a room.',
    structured({ steps: listOf(text) }),
    { json: { steps: [expect.anything(), expect.anything(), expect.anything(), expect.anything()] } },
  ],

  [
    'the numbers of a list above a limit',
    'Values: 14, 3, 27, 9, 31. Keep those above 12.',
    structured({ values: listOf(integer) }),
    { json: { values: [14, 27, 31] } },
  ],
  [
    'the first cubes',
    'Give me the first four cubes',
    structured({ values: listOf(integer) }),
    { json: { values: [1, 8, 27, 64] } },
  ],
  ['an array of so many in words', 'Generate a JSON array of two seasons', {}, { json: ['Spring', 'Summer'] }],
]

testAnswers(rows)
