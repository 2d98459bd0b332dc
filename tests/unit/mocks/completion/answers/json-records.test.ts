/** JSON of texts that are records: log lines, receipts, assigned tasks, scores, tables, names, and lists after a verb. */
import { expect } from 'vitest'
import {
  containing,
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  system,
  testAnswers,
  text,
  user,
} from './table.ts'

testAnswers([
  [
    'a log line',
    'Parse the log line: 2024-01-09T22:41:07Z WARN [mailer] Queue is full',
    structured({ timestamp: text, level: oneOf('INFO', 'WARN', 'ERROR'), service: text, message: text }),
    { json: { timestamp: '2024-01-09T22:41:07Z', level: 'WARN', service: 'mailer', message: 'Queue is full' } },
  ],
  [
    'tasks that are assigned',
    'Notes: Omar will book the room by Tuesday. Greta will send the invites by Thursday.',
    structured({ action_items: listOf(object({ owner: text, task: text, due: text })) }),
    {
      json: {
        action_items: [
          { owner: 'Omar', task: 'book the room', due: 'Tuesday' },
          { owner: 'Greta', task: 'send the invites', due: 'Thursday' },
        ],
      },
    },
  ],
  [
    'a score',
    'Result: Northgate 2 - 5 Eastham',
    structured({ home_team: text, away_team: text, home_score: integer, away_score: integer }),
    { json: { home_team: 'Northgate', away_team: 'Eastham', home_score: 2, away_score: 5 } },
  ],
  [
    'the lines of a receipt',
    'Receipt\n\nBlack coffee 3 x 2.10\nMuffin 1 x 3.40\nTotal 9.70',
    structured({ items: listOf(object({ name: text, quantity: integer, price: number })) }),
    {
      json: {
        items: [
          { name: 'Black coffee', quantity: 3, price: 2.1 },
          { name: 'Muffin', quantity: 1, price: 3.4 },
        ],
      },
    },
  ],
  [
    'the parts of a name',
    'Split the full name "Arvid Magnus Lund" into JSON with first, middle and last.',
    jsonObject,
    { json: { first: 'Arvid', middle: 'Magnus', last: 'Lund' } },
  ],
  [
    'a list after a verb',
    'Extract: Yara, 41, enjoys sailing, poetry and running.',
    structured({ name: text, age: integer, hobbies: listOf(text) }),
    { json: { name: 'Yara', age: 41, hobbies: ['sailing', 'poetry', 'running'] } },
  ],
  [
    'skills after a verb',
    'Extract all skills: "Engineer with experience in Elixir, Terraform and Redis."',
    structured({ skills: listOf(text) }),
    { json: { skills: ['Elixir', 'Terraform', 'Redis'] } },
  ],
  [
    'the stars of a review without a number',
    'Rate the review from 1 to 5: "Terrible service, the food was awful."',
    structured({ rating: { type: 'integer', minimum: 1, maximum: 5 } }),
    { json: { rating: 1 } },
  ],
  [
    'the steps of an equation',
    [system('You are a helpful math tutor.'), user('how can I solve 3x - 4 = 11')],
    structured({ steps: listOf(object({ explanation: text, output: text })), final_answer: text }),
    {
      json: containing({
        steps: [
          { explanation: 'Start with the equation.', output: '3x - 4 = 11' },
          { explanation: 'Add 4 to both sides.', output: '3x = 15' },
          { explanation: 'Divide both sides by 3.', output: 'x = 5' },
        ],
        final_answer: like(/x = 5/),
      }),
    },
  ],
  [
    'a table in CSV',
    'Convert the following CSV into a JSON object with a "rows" array:\nplant,height\nfern,30\nivy,120',
    jsonObject,
    {
      json: {
        rows: [
          { plant: 'fern', height: 30 },
          { plant: 'ivy', height: 120 },
        ],
      },
    },
  ],
  [
    'a well-known answer under a key',
    'Who wrote Pride and Prejudice? Use the key "author".',
    jsonObject,
    { json: { author: 'Jane Austen' } },
  ],
  [
    'a type that the system message gives',
    [
      system('Extract the event as JSON with keys "title" and "guests" (array).'),
      user('Lio and Eva visit the chess club on Friday.'),
    ],
    jsonObject,
    { json: containing({ guests: ['Lio', 'Eva'] }) },
  ],
  [
    'a request of TypeChat',
    'You are a service that translates user requests into JSON objects of type "Mood" according to the following TypeScript definitions:\n```\nexport interface Mood {\n    sentiment: "negative" | "neutral" | "positive";\n}\n```\nThe following is a user request:\n"""\nThe concert was a nightmare\n"""\nThe following is the user request translated into a JSON object with 2 spaces of indentation and no properties with the value undefined:\n',
    {},
    { json: { sentiment: 'negative' } },
  ],
  [
    'a type of BAML with a list',
    'Extract the following information:\n---\nIvo Lang | Site Manager | Skills: Welding, Surveying\n---\nAnswer in JSON using this schema:\n{\n  name: string,\n  title: string,\n  skills: string[],\n}',
    {},
    { json: { name: 'Ivo Lang', title: 'Site Manager', skills: ['Welding', 'Surveying'] } },
  ],
  [
    'a demand of fields that names none, in JSON mode',
    'Mood: I laughed all evening.\n\nRespond with a JSON object in the following order of fields: (one of joy, anger).',
    jsonObject,
    { json: expect.any(Object) },
  ],
  [
    'the last digits of a card',
    'Dara paid 20 euros with a card ending in 8153.',
    structured({ amount: number, last4: text }),
    { json: { amount: 20, last4: '8153' } },
  ],
  [
    'stars of praise',
    'The soup was excellent, we loved every spoon. Rate this review from 1 to 5 stars.',
    structured({ rating: integer }),
    { json: { rating: 5 } },
  ],
  [
    'stars of a complaint',
    'The soup was awful and cold, we hated it. Rate this review from 1 to 5 stars.',
    structured({ rating: integer }),
    { json: { rating: 1 } },
  ],
  [
    'the shop at the head of a receipt',
    'Bakery Sol\n2 x Roll 0.80\n1 x Juice 2.10\nTotal 3.70 EUR',
    structured({ merchant: text, total: number }),
    { json: { merchant: 'Bakery Sol', total: 3.7 } },
  ],
])
