/** JSON with capitals, statements, entries of a resume, the sky, dates with years, and answers that contradict their context. */
import { always } from './prompts.ts'
import {
  boolean,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  testAnswers,
  text,
  user,
  type AnswerRow,
} from './table.ts'

const rows: AnswerRow[] = [
  [
    'a capital for each country',
    'Which are the capitals of Portugal, Greece and Ireland?',
    structured({ places: listOf(object({ country: text, capital: text })) }),
    {
      json: {
        places: [
          { country: 'Portugal', capital: 'Lisbon' },
          { country: 'Greece', capital: 'Athens' },
          { country: 'Ireland', capital: 'Dublin' },
        ],
      },
    },
  ],
  [
    'statements, also about a pronoun',
    'Ada Holm invented a loom. She was born in Bergen.',
    structured({ triples: listOf(object({ subject: text, predicate: text, object: text })) }),
    {
      json: {
        triples: [
          { subject: 'Ada Holm', predicate: 'invented', object: 'loom' },
          { subject: 'Ada Holm', predicate: 'was born in', object: 'Bergen' },
        ],
      },
    },
  ],
  [
    'positions with companies and years in lines',
    'Ivo Rand\n\nExperience\n- Baker, Corner Mill (2012-2015)\n- Pastry Chef at Hotel Linde, 2019',
    structured({ name: text, experience: listOf(object({ title: text, company: text })) }),
    {
      json: {
        name: 'Ivo Rand',
        experience: [
          { title: 'Baker', company: 'Corner Mill' },
          { title: 'Pastry Chef', company: 'Hotel Linde' },
        ],
      },
    },
  ],
  [
    'the sky that a text gives',
    'It is 9 degrees and overcast in Graz.',
    structured({ temperature: number, condition: text }),
    { json: { temperature: 9, condition: 'overcast' } },
  ],
  [
    'a labelled date with its year',
    'Order 12\nDate: May 9, 2023\nTotal: 40.00',
    structured({ date: text, total: number }),
    { json: { date: 'May 9, 2023', total: 40 } },
  ],
  [
    'an answer with another number than its context',
    'Context: The tower was finished in 1911.\nAnswer: The tower was finished in 1921.',
    structured({ supported: boolean }),
    { json: { supported: false } },
  ],
  [
    'the team for a login',
    'Nobody can log in.',
    structured({ team: oneOf('frontend', 'auth', 'billing') }),
    { json: { team: 'auth' } },
  ],
  [
    'a summary beside a frame for JSON',
    [always({ priority: oneOf('low', 'high'), summary: text }), user('The roof leaks, please come at once!')],
    {},
    { json: { priority: 'high', summary: like(/roof/i) } },
  ],
]

testAnswers(rows)
