/** JSON for prompts as promptfoo, ragas, deepeval, Spring AI, LlamaIndex, LangGraph and Moonshot's own guides phrase them; the values are our own. */
import { expect } from 'vitest'
import {
  boolean,
  containing,
  date,
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

const rows: SensibleRow[] = [
  [
    'a rubric',
    [
      system(
        'You are grading output according to a user-specified rubric. If the statement in the rubric is true, then the output passes the test. You respond with a JSON object with this structure: {reason: string, pass: boolean, score: number}.',
      ),
      user(
        '<Output>\nThe museum opens at 9 and closes at 18.\n</Output>\n<Rubric>\nStates the opening hours\n</Rubric>',
      ),
    ],
    {},
    { json: { reason: expect.any(String), pass: true, score: expect.any(Number) } },
  ],
  [
    'a verdict on faithfulness',
    'Your task is to judge the faithfulness of a statement based on a given context. Return verdict as 1 if the statement can be directly inferred from the context or 0 if it cannot. Respond with a JSON object {"reason": string, "verdict": number}.\n\nContext: Nadia studies biology at the university of Graz.\nStatement: Nadia studies biology.',
    jsonObject,
    { json: { reason: expect.any(String), verdict: 1 } },
  ],
  [
    'films of an actor',
    'Generate the filmography of 3 movies for Vera Holm.\nYour response should be in JSON format.\nDo not include any explanations, only provide a RFC8259 compliant JSON response following this format without deviation.\nHere is the JSON Schema instance your output must adhere to:\n```{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"actor":{"type":"string"},"movies":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}```\n',
    {},
    { json: { actor: 'Vera Holm', movies: [expect.any(String), expect.any(String), expect.any(String)] } },
  ],
  [
    'a route of a query',
    [
      system(
        'You are an expert at routing a user question to a vectorstore or web search. The vectorstore contains documents related to gardening, soil and seeds. Use the vectorstore for questions on these topics. Otherwise, use web_search.',
      ),
      user('Which soil is best for tomato seeds?'),
    ],
    structured({ datasource: oneOf('vectorstore', 'web_search') }),
    { json: { datasource: 'vectorstore' } },
  ],
  [
    'another route of a query',
    [
      system(
        'You are an expert at routing a user question to a vectorstore or web search. The vectorstore contains documents related to gardening, soil and seeds. Use the vectorstore for questions on these topics. Otherwise, use web_search.',
      ),
      user('Who won the chess championship yesterday?'),
    ],
    structured({ datasource: oneOf('vectorstore', 'web_search') }),
    { json: { datasource: 'web_search' } },
  ],
  [
    'the next worker',
    [
      system(
        'You are a supervisor tasked with managing a conversation between the following workers: researcher, coder. Given the following user request, respond with the worker to act next. When finished, respond with FINISH.',
      ),
      user('Write a Python script that plots a sine wave.'),
    ],
    structured({ next: oneOf('researcher', 'coder', 'FINISH') }),
    { json: { next: 'coder' } },
  ],
  [
    'an order by Moonshot’s guide',
    [
      system(
        '你是一个订单助手。请使用如下 JSON 格式输出你的回复：\n\n{\n    "text": "文字信息",\n    "order_id": "订单号"\n}',
      ),
      user('我的订单号是 A1029，什么时候发货？'),
    ],
    jsonObject,
    { json: { text: expect.any(String), order_id: 'A1029' } },
  ],
  [
    'a contact of a signature',
    'Best regards,\nMiriam Castell\nHead of Procurement\nBrightwater Ltd\nTel. +44 20 7946 0958\nmiriam@brightwater.example',
    structured({ name: text, title: text, company: text, phone: text, email: { type: 'string', format: 'email' } }),
    {
      json: {
        name: 'Miriam Castell',
        title: 'Head of Procurement',
        company: 'Brightwater Ltd',
        phone: '+44 20 7946 0958',
        email: 'miriam@brightwater.example',
      },
    },
  ],
  [
    'an invoice',
    'Invoice No. 2026-118\nDate: 2026-02-14\nBill to: Kelp & Sons\nAmount due: EUR 480.00',
    structured({ invoice_number: text, date, customer: text, amount: number, currency: text }),
    { json: { invoice_number: '2026-118', date: '2026-02-14', customer: 'Kelp & Sons', amount: 480, currency: 'EUR' } },
  ],
  [
    'a job posting',
    'We are hiring a Senior Data Engineer in Rotterdam. Salary 70000 to 85000 EUR. Remote work is possible. Skills: Python, Spark, SQL.',
    structured({
      title: text,
      location: text,
      salary_min: integer,
      salary_max: integer,
      remote: boolean,
      skills: listOf(text),
    }),
    {
      json: {
        title: 'Senior Data Engineer',
        location: 'Rotterdam',
        salary_min: 70000,
        salary_max: 85000,
        remote: true,
        skills: ['Python', 'Spark', 'SQL'],
      },
    },
  ],
  [
    'a patient',
    'Extract: Mrs. Olga Brandt, 67 years old, was admitted on 2026-01-09 with pneumonia and takes metformin and aspirin.',
    structured({ patient_name: text, age: integer, diagnosis: text, medications: listOf(text), admission_date: date }),
    {
      json: {
        patient_name: like(/Olga Brandt/),
        age: 67,
        diagnosis: 'pneumonia',
        medications: ['metformin', 'aspirin'],
        admission_date: '2026-01-09',
      },
    },
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
    'people of a sentence',
    'Extract all users: Ingrid is 44 and works in Malmo, Pavel is 29 and works in Brno.',
    structured({ users: listOf(object({ name: text, age: integer, city: text })) }),
    {
      json: {
        users: [
          { name: 'Ingrid', age: 44, city: 'Malmo' },
          { name: 'Pavel', age: 29, city: 'Brno' },
        ],
      },
    },
  ],
  [
    'a triple',
    'Extract the relation from: "Silvia Marek founded Lumen Labs in 2012."',
    structured({ subject: text, predicate: text, object: text }),
    { json: { subject: 'Silvia Marek', predicate: 'founded', object: like(/^Lumen Labs$/) } },
  ],
  [
    'a feedback of a customer',
    'The delivery was late and the box was damaged, but support was friendly. Order #55120.',
    structured({
      order_number: text,
      issues: listOf(oneOf('late_delivery', 'damaged_item', 'wrong_item', 'missing_item')),
    }),
    { json: { order_number: like(/55120/), issues: ['late_delivery', 'damaged_item'] } },
  ],
  [
    'a search query',
    'Show me two-bedroom apartments in Lyon under 1500 euros with a balcony',
    structured({ city: text, bedrooms: integer, max_price: integer, has_balcony: boolean }),
    { json: { city: 'Lyon', bedrooms: 2, max_price: 1500, has_balcony: true } },
  ],
  [
    'a flight',
    'Flight KX 482 departs from Vienna at 07:15 and arrives in Dublin at 09:20.',
    structured({
      flight_number: text,
      departure_city: text,
      departure_time: text,
      arrival_city: text,
      arrival_time: text,
    }),
    {
      json: {
        flight_number: 'KX 482',
        departure_city: 'Vienna',
        departure_time: '07:15',
        arrival_city: 'Dublin',
        arrival_time: '09:20',
      },
    },
  ],
  [
    'a translation as JSON',
    'Translate "good night" to Spanish. Return JSON with keys "original" and "translation".',
    jsonObject,
    { json: { original: 'good night', translation: like(/buenas noches/i) } },
  ],
  [
    'an answer of a check',
    'Is 91 a prime number? Respond with JSON: {"is_prime": boolean}',
    jsonObject,
    { json: { is_prime: false } },
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
    'a book',
    '"The Salt Road" by Henrik Dahl, published in 2008 by Northlight Press, 312 pages, ISBN 978-1-56619-909-4',
    structured({
      title: text,
      author: text,
      year: integer,
      publisher: text,
      pages: integer,
      isbn: described('The ISBN of the book'),
    }),
    {
      json: {
        title: 'The Salt Road',
        author: 'Henrik Dahl',
        year: 2008,
        publisher: 'Northlight Press',
        pages: 312,
        isbn: '978-1-56619-909-4',
      },
    },
  ],
  [
    'a summary with points',
    'Summarize: The council approved the new tram line on Monday. Construction starts in May and takes three years. It costs 90 million euros.',
    structured({ summary: text, key_points: listOf(text) }),
    { json: { summary: like(/tram/i), key_points: expect.arrayContaining([expect.any(String)]) } },
  ],
  [
    'whether something is asked for',
    'Does the user want to cancel? Message: "Please cancel my subscription at the end of the month."',
    structured({ wants_to_cancel: boolean }),
    { json: { wants_to_cancel: true } },
  ],
  [
    'an emotion',
    'Analyze the emotion of: "I am so scared of the dark cellar."',
    structured({ emotion: oneOf('joy', 'fear', 'anger', 'sadness') }),
    { json: { emotion: 'fear' } },
  ],
]

testSensible(rows)
