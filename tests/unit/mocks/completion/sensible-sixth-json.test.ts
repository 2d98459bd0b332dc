/** JSON for requests as the documentation of Instructor, Mirascope, RubyLLM and TypeChat has them; the values are our own. */
import { expect } from 'vitest'
import {
  containing,
  described,
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  system,
  testSensible,
  text,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const person = { name: text, age: integer }
const book = object({ title: text, author: text, publication_year: integer })
const fence = '\u0060\u0060\u0060'
const typed = (type: string, definitions: string, request: string): string =>
  `You are a service that translates user requests into JSON objects of type "${type}" according to the following TypeScript definitions:\n${fence}\n${definitions}${fence}\nThe following is a user request:\n"""\n${request}\n"""\nThe following is the user request translated into a JSON object:\n`

const rows: SensibleRow[] = [
  [
    'a person in a quoted sentence',
    'Extract \u0060Mabel is a 31-year-old beekeeper and teacher\u0060',
    structured(person),
    { json: { name: 'Mabel', age: 31 } },
  ],
  [
    'an age in words in a quoted sentence',
    "Extract the user name and age: 'Oskar is twenty years old'",
    structured(person),
    { json: { name: 'Oskar', age: 20 } },
  ],
  [
    'an occupation after an age',
    'Petra Wolf is a 44-year-old software engineer.',
    structured({ ...person, occupation: text }),
    { json: { name: 'Petra Wolf', age: 44, occupation: 'software engineer' } },
  ],
  [
    'two persons in a quoted sentence',
    'Extract \u0060Mabel is 12 and Oskar is 14\u0060',
    structured({ content: listOf(object(person)) }),
    {
      json: {
        content: [
          { name: 'Mabel', age: 12 },
          { name: 'Oskar', age: 14 },
        ],
      },
    },
  ],
  [
    'invented persons',
    'Generate 4 synthetic users',
    structured({ users: listOf(object(person)) }),
    { json: { users: Array.from({ length: 4 }, () => ({ name: like(/^\p{Lu}\p{L}+$/u), age: expect.any(Number) })) } },
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
    'labels that the description explains',
    'Classify the ticket: <ticket>The screen of my tablet is cracked and I was charged twice.</ticket>',
    {
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'Labels',
          strict: true,
          schema: {
            ...object({ labels: listOf(oneOf('HARDWARE', 'MONEY', 'VISIT')) }),
            description:
              'Examples:\n- "The cracked screen needs a repair": ["HARDWARE"]\n- "I was charged for nothing": ["MONEY"]\n- "Which days are you open?": ["VISIT"]',
          },
        },
      },
    },
    { json: { labels: ['HARDWARE', 'MONEY'] } },
  ],
  [
    'a label that the description explains',
    'Classify the following question: Where are the pictures of the beach?',
    {
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'Kind',
          strict: true,
          schema: {
            ...object({ kind: oneOf('PERSON', 'ALBUM', 'LETTER') }),
            description: 'PERSON: finds someone\nALBUM: finds photos or pictures\nLETTER: finds an email',
          },
        },
      },
    },
    { json: { kind: 'ALBUM' } },
  ],
  [
    'anger',
    'Classify the following query\ni am furious about this noise\ninto one of the following categories: Happy, Angry, Sadness',
    structured({ label: oneOf('Happy', 'Angry', 'Sadness') }),
    { json: { label: 'Angry' } },
  ],
  [
    'fear',
    'What does the writer feel? "I was so scared that I could not move."',
    structured({ emotion: oneOf('joy', 'fear', 'anger') }),
    { json: { emotion: 'fear' } },
  ],
  [
    'nothing to find',
    'Content to store:\nCounting apples is a good game for rainy days.',
    structured({ entities: listOf(text), dates: listOf(text) }),
    { json: { entities: [], dates: [] } },
  ],
  [
    'names and dates to find',
    'Content to store:\nOn 2026-03-04 we met Greta Holm in Oslo.',
    structured({ entities: listOf(text), dates: listOf(text) }),
    { json: { entities: expect.arrayContaining(['Greta Holm', 'Oslo']), dates: ['2026-03-04'] } },
  ],
  [
    'keys in the system message',
    [
      system(
        "Score the answer on a scale from 0-10.\nReturn your evaluation as JSON with fields 'score' (number) and 'feedback' (string).",
      ),
      user('Agent role: Baker\nTask description: Describe the requirements\nOutput: The dough needs flour.'),
    ],
    {},
    { json: { score: expect.any(Number), feedback: expect.any(String) } },
  ],
  [
    'a root in JSON',
    'What is the square root of 81? Answer with a JSON object with the key \u0060result\u0060.',
    jsonObject,
    { json: { result: 9 } },
  ],
  [
    'a biography',
    'Create a user profile for Ruth, age 52',
    structured({ ...person, bio: text }),
    { json: { name: 'Ruth', age: 52, bio: like(/\w+ \w+/) } },
  ],
  [
    'an enum in TypeScript',
    typed(
      'Mood',
      'export interface Mood {\n    mood: "bad" | "neutral" | "good"; // how it sounds\n}\n',
      'what a wonderful day',
    ),
    {},
    { json: { mood: 'good' } },
  ],
  [
    'nested types in TypeScript',
    typed(
      'Cart',
      '// A cart.\nexport interface Cart {\n  items: Item[];\n  note?: string;\n}\n\nexport type Item = {\n  name: string;\n  quantity: number;\n};\n',
      '2 pears and 3 plums',
    ),
    {},
    {
      json: containing({
        items: [
          { name: 'pears', quantity: 2 },
          { name: 'plums', quantity: 3 },
        ],
      }),
    },
  ],
  [
    'a union of types in TypeScript',
    typed(
      'Action',
      'export type Action = Wait | Ring;\nexport interface Wait { action: "wait"; minutes: number }\nexport interface Ring { action: "ring"; person: string }\n',
      'please wait 12 minutes',
    ),
    {},
    { json: { action: 'wait', minutes: 12 } },
  ],
  [
    'a described number',
    'The pool is 25 m long.',
    structured({ length: { ...number, description: 'Length in metres' }, place: described('What is measured') }),
    { json: containing({ length: 25 }) },
  ],
  [
    'facts between commas',
    'Extract user info as a JSON object: Ida Berg, 41, ida@example.com',
    jsonObject,
    { json: { name: 'Ida Berg', age: 41, email: 'ida@example.com' } },
  ],
]

testSensible(rows)
