/** JSON with graphs, facts and the words that show them, personal data, lists of persons, and values of given enums. */
import {
  integer,
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

const graph = structured({
  nodes: listOf(object({ id: integer, label: text })),
  edges: listOf(object({ source: integer, target: integer, label: text })),
})
const dspy = (input: string, value: string, output: string, type: string): string =>
  `[[ ## ${input} ## ]]\n${value}\n\nRespond with the corresponding output fields, starting with the field \`[[ ## ${output} ## ]]\` (must be formatted as a valid Python ${type}), and then ending with the marker for \`[[ ## completed ## ]]\`.`
const fields = (input: string, output: string, type: string) =>
  system(
    `Your input fields are:\n1. \`${input}\` (str):\nYour output fields are:\n1. \`${output}\` (${type}):\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\nIn adhering to this structure, your objective is: Given the fields \`${input}\`, produce the fields \`${output}\`.`,
  )

const rows: AnswerRow[] = [
  [
    'a graph of what a text relates',
    'Rosa founded Tidewater. Tidewater owns Saltmarsh.',
    graph,
    {
      json: {
        nodes: [
          { id: 1, label: 'Rosa' },
          { id: 2, label: 'Tidewater' },
          { id: 3, label: 'Saltmarsh' },
        ],
        edges: [
          { source: 1, target: 2, label: 'founded' },
          { source: 2, target: 3, label: 'owns' },
        ],
      },
    },
  ],
  [
    'facts with the sentences that state them',
    'Question: Where did Ida work first?\nContext: Ida was born in 1970. Her first job was at a dairy in Vaasa. She likes sailing.',
    structured({ question: text, answer: listOf(object({ fact: text, substring_quote: listOf(text) })) }),
    {
      json: {
        question: 'Where did Ida work first?',
        answer: [
          {
            fact: 'Her first job was at a dairy in Vaasa.',
            substring_quote: ['Her first job was at a dairy in Vaasa.'],
          },
        ],
      },
    },
  ],
  [
    'personal data with their kinds',
    'Customer: Lotte Brink, mail lotte@brink.example, ssn 321-54-9876, phone 555-0188.',
    structured({ private_data: listOf(object({ index: integer, data_type: text, pii_value: text })) }),
    {
      json: {
        private_data: [
          { index: 1, data_type: 'name', pii_value: 'Lotte Brink' },
          { index: 2, data_type: 'email', pii_value: 'lotte@brink.example' },
          { index: 3, data_type: 'ssn', pii_value: '321-54-9876' },
          { index: 4, data_type: 'phone', pii_value: '555-0188' },
        ],
      },
    },
  ],
  [
    'a place after a list of persons',
    'Runa, Piet and Sol meet on June 3, 2025 in Ghent.',
    structured({ date: text, location: text, participants: listOf(text) }),
    { json: { date: '2025-06-03', location: 'Ghent', participants: ['Runa', 'Piet', 'Sol'] } },
  ],
  [
    'a first name and a surname that stand apart',
    'A girl named Selma was born on 2001-03-04, and she bears the surname Holt.',
    structured({ firstName: text, lastName: text }),
    { json: { firstName: 'Selma', lastName: 'Holt' } },
  ],
  [
    'a role before a company in brackets',
    'Write to Pia Sand (head of logistics at Nordlys AS).',
    structured({ name: text, role: text }),
    { json: { name: 'Pia Sand', role: 'head of logistics' } },
  ],
  [
    'the kind of a document by another word',
    'the handbook about returns',
    structured({ query: text, kind: oneOf('video', 'document') }),
    { json: { query: 'the handbook about returns', kind: 'document' } },
  ],
  [
    'one of the enums in lines',
    'How urgent is this: the cash register is down and nobody can pay.\nYou must answer strictly with one of these enums:\nLATER\nNORMAL\nURGENT',
    {},
    { text: /^URGENT$/ },
  ],
  [
    'a probability of dice as a field',
    [
      fields('question', 'answer', 'float'),
      user(dspy('question', 'Two dice are rolled. What is the probability that the sum is eleven?', 'answer', 'float')),
    ],
    {},
    { text: /\[\[ ## answer ## \]\]\n0\.05/ },
  ],
  [
    'named entities as a field',
    [
      fields('text', 'entities', 'list[dict[str, str]]'),
      user(
        dspy(
          'text',
          'Harbour Foods Ltd opened a shop in Oslo. The founder, Mette Lie, was there.',
          'entities',
          'list[dict[str, str]]',
        ),
      ),
    ],
    {},
    { text: /"Harbour Foods Ltd"[\s\S]*"Mette Lie","type":"Person"[\s\S]*"Oslo"/ },
  ],
  [
    'a branch of a union inside of a union, with what stands before it',
    'Translate the request into JSON of type "Order" according to these TypeScript definitions:\n```\nexport type Order = { items: (Thing | Other)[] };\nexport type Thing = Pie | Juice;\nexport interface Base { quantity?: number; }\nexport interface Pie extends Base { itemType: "pie"; size?: "small" | "large"; }\nexport interface Juice extends Base { itemType: "juice"; kind: string; }\nexport interface Other { itemType: "unknown"; text: string }\n```\nThe request:\n"""\nthree large pies and two apple juices\n"""',
    {},
    {
      json: {
        items: [
          { quantity: 3, itemType: 'pie', size: 'large' },
          { quantity: 2, itemType: 'juice', kind: 'apple' },
        ],
      },
    },
  ],
  [
    'half of a coin',
    'A coin is tossed. What is the probability of heads?',
    structured({ answer: number }),
    { json: { answer: 0.5 } },
  ],
]

testAnswers(rows)
