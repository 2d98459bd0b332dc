/** JSON where the prompt shows it in examples, wants several outputs, or a list for each of several persons. */
import { fence } from './prompts.ts'
import { jsonObject, like, listOf, object, structured, testAnswers, text, type AnswerRow } from './table.ts'

const annotate = (sentence: string): string =>
  `-Goal-\nFind all entities of the given types in the text.\n\n-Steps-\nFormat each entity as a JSON like: {"name": <name>, "type": <type>}\n\n-Examples-\n###\nExample 1:\nentity_types: [organization, person, product]\ntext: The trams of Lumo Rail are driven by Ada Finch.\n---\noutput:\n{"entities": [{"name": "Lumo Rail", "type": "organization"}, {"name": "Ada Finch", "type": "person"}]}\n###\n-Real Data-\n###\nentity_types: [company, person, country, product]\ntext: ${sentence}\n###\noutput:\n`

const example =
  'As an example, for the schema {"properties": {"foo": {"title": "Foo", "type": "array", "items": {"type": "string"}}}, "required": ["foo"]}\nthe object {"foo": ["bar", "baz"]} is a well-formatted instance of the schema. The object {"properties": {"foo": ["bar", "baz"]}} is not well-formatted.'
const combined = (question: string): string =>
  `Answer the question.\nReturn the following outputs, each formatted as described below:\n\nOutput 1:\nThe output should be formatted as a JSON instance that conforms to the JSON schema below.\n\n${example}\n\nHere is the output schema:\n${fence}\n${JSON.stringify({ type: 'object', properties: { answer: text }, required: ['answer'] })}\n${fence}\n\nOutput 2:\nYour response should match the following regex: /Sure: (yes|no), Because: (.*)/\n\n${question}`

const discs = { artist: text, albums: listOf(text) }

const rows: AnswerRow[] = [
  [
    'entities after an example, with a product',
    annotate('Brightwell was established in 1987 and is known for its Sandpiper camera'),
    jsonObject,
    {
      json: {
        entities: [
          { name: 'Brightwell', type: 'company' },
          { name: 'Sandpiper', type: 'product' },
        ],
      },
    },
  ],
  [
    'entities after an example, with a name in small letters and a country',
    annotate('quarkly is a software company in Italy and makes the Nimbus browser'),
    jsonObject,
    {
      json: {
        entities: [
          { name: 'quarkly', type: 'company' },
          { name: 'Nimbus', type: 'product' },
          { name: 'Italy', type: 'country' },
        ],
      },
    },
  ],
  [
    'an object and a sentence of a pattern',
    combined('What is the capital of Norway?'),
    {},
    {
      text: /^Output 1:\n```json\n\{"answer":"[^"]*Oslo[^"]*"\}\n```\n\nOutput 2:\nSure: (?:yes|no), Because: .*Oslo.*$/,
    },
  ],
  [
    'a sentence of a pattern alone',
    'What is the capital of Norway?\nYour response should match the following regex: /Place: (.*), Source: (atlas|memory)/',
    {},
    { text: /^Place: .*Oslo.*, Source: (?:atlas|memory)$/ },
  ],
  [
    'a list for each of two persons',
    'Generate the discography of 3 albums for Marta Quill and Dan Oakes.',
    structured({ artists: listOf(object(discs)) }),
    {
      json: {
        artists: [
          { artist: 'Marta Quill', albums: [like(/\w/), like(/\w/), like(/\w/)] },
          { artist: 'Dan Oakes', albums: [like(/\w/), like(/\w/), like(/\w/)] },
        ],
      },
    },
  ],
]

testAnswers(rows)
