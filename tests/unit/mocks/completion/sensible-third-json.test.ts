/** JSON for prompts as the guides of Gemini, Cohere, Haystack and tools of extraction phrase them; the values are our own. */
import { expect } from 'vitest'
import {
  boolean,
  integer,
  like,
  listOf,
  number,
  oneOf,
  structured,
  system,
  testSensible,
  text,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'a job advert',
    'We are hiring a Senior Backend Engineer in Porto. Salary: 65,000 EUR per year. Remote work possible.',
    structured({ title: text, location: text, salary: number, currency: text, remote: boolean }),
    {
      json: { title: like(/Backend Engineer/), location: like(/^Porto/), salary: 65000, currency: 'EUR', remote: true },
    },
  ],
  [
    'a recipe in parts',
    'Pancakes: mix 2 eggs, 250 ml milk and 150 g flour. Fry for 3 minutes. Serves 4.',
    structured({ name: text, servings: integer, ingredients: listOf(text) }),
    {
      json: {
        name: 'Pancakes',
        servings: 4,
        ingredients: expect.arrayContaining([like(/eggs/), like(/milk/), like(/flour/)]),
      },
    },
  ],
  [
    'a boolean by a negation',
    'The warranty is not transferable and the device is waterproof.',
    structured({ transferable: boolean, waterproof: boolean }),
    { json: { transferable: false, waterproof: true } },
  ],
  [
    'a score from 1 to 5',
    [system('Rate the helpfulness of the answer from 1 to 5.'), user('Question: What is 2+2?\nAnswer: 4')],
    structured({ score: { type: 'integer', minimum: 1, maximum: 5 }, explanation: text }),
    { json: { score: expect.any(Number), explanation: like(/\w/) } },
  ],
  [
    'steps of a plan',
    'Make a plan with 4 steps to paint a room.',
    structured({ steps: listOf(text) }),
    { json: { steps: [expect.anything(), expect.anything(), expect.anything(), expect.anything()] } },
  ],
  [
    'the emotion of a post',
    'I miss my grandmother so much, I cried all night.',
    structured({ emotion: oneOf('joy', 'anger', 'sadness', 'fear') }),
    { json: { emotion: 'sadness' } },
  ],
  [
    'a version and its kind',
    'Release 2.4.1 fixes a crash on startup.',
    structured({ version: text, type: oneOf('feature', 'bugfix', 'security') }),
    { json: { version: '2.4.1', type: 'bugfix' } },
  ],
  [
    'a time span',
    'The workshop runs from 3 March 2026 to 5 March 2026.',
    structured({ start_date: { type: 'string', format: 'date' }, end_date: { type: 'string', format: 'date' } }),
    { json: { start_date: '2026-03-03', end_date: '2026-03-05' } },
  ],
]

testSensible(rows)
