/** JSON from sentences in usual forms, for schemas in the system message and in the request. */
import { expect } from 'vitest'
import { always } from './prompts.ts'
import {
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  structured,
  testAnswers,
  text,
  user,
  type AnswerRow,
} from './table.ts'

const rows: AnswerRow[] = [
  [
    'a company before what it is',
    [
      always({ company: text, founded: integer, headquarters: text }),
      user('Norvik was founded in 1964 and has its headquarters in Bergen.'),
    ],
    jsonObject,
    { json: { company: 'Norvik', founded: 1964, headquarters: 'Bergen' } },
  ],
  [
    'the words of a schema are no request',
    [always({ answer: text, confidence: number }), user('What is the capital of Norway?')],
    jsonObject,
    { json: { answer: like(/\bOslo\b/), confidence: expect.any(Number) } },
  ],
  [
    'a noun that counts for both subjects',
    [
      always({ players: listOf(object({ name: text, points: integer })) }),
      user('Salo scored 12 points and Moreau scored 9.'),
    ],
    jsonObject,
    {
      json: {
        players: [
          { name: 'Salo', points: 12 },
          { name: 'Moreau', points: 9 },
        ],
      },
    },
  ],
  [
    'a converted temperature',
    [always({ celsius: number }), user('It is 50 degrees Fahrenheit outside.')],
    jsonObject,
    { json: { celsius: 10 } },
  ],
  [
    'the subject of a short sentence',
    [always({ name: text, hobby: text }), user('Aylin loves sailing.')],
    jsonObject,
    { json: { name: 'Aylin', hobby: 'sailing' } },
  ],
  [
    'a city beside persons with ages',
    'Ana, 31, and Udo, 45, moved to a flat in Berlin.',
    structured({ people: listOf(object({ name: text, age: integer })), city: text }),
    {
      json: {
        people: [
          { name: 'Ana', age: 31 },
          { name: 'Udo', age: 45 },
        ],
        city: 'Berlin',
      },
    },
  ],
  [
    'a position of two words',
    'Paula Weiss, Senior Editor at Nordlicht GmbH, paula@nordlicht.example',
    structured({ name: text, title: text, email: text }),
    { json: { name: 'Paula Weiss', title: 'Senior Editor', email: 'paula@nordlicht.example' } },
  ],
  [
    'amounts with units',
    'You need 250 g sugar, 2 lemons and 500 ml water.',
    structured({ ingredients: listOf(object({ name: text, amount: text })) }),
    {
      json: {
        ingredients: [
          { name: 'sugar', amount: '250 g' },
          { name: 'lemons', amount: '2' },
          { name: 'water', amount: '500 ml' },
        ],
      },
    },
  ],
  [
    'what somebody bought',
    'Mary Jones from Leeds bought the old piano for $900 today.',
    structured({ buyer: text, item: text, price: number }),
    { json: { buyer: 'Mary Jones', item: 'old piano', price: 900 } },
  ],
  [
    'keys in quotes after a question',
    'Could you return a JSON object describing a horse? It should have "name", "color" and "height_cm".',
    jsonObject,
    { json: { name: like(/\w/), color: like(/^(?!color)\w/), height_cm: expect.any(Number) } },
  ],
  [
    'a city at the start',
    [always({ city: text, temperature: number }), user('In Ghent it is 17.5 degrees Celsius today.')],
    jsonObject,
    { json: { city: 'Ghent', temperature: 17.5 } },
  ],
  [
    'a country alone',
    [always({ country: text, capital: text }), user('Kenya')],
    jsonObject,
    { json: { country: 'Kenya', capital: 'Nairobi' } },
  ],
  [
    'a name beside a list of names',
    [always({ name: text, skills: listOf(text) }), user('Tess knows Java, Go and Ruby.')],
    jsonObject,
    { json: { name: 'Tess', skills: ['Java', 'Go', 'Ruby'] } },
  ],
  [
    'who won',
    [always({ winner: text, loser: text, score: text }), user('Wolves beat Ravens 4-2 on Sunday.')],
    jsonObject,
    { json: { winner: 'Wolves', loser: 'Ravens', score: '4-2' } },
  ],
  [
    'roles in brackets',
    'Ida Lund (CEO) and Max Orth (CFO) run the company.',
    structured({ people: listOf(object({ name: text, role: text })) }),
    {
      json: {
        people: [
          { name: 'Ida Lund', role: 'CEO' },
          { name: 'Max Orth', role: 'CFO' },
        ],
      },
    },
  ],
  [
    'a label after its verb',
    'Set a timer for 12 minutes called Rice',
    structured({ minutes: integer, label: text }),
    { json: { minutes: 12, label: 'Rice' } },
  ],
  [
    'short names in a list',
    'The workshop was attended by Kim, Raj and Bo.',
    structured({ attendees: listOf(text) }),
    { json: { attendees: ['Kim', 'Raj', 'Bo'] } },
  ],
  [
    'who wrote to whom',
    'Britta emailed Sven about the lease.',
    structured({ sender: text, recipient: text }),
    { json: { sender: 'Britta', recipient: 'Sven' } },
  ],

  [
    'languages as keys of a schema',
    'Translate "good evening" into Italian and Spanish.',
    structured({ it: text, es: text }),
    { json: { it: 'Buonasera', es: 'Buenas tardes' } },
  ],
]

testAnswers(rows)
