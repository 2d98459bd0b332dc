/** JSON for requests as client libraries write them for the kinds of answers that programs depend on; the values are our own. */
import { expect } from 'vitest'
import {
  described,
  integer,
  jsonObject,
  like,
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

const always = (properties: Record<string, unknown>, title = 'Answer') =>
  system(
    `Always respond with a JSON object that's compatible with this schema:\n\n${JSON.stringify({ ...object(properties), title })}\n\nDon't include any text or Markdown fencing before or after.`,
  )
const parsed = (title: string, properties: Record<string, unknown>) =>
  system(
    `As a genius expert, your task is to understand the content and provide the parsed objects in json that match the following json_schema:\n\n${JSON.stringify({ ...object(properties), title })}\n\nMake sure to return an instance of the JSON, not the schema itself`,
  )
const fields = (inputs: string, outputs: string, form: string) =>
  system(
    `Your input fields are:\n1. \`${inputs}\` (str):\nYour output fields are:\n${outputs}\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\n${form}\nIn adhering to this structure, your objective is: \n        Given the fields \`${inputs}\`, produce the fields \`answer\`.`,
  )
const several = (least: number) =>
  expect.toSatisfy((list: unknown) => Array.isArray(list) && list.length >= least && new Set(list).size === list.length)

const rows: SensibleRow[] = [
  [
    'a person with a role and a salary',
    [
      parsed('Employee', { name: text, role: text, salary: number }),
      user('Extract: Tomasz Zielinski works as a backend developer and earns 98000 dollars'),
    ],
    jsonObject,
    { json: { name: 'Tomasz Zielinski', role: 'backend developer', salary: 98000 } },
  ],
  [
    'the places of a well-known event',
    [always({ city: text, country: text }), user('Where were the Olympics held in 2016?')],
    {},
    { json: { city: 'Rio de Janeiro', country: 'Brazil' } },
  ],
  [
    'measures in a row',
    [always({ width: integer, height: integer, depth: integer, units: text }), user('The crate is 45x60x80 cm')],
    jsonObject,
    { json: { width: 45, height: 60, depth: 80, units: 'cm' } },
  ],
  [
    'two measures with spaces',
    'The screen is 1920 x 1080 pixels.',
    structured({ width: integer, height: integer }),
    { json: { width: 1920, height: 1080 } },
  ],
  [
    'a list of single names before a verb',
    [system('Extract the event information.'), user('Ines, Olaf and Petra meet for the garden party on Sunday.')],
    structured({ day: text, attendees: listOf(text) }),
    { json: { day: 'Sunday', attendees: ['Ines', 'Olaf', 'Petra'] } },
  ],
  [
    'the first lines of a paper',
    'Cheap Sensors for Old Bridges\nVera Holm, Idris Okafor\nAbstract: We measure bridges with cheap sensors.\nKeywords: sensors, bridges',
    structured({ title: text, authors: listOf(text), keywords: listOf(text) }),
    {
      json: {
        title: 'Cheap Sensors for Old Bridges',
        authors: ['Vera Holm', 'Idris Okafor'],
        keywords: ['sensors', 'bridges'],
      },
    },
  ],
  [
    'keys with their types in brackets',
    'Give me a JSON object describing a book with title (string), author (string) and year (number). The book is Emma by Jane Austen, 1815.',
    jsonObject,
    { json: { title: 'Emma', author: 'Jane Austen', year: 1815 } },
  ],
  [
    'English keys in a Chinese request',
    '请提取下面句子中的姓名和年龄，以JSON格式返回，键为 name 和 age：王芳今年31岁。',
    jsonObject,
    { json: { name: '王芳', age: 31 } },
  ],
  [
    'Chinese keys',
    [
      system('你是一个信息抽取助手，请输出JSON格式，包含字段：公司、城市、成立年份'),
      user('海晨公司成立于2013年，总部位于深圳。'),
    ],
    jsonObject,
    { json: { 公司: '海晨公司', 城市: '深圳', 成立年份: 2013 } },
  ],
  [
    'a quoted Chinese record',
    '把"赵敏，29岁，会计"转换成JSON，放在```json代码块中，字段为 name、age、job',
    {},
    { json: { name: '赵敏', age: 29, job: '会计' } },
  ],
  [
    'objects of a list under a named key',
    'Return a JSON object with a key "members" containing a list of 2 members, each with name and email.',
    jsonObject,
    {
      json: {
        members: [
          { name: 'Alex', email: 'alex@example.com' },
          { name: 'Maria', email: 'maria@example.com' },
        ],
      },
    },
  ],
  [
    'an array of objects',
    'Return a JSON array of 2 users with name and email. No other text.',
    {},
    {
      json: [
        { name: 'Alex', email: 'alex@example.com' },
        { name: 'Maria', email: 'maria@example.com' },
      ],
    },
  ],
  [
    'a list with a property of its items',
    [
      system('You are a helpful assistant designed to output JSON.'),
      user('List two primary colors with their hex codes'),
    ],
    jsonObject,
    {
      json: {
        primary_colors: [
          { name: 'Red', hex_code: '#FF0000' },
          { name: 'Blue', hex_code: '#0000FF' },
        ],
      },
    },
  ],
  [
    'a list without keys',
    [system('You are a helpful assistant designed to output JSON.'), user('Name three fruits')],
    jsonObject,
    { json: { fruits: ['Apple', 'Banana', 'Orange'] } },
  ],
  [
    'known items in a fenced block',
    'List the planets with rings. Output a markdown code block with JSON: {"planets": [string]}',
    {},
    { json: { planets: ['Jupiter', 'Saturn', 'Uranus', 'Neptune'] } },
  ],
  [
    'an array that an example outlines',
    'Some choices are given below.\n(1) Useful for questions about one invoice\n\n(2) Useful for summaries of all invoices\nUsing only the choices above, return the choice that is most relevant to the question: \'Give me a summary of all invoices\'\n\nThe output should be ONLY JSON formatted as a JSON instance.\n\nHere is an example:\n[\n    {\n        choice: 1,\n        reason: "<insert reason for choice>"\n    },\n    ...\n]\n',
    {},
    { json: [{ choice: expect.any(Number), reason: like(/\w/) }] },
  ],
  [
    'the fields of DSPy as an object',
    [
      fields(
        'question',
        '1. `reasoning` (str): \n2. `answer` (str):',
        'Outputs will be a JSON object with the following fields.\n\n{\n  "reasoning": "{reasoning}",\n  "answer": "{answer}"\n}',
      ),
      user(
        '[[ ## question ## ]]\nWhat is the capital of Portugal?\n\nRespond with a JSON object in the following order of fields: `reasoning`, then `answer`.',
      ),
    ],
    jsonObject,
    { json: { reasoning: like(/\w/), answer: like(/Lisbon/) } },
  ],
  [
    'a made-up recipe',
    [
      always({
        recipe: object({ name: text, ingredients: listOf(object({ name: text, amount: text })), steps: listOf(text) }),
      }),
      user('Generate a pancake recipe.'),
    ],
    jsonObject,
    { json: { recipe: { name: 'pancake', ingredients: several(2), steps: several(2) } } },
  ],
  [
    'made-up characters with the examples of a description',
    [
      always({
        elements: listOf(object({ name: text, class: described('Character class, e.g. knight, monk, or ranger.') })),
      }),
      user('Generate 3 heroes for a role playing game.'),
    ],
    jsonObject,
    {
      json: {
        elements: [
          { name: 'Alex', class: 'knight' },
          { name: 'Maria', class: 'monk' },
          { name: 'Sam', class: 'ranger' },
        ],
      },
    },
  ],
  [
    'no made-up values for a text to read',
    'Extract the tags.\n\nText: The ferry to Ystad was late.',
    structured({ place: text, kind: oneOf('ferry', 'train') }),
    { json: { place: 'Ystad', kind: 'ferry' } },
  ],
]

testSensible(rows)
