/** JSON where the prompt has the schema, the keys or an outline. */
import { expect, test } from 'vitest'
import { completeRequest } from '../complete-request.ts'
import { system, text, user, type Message } from './table.ts'

type Case = readonly [about: string, messages: readonly Message[], value: unknown, more?: Message]
const object = { response_format: { type: 'json_object' } }
const person = {
  title: 'Person',
  type: 'object',
  properties: { name: { title: 'Name', type: 'string' }, age: { title: 'Age', type: 'integer' } },
  required: ['name', 'age'],
}
const inText = (schema: unknown): string => JSON.stringify(schema, null, 2)
const sentiment = {
  type: 'object',
  properties: {
    sentiment: { type: 'string', enum: ['positive', 'negative', 'neutral'] },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
  },
  required: ['sentiment', 'confidence'],
}
const people = {
  $defs: { Person: person },
  type: 'object',
  properties: { people: { type: 'array', items: { $ref: '#/$defs/Person' } } },
  required: ['people'],
}
const langChain = (schema: unknown, query: string): string =>
  `Answer the user query.\nThe output should be formatted as a JSON instance that conforms to the JSON schema below.\n\nAs an example, for the schema {"properties": {"foo": {"title": "Foo", "type": "array", "items": {"type": "string"}}}, "required": ["foo"]}\nthe object {"foo": ["bar", "baz"]} is a well-formatted instance.\n\nHere is the output schema:\n\`\`\`\n${JSON.stringify(schema)}\n\`\`\`\n${query}`

/** Compact JSON as the whole content. */
const compact: readonly Case[] = [
  [
    'a schema in the system message',
    [system(`Answer with a JSON object that follows this schema:\n${inText(person)}`), user('Bob is 40')],
    { name: 'Bob', age: 40 },
    object,
  ],
  [
    'a schema with a task before it',
    [
      system(
        `As an expert, understand the content and provide the parsed objects in json that match this json_schema:\n\n${inText(person)}\n\nReturn an instance of the JSON, not the schema itself`,
      ),
      user('Extract Jason is 25 years old'),
    ],
    { name: 'Jason', age: 25 },
    object,
  ],
  [
    'a schema without response_format',
    [
      system(
        `Always respond with a JSON object that's compatible with this schema:\n\n${JSON.stringify(person)}\n\nDon't include any text or Markdown fencing before or after.`,
      ),
      user('Ana Diaz, aged 61'),
    ],
    { name: 'Ana Diaz', age: 61 },
  ],
  [
    'a schema in the user message',
    [
      user(
        `Here's a JSON schema to follow:\n${inText(person)}\n\nOutput a valid JSON object but do not repeat the schema.\n\nKurt is 19 years old`,
      ),
    ],
    { name: 'Kurt', age: 19 },
    object,
  ],
  [
    'an example schema before the real one',
    [user(langChain(person, 'Olga is 33 years old'))],
    { name: 'Olga', age: 33 },
    object,
  ],
  [
    'a wrapped schema',
    [system(`Return JSON for: {"name": "person", "schema": ${JSON.stringify(person)}}`), user('Lena is 8 years old')],
    { name: 'Lena', age: 8 },
    object,
  ],
  [
    'definitions in a schema',
    [system(`JSON schema:\n${inText(people)}`), user('Alice is 30 and Bob is 25')],
    {
      people: [
        { name: 'Alice', age: 30 },
        { name: 'Bob', age: 25 },
      ],
    },
    object,
  ],
  [
    'a classification by a schema in the prompt',
    [
      system(`Classify. Reply in JSON by this schema: ${JSON.stringify(sentiment)}`),
      user('The food was awful and the waiter was rude'),
    ],
    { sentiment: 'negative', confidence: 0.9 },
    object,
  ],
  ['keys after "with"', [user('A person, as JSON with name and age')], { name: 'Alex', age: 30 }, object],
  [
    'keys after "with" and a person',
    [user('Bob is 40. Give me JSON with name and age')],
    { name: 'Bob', age: 40 },
    object,
  ],
  [
    'keys with articles',
    [user('Tell me about Berlin as JSON containing a city and a country')],
    { city: 'Berlin', country: expect.any(String) },
    object,
  ],
  [
    'keys with types',
    [user('Return JSON with the fields title (string) and pages (integer) for a book of 320 pages')],
    { title: expect.any(String), pages: 320 },
    object,
  ],
  [
    'quoted keys',
    [user('Eve is 29. Respond in JSON using the keys "name" and "age".')],
    { name: 'Eve', age: 29 },
    object,
  ],
  [
    'an outline',
    [system('Respond in JSON: {"name": string, "age": number}'), user('Ivan is 54 years old')],
    { name: 'Ivan', age: 54 },
    object,
  ],
  [
    'an outline with an answer',
    [system('You reply with {"answer": "..."} as JSON.'), user('What is the capital of Italy?')],
    { answer: 'The capital of Italy is Rome.' },
    object,
  ],
  [
    'Chinese keys',
    [user('小红今年18岁。请用 JSON 格式回答，包含字段 name 和 age')],
    { name: expect.any(String), age: 18 },
    object,
  ],
  [
    'extraction by keys',
    [user('Extract the name and age from: Hugo is 12. Output JSON.')],
    { name: 'Hugo', age: 12 },
    object,
  ],
  [
    'a TypeScript type',
    [
      user(
        'Extract the person. Respond with JSON matching this type:\n```\ntype Person = {\n  name: string;\n  age: number;\n  hobbies: string[];\n}\n```\nLeo is 19 and likes chess and tennis.',
      ),
    ],
    { name: 'Leo', age: 19, hobbies: ['chess', 'tennis'] },
    object,
  ],
  [
    'a TypeScript union',
    [
      user(
        'You translate user requests into JSON objects of type "Mood" by these definitions:\n```\ninterface Mood {\n    sentiment: "negative" | "neutral" | "positive";  // the sentiment of the text\n}\n```\nThe user request:\n"""\nthis film was terrible\n"""',
      ),
    ],
    { sentiment: 'negative' },
  ],
  ['an array', [user('List 3 fruits as a JSON array of strings')], ['Apple', 'Banana', 'Orange']],
  [
    'a company, a role and a place',
    [
      system('Return JSON only with the keys company, role and location.'),
      user('Maria works at Initech as a designer in Dublin.'),
    ],
    { company: 'Initech', role: 'designer', location: 'Dublin' },
    object,
  ],
  [
    'keys after "two keys,"',
    [system('Reply in JSON with exactly two keys, "title" and "author".'), user('Dune by Frank Herbert')],
    { title: 'Dune', author: 'Frank Herbert' },
    object,
  ],
  [
    'English keys in a Chinese request',
    [user('请用JSON返回，包含name和age两个字段：王芳，33岁')],
    { name: '王芳', age: 33 },
    object,
  ],
  [
    'an outline and a quotation',
    [user('Extract from "Eve, 29, Berlin" as {"name": ..., "age": ..., "city": ...}')],
    { name: 'Eve', age: 29, city: 'Berlin' },
    object,
  ],
  [
    'one line for each key',
    [user('Return JSON containing:\n- name: the name of the person\n- age: the age as a number\n\nZoe is 61.')],
    { name: 'Zoe', age: 61 },
    object,
  ],
  [
    'a nested schema',
    [
      system(
        `<schema>${JSON.stringify({
          type: 'object',
          properties: {
            user: { type: 'object', properties: { name: text, city: text, country: text }, required: ['name', 'city'] },
          },
          required: ['user'],
        })}</schema>\nOnly output JSON.`,
      ),
      user('Carla lives in Lisbon, Portugal'),
    ],
    { user: { name: 'Carla', city: 'Lisbon', country: 'Portugal' } },
    object,
  ],
]

test.each<Case>(compact)('%s', (_, messages, value, more) => {
  const content =
    completeRequest({ model: 'kimi-k2.6', messages, ...(more as Message | undefined) }).choices[0]?.content ?? ''
  expect(JSON.parse(content)).toEqual(value)
})

/** JSON in a fenced block, and nothing else. */
const fenced: readonly Case[] = [
  [
    'a fence without keys',
    [user('Extract: Bob is 40 years old.\n\nReturn the correct JSON response within a ```json codeblock.')],
    { name: 'Bob', age: 40 },
  ],
  [
    'a fence with a schema',
    [
      system(`Match this json_schema:\n${inText(person)}`),
      user('Nina is 22'),
      user('Return the correct JSON response within a ```json codeblock. not the JSON_SCHEMA'),
    ],
    { name: 'Nina', age: 22 },
  ],
  [
    'a fence with keys',
    [user('Paul is 50. Reply with JSON with the keys name and age, in a markdown code block')],
    { name: 'Paul', age: 50 },
  ],
  [
    'a fence with an outline',
    [
      user(
        'The output should be a markdown code snippet in this form, with "```json" and "```":\n\n```json\n{\n  "name": string,\n  "age": number\n}\n```\n\nRita is 71 years old',
      ),
    ],
    { name: 'Rita', age: 71 },
  ],
]

test.each<Case>(fenced)('%s', (_, messages, value) => {
  const content = completeRequest({ model: 'kimi-k2.6', messages }).choices[0]?.content ?? ''
  const block = /^```json\n([\s\S]*)\n```$/.exec(content)
  expect(block).not.toBeNull()
  expect(JSON.parse(block?.[1] ?? '')).toEqual(value)
})
