/** JSON for prompts as the guides of Instructor, OpenAI, LangChain and the Vercel AI SDK phrase them; the values are our own. */
import { expect } from 'vitest'
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
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const orNull = (schema: Record<string, unknown>) => ({ anyOf: [schema, { type: 'null' }] })

const grader = system(
  "You are a grader assessing relevance of a retrieved document to a user question. If the document contains keywords or semantic meaning related to the question, grade it as relevant. Give a binary score 'yes' or 'no'.",
)
const grade = structured({ binary_score: described("Documents are relevant to the question, 'yes' or 'no'") })
const graded = (document: string, question: string) => [
  grader,
  user(`Retrieved document: \n\n ${document} \n\n User question: ${question}`),
]
const spam = structured({ label: oneOf('SPAM', 'NOT_SPAM') })

const rows: SensibleRow[] = [
  [
    'a named function as the schema',
    'Rosa Lindgren is 30 years old.',
    {
      tools: [
        tool('UserInfo', 'Correctly extracted `UserInfo` with all the required parameters with correct types', {
          name: text,
          age: integer,
        }),
      ],
      tool_choice: { type: 'function', function: { name: 'UserInfo' } },
    },
    { calls: [['UserInfo', { name: 'Rosa Lindgren', age: 30 }]] },
  ],
  [
    'several persons',
    'Extract the users: Jonas is 10, Sara is 34 and Kim is 21.',
    structured({ users: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        users: [
          { name: 'Jonas', age: 10 },
          { name: 'Sara', age: 34 },
          { name: 'Kim', age: 21 },
        ],
      },
    },
  ],
  [
    'no spam',
    'Classify the following text: Hey, are we still on for lunch on Tuesday?',
    spam,
    { json: { label: 'NOT_SPAM' } },
  ],
  [
    'spam',
    'Classify the following text: You have won a free cruise! Click here now to claim your prize',
    spam,
    { json: { label: 'SPAM' } },
  ],
  [
    'several labels',
    'Classify the following support ticket: My account is locked and I cannot see my last invoice.',
    structured({
      labels: {
        type: 'array',
        items: oneOf('ACCOUNT', 'BILLING', 'GENERAL_QUERY'),
        description: 'Only select the labels that apply to the support ticket.',
      },
    }),
    { json: { labels: ['ACCOUNT', 'BILLING'] } },
  ],
  [
    'an event',
    [system('Extract the event information.'), user('Nadia and Piet are going to a book fair on Friday.')],
    structured({ name: text, date: text, participants: listOf(text) }),
    { json: { name: like(/book fair/i), date: like(/Friday|\d{4}-\d\d-\d\d/), participants: ['Nadia', 'Piet'] } },
  ],
  [
    'an equation',
    [
      system('You are a helpful math tutor. Guide the user through the solution step by step.'),
      user('how can I solve 8x + 7 = -23'),
    ],
    structured({ steps: listOf(object({ explanation: text, output: text })), final_answer: text }),
    { json: { steps: expect.any(Array), final_answer: like(/-3\.75|-15\/4/) } },
  ],
  [
    'no violation',
    [
      system('Determine if the user input violates specific guidelines and explain if they do.'),
      user('How do I prepare for a job interview?'),
    ],
    structured({
      is_violating: boolean,
      category: orNull(oneOf('violence', 'sexual', 'self_harm')),
      explanation_if_violating: orNull(text),
    }),
    { json: { is_violating: false, category: null, explanation_if_violating: null } },
  ],
  [
    'a receipt',
    'Receipt: Coffee $3.50, Bagel $2.25. Total $5.75. Paid with Visa.',
    structured({ items: listOf(object({ name: text, price: number })), total: number, payment_method: text }),
    {
      json: {
        items: [
          { name: 'Coffee', price: 3.5 },
          { name: 'Bagel', price: 2.25 },
        ],
        total: 5.75,
        payment_method: like(/Visa/),
      },
    },
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
    'tags of a text in another language',
    'Extract the desired information from the following passage.\n\nPassage:\nEstoy muy enojado con este servicio, es terrible.',
    structured({
      sentiment: oneOf('happy', 'neutral', 'sad', 'angry'),
      language: oneOf('spanish', 'english', 'french', 'german'),
    }),
    { json: { sentiment: 'angry', language: 'spanish' } },
  ],
  [
    'entities by kind',
    'Extract the entities: Tim Baker met Laura Chen at the Globex headquarters in Berlin.',
    structured({ people: listOf(text), organizations: listOf(text), locations: listOf(text) }),
    { json: { people: ['Tim Baker', 'Laura Chen'], organizations: [like(/^Globex/)], locations: ['Berlin'] } },
  ],
  [
    'an invoice',
    'Invoice INV-2041, issued on March 3, 2025, due on April 2, 2025. Amount due: EUR 1,250.00.',
    structured({
      invoice_number: text,
      issue_date: { type: 'string', format: 'date' },
      due_date: { type: 'string', format: 'date' },
      total_amount: number,
      currency: oneOf('USD', 'EUR', 'GBP'),
    }),
    {
      json: {
        invoice_number: 'INV-2041',
        issue_date: '2025-03-03',
        due_date: '2025-04-02',
        total_amount: 1250,
        currency: 'EUR',
      },
    },
  ],
  [
    'an address',
    'Ship to Karin Olsson, Storgatan 12, 114 55 Stockholm, Sweden.',
    structured({ name: text, address: object({ street: text, city: text, postal_code: text, country: text }) }),
    {
      json: {
        name: 'Karin Olsson',
        address: { street: 'Storgatan 12', city: 'Stockholm', postal_code: '114 55', country: 'Sweden' },
      },
    },
  ],
  [
    'a contact',
    'You can reach Dana at dana.w@corp.example or +1 (555) 010-7788.',
    structured({ name: text, email: { type: 'string', format: 'email' }, phone: text }),
    { json: { name: 'Dana', email: 'dana.w@corp.example', phone: like(/555.*010.*7788/) } },
  ],
  [
    'a route to a source',
    [
      system(
        'You are an expert at routing a user question to the appropriate data source. Based on the programming language the question is referring to, route it to the relevant data source.',
      ),
      user(
        "Why doesn't the following code work:\n\nfrom mylib.prompts import Template\nt = Template.from_messages(['human', 'speak in {language}'])\nt.invoke('french')",
      ),
    ],
    structured({ datasource: oneOf('python_docs', 'js_docs', 'golang_docs') }),
    { json: { datasource: 'python_docs' } },
  ],
  [
    'a relevant document',
    graded(
      'Long-term memory lets an agent keep information in an external vector store.',
      'How does agent memory work?',
    ),
    grade,
    { json: { binary_score: 'yes' } },
  ],
  [
    'a document without relevance',
    graded('The recipe needs two onions and a pound of butter.', 'How does agent memory work?'),
    grade,
    { json: { binary_score: 'no' } },
  ],
  [
    'some queries',
    'Generate 3 different search queries for the question: how do solar panels work in winter?',
    structured({ queries: listOf(text) }),
    { json: { queries: [like(/solar/i), like(/solar/i), like(/solar/i)] } },
  ],
  [
    'keys that the prompt names',
    "Return a JSON object with the keys 'sentiment' (positive, negative or neutral) and 'confidence' (0 to 1). Review: The battery died after two days, I am very disappointed.",
    jsonObject,
    { json: { sentiment: 'negative', confidence: expect.any(Number) } },
  ],
  [
    'a genre',
    'Classify the genre of this movie plot: "A group of astronauts travel through a wormhole in search of a new planet for humanity."',
    structured({ result: oneOf('action', 'comedy', 'drama', 'horror', 'sci-fi') }),
    { json: { result: 'sci-fi' } },
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
]

testSensible(rows)
