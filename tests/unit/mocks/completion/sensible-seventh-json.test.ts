/** JSON for requests as the recorded exchanges of Llama Stack and Boxcars have them; the values are our own. */
import {
  boolean,
  integer,
  listOf,
  object,
  structured,
  system,
  testSensible,
  text,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'a name beside the noun of its key, before a colon',
    'Generate test results for pupil Edda with three results: 71, 64, and 90',
    structured({ pupil_name: text, results: listOf(integer) }),
    { json: { pupil_name: 'Edda', results: [71, 64, 90] } },
  ],
  [
    'persons with their roles',
    'Generate a crew called Northwind with two members: Ines as captain and Olaf as cook',
    structured({ crew_name: text, members: listOf(object({ name: text, role: text })) }),
    {
      json: {
        crew_name: 'Northwind',
        members: [
          { name: 'Ines', role: 'captain' },
          { name: 'Olaf', role: 'cook' },
        ],
      },
    },
  ],
  [
    'a street in a city',
    'Generate a profile for Ines, with skills Rust and SQL, living at 48 Oak St in Dayton, zipcode 45402',
    structured({ name: text, address: object({ street: text, city: text, zipcode: integer }) }),
    { json: { name: 'Ines', address: { street: '48 Oak St', city: 'Dayton', zipcode: 45402 } } },
  ],
  [
    'both parts of a name',
    'Please give me information about Nora Lindqvist.',
    structured({ first_name: text, last_name: text }),
    { json: { first_name: 'Nora', last_name: 'Lindqvist' } },
  ],
  [
    'qualities of a person',
    'Generate a user profile for Ines who is active with verified email',
    structured({ username: text, is_active: boolean, email_verified: boolean }),
    { json: { username: 'Ines', is_active: true, email_verified: true } },
  ],
  [
    'a count that an outline describes',
    [
      system(
        'I will provide the input data, and your job is to extract information as described below.\n\nYour Output must be valid JSON with no other text, in the format below:\n\nOutput Format:\n  {\n    "ticket_count": "the number of tickets"\n  }',
      ),
      user('{ so far, there were 4,817 tickets sold }'),
    ],
    {},
    { json: { ticket_count: '4,817' } },
  ],
  [
    'a count that an outline of the same message describes',
    'Extract information as described below.\n\nYour Output must be valid JSON in the output format below:\n\nOutput Format:\n  {\n  "seat_count": "the number of seats"\n  }\n\nThe hall had 1,250 seats in all',
    {},
    { json: { seat_count: '1,250' } },
  ],
]

testSensible(rows)
