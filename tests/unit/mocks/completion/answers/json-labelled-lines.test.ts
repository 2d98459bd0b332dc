/** JSON from lines with labels: maps, codes in brackets, nested lists, and members that the text does not give. */
import { orNull } from './prompts.ts'
import { integer, listOf, number, object, structured, testAnswers, text, user, type AnswerRow } from './table.ts'

const baml = (schema: string, mail: string): string =>
  `Read the message.\n\nAnswer in JSON using this schema:\n${schema}\n\nMessage:\n\n${mail}`

const person = { name: text, age: integer, email: text, hobbies: listOf(text) }

const rows: AnswerRow[] = [
  [
    'a map of objects and a code in brackets',
    [
      user(
        baml(
          '{\n  // The number of the train\n  trainNumber: string,\n  // The code of the station\n  origin: string,\n  luggage: map<string, {\n    // The weight in kilograms\n    weight: float,\n    // How many pieces\n    count: int,\n  }>,\n}',
          'Train Number: IC42\nOrigin Station: Harbour Road (HBR), Northport\nLuggage:\n\nTrunk: 2 pieces, up to 30 kg\nBackpack: 1 piece, up to 8 kg',
        ),
      ),
    ],
    {},
    {
      json: {
        trainNumber: 'IC42',
        origin: 'HBR',
        luggage: { Trunk: { weight: 30, count: 2 }, Backpack: { weight: 8, count: 1 } },
      },
    },
  ],
  [
    'a map of numbers',
    'Marks of the term\nHistory: 81\nChemistry: 64\nMusic: 97',
    structured({ marks: { type: 'object', additionalProperties: number } }),
    { json: { marks: { History: 81, Chemistry: 64, Music: 97 } } },
  ],
  [
    'lines below the entry of a list',
    'Ola Strand\n\nCourses\n- Harbour School, Tromsø\n  - Boat building\n  - 2016\n\nTools\n- Plane\n- Saw',
    structured({ courses: listOf(object({ place: text, subject: text, year: integer })), tools: listOf(text) }),
    {
      json: {
        courses: [{ place: 'Harbour School, Tromsø', subject: 'Boat building', year: 2016 }],
        tools: ['Plane', 'Saw'],
      },
    },
  ],
  [
    'a quotation that is no number',
    "Your kettle 'Blue Whistle' is ready. You can fetch it on Fri, June 5.",
    structured({ invoice_number: orNull(text), ready_on: text }),
    { json: { invoice_number: null, ready_on: '2026-06-05' } },
  ],
  [
    'optional members that the text does not give',
    'Tilda is 9.',
    {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'person', strict: true, schema: { ...object(person), required: ['name', 'age'] } },
      },
    },
    { json: { name: 'Tilda', age: 9 } },
  ],
  [
    'what a person likes to do, by the description',
    'I am Ulla and I like to photograph bridges and herons.',
    structured({ name: text, motifs: { ...listOf(text), description: 'Motifs that the person likes' } }),
    { json: { name: 'Ulla', motifs: ['bridges', 'herons'] } },
  ],
]

testAnswers(rows)
