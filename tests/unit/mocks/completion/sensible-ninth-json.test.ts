/** JSON for requests as the examples of Spring AI, LangChain4j, Ollama, Prism and the AI SDK have them; the values are our own. */
import { expect } from 'vitest'
import {
  boolean,
  described,
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  testSensible,
  text,
  type SensibleRow,
} from './sensible-table.ts'

const strict = (task: string, members: string) =>
  `${task}\nYou must answer strictly in the following JSON format: {\n${members}\n}`
const several = (least: number) =>
  expect.toSatisfy(
    (list: unknown) =>
      Array.isArray(list) &&
      list.length >= least &&
      new Set(list.map((one) => JSON.stringify(one))).size === list.length,
  )

const rows: SensibleRow[] = [
  [
    'JSON in two words',
    'List 4 seasons. Use JSON response',
    {},
    { json: { seasons: ['Spring', 'Summer', 'Autumn', 'Winter'] } },
  ],
  [
    'a result under its key',
    "What is 6+7? Return the result as JSON with an 'answer' field.",
    {},
    { json: { answer: 13 } },
  ],
  [
    'an array of a range',
    "Provide me a List of an array of numbers from 4 to 7 under they key name 'numbers'. Respond in JSON.",
    jsonObject,
    { json: { numbers: [4, 5, 6, 7] } },
  ],
  [
    'a surname and a holiday',
    strict(
      'Extract information about a person from In 1981, amidst the bells of Christmas, a child named Ida arrived. This newborn, bearing the surname Holm, slept.',
      '"firstName": (type: string),\n"lastName": (type: string),\n"birthDate": (type: date string (2023-12-31))',
    ),
    {},
    { json: { firstName: 'Ida', lastName: 'Holm', birthDate: '1981-12-25' } },
  ],
  [
    'an outline with notes on its types',
    strict(
      'Create recipe using only [pan, leek, cream]',
      '"title": (short title, 3 words maximum; type: string),\n"steps": (each step in 4 words; type: array of string),\n"preparationTimeMinutes": (type: integer)',
    ),
    {},
    { json: { title: like(/\w/), steps: several(2), preparationTimeMinutes: expect.any(Number) } },
  ],
  [
    'persons with their ages behind their names',
    'I have two friends. The first is Runa 31 years old busy with her boat, and the second is Otto 27 years old and wants to swim. Return a list of friends in JSON format',
    structured({ friends: listOf(object({ name: text, age: integer, is_available: boolean })) }),
    {
      json: {
        friends: [
          { name: 'Runa', age: 31, is_available: false },
          { name: 'Otto', age: 27, is_available: true },
        ],
      },
    },
  ],
  [
    'a part of a word that excludes it',
    'Minor typo in a non-critical page',
    structured({ severity: oneOf('critical', 'major', 'minor') }),
    { json: { severity: 'minor' } },
  ],
  [
    'usual colours',
    'What color is the grass and snow?',
    structured({ grass: text, snow: text }),
    { json: { grass: 'green', snow: 'white' } },
  ],
  [
    'a recommended film',
    'Recommend a classic western. Provide the title, director, release year, and a brief plot summary.',
    structured({ title: text, director: text, year: integer, plotSummary: text }),
    {
      json: {
        title: like(/^(?!director|title)\w/i),
        director: like(/^(?!Provide)\p{Lu}\p{L}+ \p{Lu}/u),
        year: expect.any(Number),
        plotSummary: like(/\w{3}/),
      },
    },
  ],
  [
    'as many made-up cities as are wanted',
    'Predict the top 2 largest cities by 2070. For each, return the name, the country and the estimated population in millions.',
    structured({ elements: listOf(object({ name: text, country: text, estimatedPopulation: number })) }),
    {
      json: {
        elements: [
          { name: 'Beijing', country: 'China', estimatedPopulation: expect.any(Number) },
          { name: 'Paris', country: 'France', estimatedPopulation: expect.any(Number) },
        ],
      },
    },
  ],
  [
    'a made-up user with an age',
    'Generate information for a test user.',
    structured({ name: text, age: { anyOf: [number, { type: 'null' }] }, email: text }),
    { json: { name: 'Alex', age: 30, email: 'alex@example.com' } },
  ],
  [
    'events of a year',
    'List 2 important events from the year 1998.',
    structured({ events: listOf(object({ date: text, event: text })) }),
    {
      json: {
        events: [
          { date: '1998-01-01', event: like(/\w+ \w+/) },
          { date: '1998-02-01', event: like(/\w+ \w+/) },
        ],
      },
    },
  ],
  [
    'messages that nobody has written',
    'messages from a family group chat during a wedding, max 3',
    structured({ messages: listOf(object({ name: described('Name of a fictional person.'), message: text })) }),
    { json: { messages: several(3) } },
  ],
]

testSensible(rows)
