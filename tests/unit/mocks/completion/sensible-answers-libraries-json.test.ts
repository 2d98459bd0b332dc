/** Extraction and JSON as the examples of client libraries ask for them (instructor, pydantic-ai, DSPy and others); the values are our own. */
import { expect } from 'vitest'
import {
  boolean,
  date,
  integer,
  jsonObject,
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

const rows: SensibleRow[] = [
  [
    'an invoice',
    'Invoice INV-2041 from Blue Fern Ltd. Date: 2026-03-14. Total due: $150.75.',
    structured({ invoice_number: text, vendor: text, date, total: number }),
    { json: { invoice_number: 'INV-2041', vendor: 'Blue Fern Ltd', date: '2026-03-14', total: 150.75 } },
  ],
  [
    'a total among other prices',
    'Coffee $4.50, bagel $3.25, tip $1.00, total $8.75. Paid by card.',
    structured({ total: number, payment_method: oneOf('cash', 'card') }),
    { json: { total: 8.75, payment_method: 'card' } },
  ],
  [
    'an address',
    'Extract the address: 221 Elm Street, Springfield, IL 62704, USA',
    structured({ street: text, city: text, state: text, zip_code: text, country: text }),
    {
      json: {
        street: '221 Elm Street',
        city: 'Springfield',
        state: 'IL',
        zip_code: '62704',
        country: expect.stringMatching(/^(?:USA|United States)$/),
      },
    },
  ],
  [
    'a meeting and its participants',
    'Alice and Bob are going to a science fair on Friday.',
    structured({ name: text, date: text, participants: listOf(text) }),
    { json: { name: expect.stringMatching(/science fair/i), date: 'Friday', participants: ['Alice', 'Bob'] } },
  ],
  [
    'a review that is negative',
    'Review: The battery died after two days and support never answered. Terrible.',
    structured({ sentiment: oneOf('positive', 'neutral', 'negative') }),
    { json: { sentiment: 'negative' } },
  ],
  [
    'a review with a rating',
    'I would give these headphones 4 out of 5 stars. Great sound, but the cable is short.',
    structured({ rating: integer, sentiment: oneOf('positive', 'negative') }),
    { json: { rating: 4, sentiment: 'positive' } },
  ],
  [
    'several people',
    'John is 31, Maria is 27 and Chen is 45 years old.',
    structured({ people: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        people: [
          { name: 'John', age: 31 },
          { name: 'Maria', age: 27 },
          { name: 'Chen', age: 45 },
        ],
      },
    },
  ],
  [
    'a nested object',
    'Nora Quist, 34, lives at 12 Harbour Road in Bergen.',
    structured({ name: text, age: integer, address: object({ street: text, city: text }) }),
    { json: { name: 'Nora Quist', age: 34, address: { street: '12 Harbour Road', city: 'Bergen' } } },
  ],
  [
    'a ticket with a priority',
    'The checkout page is down for all customers, we lose money every minute! Please fix ASAP.',
    structured({ priority: oneOf('low', 'medium', 'high'), category: oneOf('billing', 'outage', 'feature_request') }),
    { json: { priority: 'high', category: 'outage' } },
  ],
  [
    'a boolean that is false',
    'Is this email spam? "Hi Tom, the minutes of our meeting are attached. Best, Eva"',
    structured({ is_spam: boolean }),
    { json: { is_spam: false } },
  ],
  [
    'a boolean that is true',
    'Classify: "Congratulations! You have WON a free iPhone, click here to claim your prize now!!!"',
    structured({ is_spam: boolean }),
    { json: { is_spam: true } },
  ],
  [
    'a recipe',
    'Pancakes: mix 200 g flour, 2 eggs and 300 ml milk. Serves 4 people and takes 20 minutes.',
    structured({ name: text, servings: integer, minutes: integer }),
    { json: { name: 'Pancakes', servings: 4, minutes: 20 } },
  ],
  [
    'the fields of DSPy',
    [
      system(
        'Your input fields are:\n1. `question` (str)\nYour output fields are:\n1. `reasoning` (str)\n2. `answer` (str)\nRespond with a JSON object in the following order of fields: `reasoning`, then `answer`.',
      ),
      user('question: What is the capital of Japan?'),
    ],
    jsonObject,
    { json: { reasoning: expect.any(String), answer: expect.stringMatching(/Tokyo/) } },
  ],
  [
    'keys in words',
    'Return a JSON object with the keys "product" and "price" for: The Aero lamp costs $39.',
    jsonObject,
    { json: { product: expect.stringMatching(/Aero/), price: 39 } },
  ],
  [
    'an instance of a schema in the prompt',
    [
      system(
        `Answer with JSON that matches this schema: ${JSON.stringify(object({ title: text, year: integer, director: text }))}`,
      ),
      user('Silver Tide is a film of 2019, directed by Lena Ortiz.'),
    ],
    jsonObject,
    { json: { title: 'Silver Tide', year: 2019, director: 'Lena Ortiz' } },
  ],
]

testSensible(rows)
