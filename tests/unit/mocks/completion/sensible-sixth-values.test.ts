/** Arguments for prompts of the kinds that benchmarks of function calls and recorded tests of client libraries have; the values are our own. */
import {
  containing,
  described,
  integer,
  listOf,
  number,
  object,
  offering,
  testSensible,
  text,
  tool,
  type SensibleRow,
} from './sensible-table.ts'

const record = (properties: Record<string, unknown>, required?: string[]) => ({
  ...offering(tool('record', 'Record the exact arguments that the user gives.', properties, required)),
  tool_choice: 'required',
})

const rows: SensibleRow[] = [
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
    'amounts by the words beside them',
    "Calculate support if the payor's monthly income is $9,000 and the recipient's monthly income is $2,500 for 6 years",
    offering(
      tool('calculate_support', 'Calculate support payments', {
        payor_income: { type: 'integer', description: 'The monthly income of the payor' },
        recipient_income: { type: 'integer', description: 'The monthly income of the recipient' },
        duration: { type: 'integer', description: 'The duration in years' },
      }),
    ),
    { calls: [['calculate_support', { payor_income: 9000, recipient_income: 2500, duration: 6 }]] },
  ],
  [
    'a percentage as a fraction',
    'What is the balance of $4000 after 3 years at an annual interest rate of 6%?',
    offering(
      tool('calculate_balance', 'Calculate the balance of an account', {
        amount: integer,
        annual_interest_rate: number,
        years: integer,
      }),
    ),
    { calls: [['calculate_balance', { amount: 4000, annual_interest_rate: 0.06, years: 3 }]] },
  ],
  [
    'lists as the text writes them',
    'Compute the correlation between [4, 6, 9] and [1, 5, 7]',
    offering(
      tool('correlation', 'Compute the correlation between two lists of numbers', {
        array1: listOf(number),
        array2: listOf(number),
      }),
    ),
    { calls: [['correlation', { array1: [4, 6, 9], array2: [1, 5, 7] }]] },
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
  [
    'what a question is about',
    'What is the boiling point of gloopol in celsius?',
    offering(
      tool('get_boiling_point', 'Returns the boiling point of a liquid.', {
        liquid_name: described('The name of the liquid'),
      }),
    ),
    { calls: [['get_boiling_point', { liquid_name: 'gloopol' }]] },
  ],
  [
    'units of a conversion',
    'How many ounces are in 3 pounds?',
    offering(
      tool('convert_units', 'Convert a quantity from one unit to another', {
        quantity: number,
        from_unit: text,
        to_unit: text,
      }),
    ),
    { calls: [['convert_units', { quantity: 3, from_unit: 'pounds', to_unit: 'ounces' }]] },
  ],
  [
    'the room that a traveller wants',
    'How much is a deluxe room at the Hotel Aurora for 4 nights?',
    offering(
      tool('hotel_pricing', 'Get pricing for a hotel room', { hotel_name: text, room_type: text, nights: integer }),
    ),
    { calls: [['hotel_pricing', containing({ room_type: 'deluxe', nights: 4 })]] },
  ],
]

testSensible(rows)
