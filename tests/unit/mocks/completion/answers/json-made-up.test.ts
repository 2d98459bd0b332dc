/** JSON with things that a request wants made up. */
import { expect } from 'vitest'
import { person } from './offered.ts'
import { always, strict, orNull } from './prompts.ts'
import {
  boolean,
  containing,
  described,
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  text,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const several = (least: number) =>
  expect.toSatisfy((list: unknown) => Array.isArray(list) && list.length >= least && new Set(list).size === list.length)
const severalItems = (least: number) =>
  expect.toSatisfy(
    (list: unknown) =>
      Array.isArray(list) &&
      list.length >= least &&
      new Set(list.map((one) => JSON.stringify(one))).size === list.length,
  )

const rows: AnswerRow[] = [
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
  [
    'films of an actor',
    'Generate the filmography of 3 movies for Vera Holm.\nYour response should be in JSON format.\nDo not include any explanations, only provide a RFC8259 compliant JSON response following this format without deviation.\nHere is the JSON Schema instance your output must adhere to:\n```{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"actor":{"type":"string"},"movies":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}```\n',
    {},
    { json: { actor: 'Vera Holm', movies: [expect.any(String), expect.any(String), expect.any(String)] } },
  ],
  [
    'a recipe',
    'Generate a lasagna recipe.',
    structured({
      recipe: object({
        name: text,
        ingredients: listOf(object({ name: text, amount: text })),
        steps: listOf(text),
      }),
    }),
    { json: { recipe: containing({ name: like(/lasagna/i) }) } },
  ],
  [
    'a list of objects',
    'Create 2 fictional users. Return JSON like {"users": [{"name": "...", "age": 0}]}',
    jsonObject,
    {
      json: {
        users: [
          { name: expect.any(String), age: expect.any(Number) },
          { name: expect.any(String), age: expect.any(Number) },
        ],
      },
    },
  ],
  [
    'as many elements as asked for',
    'Generate 3 hero descriptions for a fantasy role playing game.',
    structured({
      elements: listOf(
        object({ name: text, class: described('Character class, e.g. warrior, mage, or thief.'), description: text }),
      ),
    }),
    { json: { elements: [expect.anything(), expect.anything(), expect.anything()] } },
  ],
  [
    'a superhero',
    'Create a Superhero named Garden Man.',
    structured({ name: text, age: integer, power: text, enemies: listOf(text) }),
    { json: containing({ name: 'Garden Man' }) },
  ],
  [
    'an outline with notes on its types',
    strict(
      'Create recipe using only [pan, leek, cream]',
      '"title": (short title, 3 words maximum; type: string),\n"steps": (each step in 4 words; type: array of string),\n"preparationTimeMinutes": (type: integer)',
    ),
    {},
    { json: { title: like(/\w/), steps: severalItems(2), preparationTimeMinutes: expect.any(Number) } },
  ],
  [
    'a recommended film',
    'Recommend a classic western. Provide the title, director, release year, and a brief plot summary.',
    structured({ title: text, director: text, year: integer, plotSummary: text }),
    {
      json: {
        title: like(/^(?!director|title)\w/i),
        director: like(/^(?!Provide)\p{Lu}\p{L}+ \p{Lu}/u),
        year: expect.any(Number),
        plotSummary: like(/\w{3}/),
      },
    },
  ],
  [
    'as many made-up cities as are wanted',
    'Predict the top 2 largest cities by 2070. For each, return the name, the country and the estimated population in millions.',
    structured({ elements: listOf(object({ name: text, country: text, estimatedPopulation: number })) }),
    {
      json: {
        elements: [
          { name: 'Beijing', country: 'China', estimatedPopulation: expect.any(Number) },
          { name: 'Paris', country: 'France', estimatedPopulation: expect.any(Number) },
        ],
      },
    },
  ],
  [
    'a made-up user with an age',
    'Generate information for a test user.',
    structured({ name: text, age: { anyOf: [number, { type: 'null' }] }, email: text }),
    { json: { name: 'Alex', age: 30, email: 'alex@example.com' } },
  ],
  [
    'events of a year',
    'List 2 important events from the year 1998.',
    structured({ events: listOf(object({ date: text, event: text })) }),
    {
      json: {
        events: [
          { date: '1998-01-01', event: like(/\w+ \w+/) },
          { date: '1998-02-01', event: like(/\w+ \w+/) },
        ],
      },
    },
  ],
  [
    'messages that nobody has written',
    'messages from a family group chat during a wedding, max 3',
    structured({ messages: listOf(object({ name: described('Name of a fictional person.'), message: text })) }),
    { json: { messages: severalItems(3) } },
  ],
  [
    'invented persons',
    'Generate 4 synthetic users',
    structured({ users: listOf(object(person)) }),
    { json: { users: Array.from({ length: 4 }, () => ({ name: like(/^\p{Lu}\p{L}+$/u), age: expect.any(Number) })) } },
  ],
  [
    'a joke in parts',
    'Tell me a joke about cats',
    structured({
      setup: described('The setup of the joke'),
      punchline: described('The punchline to the joke'),
      rating: orNull(integer),
    }),
    { json: containing({ setup: like(/cat/i), punchline: like(/\w/) }) },
  ],

  [
    'tasks with numbers and an order',
    'Split the work of painting a fence into tasks.',
    structured({ tasks: listOf(object({ id: integer, title: text, depends_on: listOf(integer), done: boolean })) }),
    {
      json: {
        tasks: [
          { id: 1, title: like(/painting a fence/), depends_on: [], done: false },
          { id: 2, title: like(/painting a fence/), depends_on: [1], done: false },
          { id: 3, title: like(/painting a fence/), depends_on: [2], done: false },
        ],
      },
    },
  ],
  [
    'an object for a thing without keys',
    'Give me a JSON object describing a fictional pet.',
    {},
    { json: containing({ name: 'Luna' }) },
  ],

  [
    'a company with employees',
    'Generate a fake company that sells kites',
    structured({ name: described('The name of the company'), headline: text, employees: listOf(text) }),
    { json: { name: 'Northwind Labs', headline: like(/kites/i), employees: severalItems(2) } },
  ],

  [
    'a recipe within an object',
    'Give me a recipe for lentil stew',
    structured({ recipe: object({ name: text, ingredients: listOf(object({ name: text, amount: text })) }) }),
    { json: { recipe: { name: like(/lentil stew/i), ingredients: severalItems(2) } } },
  ],
  [
    'a question with options',
    'Generate two multiple choice questions about glaciers',
    structured({ questions: listOf(object({ options: listOf(text), answer: text })) }),
    {
      json: {
        questions: expect.toSatisfy((list: { options: string[]; answer: string }[]) =>
          list.every(({ options, answer }) => options.includes(answer)),
        ),
      },
    },
  ],
  [
    'made-up ages',
    'Generate 3 synthetic users',
    structured({ users: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        users: expect.toSatisfy((list: { age: number }[]) => list.length === 3 && list.every(({ age }) => age > 17)),
      },
    },
  ],
  [
    'ages of made-up users',
    'Generate 3 fake customers with name and age',
    structured({ customers: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        customers: Array.from({ length: 3 }, () => ({
          name: like(/^[A-Z]/),
          age: expect.toSatisfy((age: number) => age > 15),
        })),
      },
    },
  ],
  [
    'made-up ages within the bounds of the schema',
    'Generate two toddlers with name and age',
    structured({ toddlers: listOf(object({ name: text, age: { type: 'integer', maximum: 4 } })) }),
    { json: { toddlers: expect.toSatisfy((all: { age: number }[]) => all.every(({ age }) => age <= 4)) } },
  ],
  [
    'a made-up text that may only be empty',
    'Create a plan',
    structured({ tasks: { anyOf: [{ type: 'string', maxLength: 0 }] } }),
    { json: { tasks: '' } },
  ],
]

testAnswers(rows)
