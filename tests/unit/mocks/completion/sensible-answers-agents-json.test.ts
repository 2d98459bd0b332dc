/** Extraction and JSON in words that the tables before do not have; the values are our own. */
import { expect } from 'vitest'
import {
  boolean,
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

const rows: SensibleRow[] = [
  [
    'a job posting',
    'We are hiring a Senior Data Engineer in Hamburg. Salary: 85000 EUR per year. Remote work is possible.',
    structured({ title: text, location: text, salary: integer, currency: text, remote: boolean }),
    { json: { title: 'Senior Data Engineer', location: 'Hamburg', salary: 85000, currency: 'EUR', remote: true } },
  ],
  [
    'line items',
    'Order: 2 notebooks at $4.00 each and 3 pens at $1.50 each.',
    structured({ items: listOf(object({ name: text, quantity: integer, price: number })) }),
    {
      json: {
        items: [
          { name: like(/^notebooks?$/), quantity: 2, price: 4 },
          { name: like(/^pens?$/), quantity: 3, price: 1.5 },
        ],
      },
    },
  ],
  [
    'a flight confirmation',
    'Your flight LH 1832 departs from Munich at 08:45 and arrives in Porto at 11:20.',
    structured({ flight_number: text, origin: text, destination: text, departure_time: text, arrival_time: text }),
    {
      json: {
        flight_number: 'LH 1832',
        origin: 'Munich',
        destination: 'Porto',
        departure_time: '08:45',
        arrival_time: '11:20',
      },
    },
  ],
  [
    'a contact',
    'Reach Dr. Omar Haddad at omar@clinic.example or +49 30 5550199.',
    structured({ name: text, email: text, phone: text }),
    { json: { name: like(/Omar Haddad/), email: 'omar@clinic.example', phone: '+49 30 5550199' } },
  ],
  [
    'an intent',
    'I want to cancel my subscription.',
    structured({ intent: oneOf('cancel_subscription', 'upgrade_plan', 'technical_help') }),
    { json: { intent: 'cancel_subscription' } },
  ],
  [
    'a language',
    'Detect the language: "Où est la gare, s\'il vous plaît ?"',
    structured({ language: oneOf('english', 'french', 'german') }),
    { json: { language: 'french' } },
  ],
  [
    'tags',
    'Tags: travel, budget, asia. Write-up about a trip through Vietnam.',
    structured({ tags: listOf(text) }),
    { json: { tags: ['travel', 'budget', 'asia'] } },
  ],
  [
    'a company',
    'Nimbus Labs was founded in 2014 by Rita Okafor and has 250 employees.',
    structured({ name: text, founded: integer, founder: text, employees: integer }),
    { json: { name: 'Nimbus Labs', founded: 2014, founder: 'Rita Okafor', employees: 250 } },
  ],
  [
    'an answer with its sources',
    'Who wrote Faust? Answer with the author.',
    structured({ answer: text, confidence: number }),
    { json: { answer: like(/./), confidence: expect.any(Number) } },
  ],
  [
    'an outline in the prompt',
    'Classify the review "Loved every minute of it" and answer only with JSON like {"sentiment": "positive" | "negative"}',
    jsonObject,
    { json: { sentiment: 'positive' } },
  ],
  ['an arithmetic answer as JSON', 'Return {"result": <number>} for 14 + 28.', jsonObject, { json: { result: 42 } }],
]

testSensible(rows)
