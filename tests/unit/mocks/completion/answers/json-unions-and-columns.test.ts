/** JSON whose schema has unions of objects or lists of equal length, and texts that pair two lists. */
import { integer, jsonObject, listOf, number, object, structured, testAnswers, text, type AnswerRow } from './table.ts'
import { fence } from './prompts.ts'

const kind = (value: string) => ({ type: 'string', const: value })
const shapes = listOf({
  anyOf: [
    object({ type: kind('circle'), radius: number }),
    object({ type: kind('rectangle'), width: number, height: number }),
  ],
})
const blocks = listOf({
  oneOf: [object({ kind: kind('link'), url: text }), object({ kind: kind('delay'), seconds: integer })],
})
const people = structured({ people: listOf(object({ name: text, age: integer })) })

const rows: AnswerRow[] = [
  [
    'an item for each mention of a branch',
    'Draw a rectangle 6 by 2 and a circle with radius 9.',
    structured({ shapes }),
    {
      json: {
        shapes: [
          { type: 'rectangle', width: 6, height: 2 },
          { type: 'circle', radius: 9 },
        ],
      },
    },
  ],
  [
    'branches that a one-of tells apart',
    'First a link to https://example.com/start, then a delay of 30 seconds.',
    structured({ blocks }),
    {
      json: {
        blocks: [
          { kind: 'link', url: 'https://example.com/start' },
          { kind: 'delay', seconds: 30 },
        ],
      },
    },
  ],
  [
    'a union of TypeScript types',
    `Translate the request into JSON of type "Order" according to these TypeScript definitions:\n${fence}\ninterface Tea { drink: "tea"; cups: number }\ninterface Juice { drink: "juice"; bottles: number }\ntype Drink = Tea | Juice;\ninterface Order { item: Drink }\n${fence}\nThe request:\n"""\n4 bottles of juice\n"""`,
    {},
    { json: { item: { drink: 'juice', bottles: 4 } } },
  ],
  [
    'ages in the order of the names',
    'Ida, Jon and Kai are 19, 43 and 62 years old respectively.',
    people,
    {
      json: {
        people: [
          { name: 'Ida', age: 19 },
          { name: 'Jon', age: 43 },
          { name: 'Kai', age: 62 },
        ],
      },
    },
  ],
  [
    'two lists behind their nouns',
    'The names are Ida and Jon; their points are 12 and 30. Return a JSON array of objects with name and points.',
    {},
    {
      json: [
        { name: 'Ida', points: 12 },
        { name: 'Jon', points: 30 },
      ],
    },
  ],
  [
    'columns of plain rows',
    'Turn this into columns: Ida 19 Turku; Jon 43 Gent',
    structured({ names: listOf(text), ages: listOf(integer), cities: listOf(text) }),
    { json: { names: ['Ida', 'Jon'], ages: [19, 43], cities: ['Turku', 'Gent'] } },
  ],
  [
    'columns of sentences',
    'Ida is 19 years old. Jon is 43 years old.',
    structured({ names: listOf(text), ages: listOf(integer) }),
    { json: { names: ['Ida', 'Jon'], ages: [19, 43] } },
  ],
  ['a known list as an array', 'Return a JSON array of the days of the weekend.', {}, { json: ['Saturday', 'Sunday'] }],
  [
    'measures with a word between them',
    'The board is 120 by 60 cm.',
    { ...jsonObject, ...structured({ width: number, height: number, unit: text }) },
    { json: { width: 120, height: 60, unit: 'cm' } },
  ],
]

testAnswers(rows)
