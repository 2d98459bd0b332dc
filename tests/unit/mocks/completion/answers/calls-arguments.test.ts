/** Which value goes to which argument, and which argument is left out. */
import { integer, listOf, number, object, offering, oneOf, text, tool, testAnswers, type AnswerRow } from './table.ts'

const accounts = oneOf('checking', 'savings', 'business')
const record = (properties: Record<string, unknown>, required?: string[]) => ({
  ...offering(tool('record', 'Record the exact arguments that the user gives.', properties, required)),
  tool_choice: 'required',
})

const rows: AnswerRow[] = [
  [
    'an id with its noun',
    'Look up customer_58',
    offering(tool('get_customer', 'Fetch the profile of a customer', { customer_id: text })),
    { calls: [['get_customer', { customer_id: 'customer_58' }]] },
  ],
  [
    'a version with three numbers',
    'Deploy version 3.1.4 to staging',
    offering(tool('deploy', 'Deploy a version', { version: text, environment: text })),
    { calls: [['deploy', { version: '3.1.4', environment: 'staging' }]] },
  ],
  [
    'accounts by their roles',
    'Move 75 euros from my business account to my savings account',
    offering(tool('transfer', 'Transfer money', { amount: number, from_account: accounts, to_account: accounts })),
    { calls: [['transfer', { amount: 75, from_account: 'business', to_account: 'savings' }]] },
  ],
  [
    'hours in minutes',
    'Book room C4 on 2027-03-02 for two hours',
    offering(tool('book_room', 'Book a room', { room: text, duration_minutes: integer })),
    { calls: [['book_room', { room: 'C4', duration_minutes: 120 }]] },
  ],
  [
    'a drug and a dose',
    'Add a prescription of 500 mg amoxicillin three times a day',
    offering(
      tool('add_prescription', 'Add a prescription', { medication: text, dose_mg: number, times_per_day: integer }),
    ),
    { calls: [['add_prescription', { medication: 'amoxicillin', dose_mg: 500, times_per_day: 3 }]] },
  ],
  [
    'quotations by the words beside them',
    "Publish an article titled 'River Days' with 'A week on the water' as content, the meta title set to 'Rivers' and the slug 'river-days'",
    offering(
      tool('publish_article', 'Publish an article', { title: text, content: text, meta_title: text, slug: text }),
    ),
    {
      calls: [
        [
          'publish_article',
          { title: 'River Days', content: 'A week on the water', meta_title: 'Rivers', slug: 'river-days' },
        ],
      ],
    },
  ],
  [
    'values after signs',
    'Record code = delta and tenant = borealis exactly.',
    record({ code: text, tenant: text }),
    { calls: [['record', { code: 'delta', tenant: 'borealis' }]] },
  ],
  [
    'a member that is left out',
    'Record name = Ines and omit the optional nickname.',
    record({ name: text, nickname: text }, ['name']),
    { calls: [['record', { name: 'Ines' }]] },
  ],
  [
    'a member after one that is left out',
    "Add an event 'Sync' at 10:00, skip the notes, location Berlin",
    record({ title: text, notes: text, location: text }, ['title']),
    { calls: [['record', { title: 'Sync', location: 'Berlin' }]] },
  ],
  [
    'a number after a word with no',
    'Record a table at "Bella" with no delay for 4 people',
    record({ restaurant: text, people: integer }, ['restaurant']),
    { calls: [['record', { restaurant: 'Bella', people: 4 }]] },
  ],
  [
    'objects with names without quotation marks',
    'Record steps [{name: plan, weight: 1}, {name: check, weight: 4}]',
    record({ steps: listOf(object({ name: text, weight: integer })) }),
    {
      calls: [
        [
          'record',
          {
            steps: [
              { name: 'plan', weight: 1 },
              { name: 'check', weight: 4 },
            ],
          },
        ],
      ],
    },
  ],
  [
    'the parts of a name',
    'Hello, my name is Lena Ortiz and I work as a surveyor.',
    record({ first_name: text, last_name: text, job: text }),
    { calls: [['record', { first_name: 'Lena', last_name: 'Ortiz', job: 'surveyor' }]] },
  ],
  [
    'a value beside its name',
    'Call lookup exactly once with value cobalt.',
    offering(tool('lookup', 'Record one lookup value', { value: text })),
    { calls: [['lookup', { value: 'cobalt' }]] },
  ],
]

testAnswers(rows)
