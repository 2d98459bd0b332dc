/** JSON from transcripts and bills, ages that follow from others, and queries inside of unions. */
import { always } from './prompts.ts'
import {
  integer,
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
  type AnswerRow,
} from './table.ts'

const task = object({ id: integer, title: text, urgency: oneOf('HIGH', 'MEDIUM', 'LOW'), owners: listOf(text) })

const rows: AnswerRow[] = [
  [
    'tasks of a meeting with those who take them on',
    'List the action items of this transcript: Mira: First, we have to repair the north gate. That is urgent.\n\n  Jonas: I can do it on Monday, Mira.\n\n  Mira: We should also paint the benches, but there is no rush.\n\n  Petra: I will take that.',
    structured({ tasks: listOf(task) }),
    {
      json: {
        tasks: [
          { id: 1, title: 'Repair the north gate', urgency: 'HIGH', owners: ['Jonas'] },
          { id: 2, title: 'Paint the benches', urgency: 'LOW', owners: ['Petra'] },
        ],
      },
    },
  ],
  [
    'how many take part in a chat',
    'Summarize this chat:\n\nnils: the printer on the second floor is jammed again\nada: did you open tray 3?\nnils: yes, that helped, thanks',
    structured({ summary: text, participant_count: integer }),
    { json: { summary: like(/printer/), participant_count: 2 } },
  ],
  [
    'an age that follows from that of the speaker',
    'My name is Iris. I am 38 years old. My cousin Paul is two years younger than me.',
    structured({ people: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        people: [
          { name: 'Iris', age: 38 },
          { name: 'Paul', age: 36 },
        ],
      },
    },
  ],
  [
    'an age that is a multiple of another one',
    'Tom is 9 years old. Vera is twice as old as Tom.',
    structured({ people: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        people: [
          { name: 'Tom', age: 9 },
          { name: 'Vera', age: 18 },
        ],
      },
    },
  ],
  [
    'the total of a bill that states none',
    '2 chairs @ $35.50, 1 table at $120.00, delivery $9.00',
    structured({ total: number }),
    { json: { total: 200 } },
  ],
  [
    'the total of a bill in cents as a field',
    [
      system(
        'Your input fields are:\n1. `receipt` (str):\nYour output fields are:\n1. `sum_in_cents` (int):\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\n[[ ## receipt ## ]]\n{receipt}\n\n[[ ## total_in_cents ## ]]\n{total_in_cents}\n\n[[ ## completed ## ]]\nIn adhering to this structure, your objective is: Given the fields `receipt`, produce the fields `total_in_cents`.',
      ),
      user(
        '[[ ## receipt ## ]]\n4 pens @ $1.25, paper $3.00\n\nRespond with the corresponding output fields, starting with the field `[[ ## total_in_cents ## ]]` (must be formatted as a valid Python int), and then ending with the marker for `[[ ## completed ## ]]`.',
      ),
    ],
    {},
    { text: /\[\[ ## total_in_cents ## \]\]\n800\n/ },
  ],
  [
    'a query in SQL in a branch of a union',
    [
      system('The database:\n\nCREATE TABLE visits (\n  visited_at timestamp,\n  page text,\n  browser text\n);\n'),
      always({
        outcome: {
          anyOf: [
            object({ kind: { type: 'string', const: 'query' }, sql_query: text }),
            object({ kind: { type: 'string', const: 'refusal' }, reason: text }),
          ],
        },
      }),
      user('show me the visits with the page and the browser'),
    ],
    {},
    { json: { outcome: { kind: 'query', sql_query: like(/^SELECT[\s\S]*visits/) } } },
  ],
]

testAnswers(rows)
