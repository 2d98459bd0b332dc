/** JSON whose keys the prompt gives: DSPy, TypeChat, format instructions, outlines, words. */
import { expect } from 'vitest'
import { fence, always } from './prompts.ts'
import {
  containing,
  jsonObject,
  like,
  listOf,
  number,
  object,
  structured,
  system,
  text,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const fields = (inputs: string, outputs: string, form: string) =>
  system(
    `Your input fields are:\n1. \`${inputs}\` (str):\nYour output fields are:\n${outputs}\nAll interactions will be structured in the following way, with the appropriate values filled in.\n\n${form}\nIn adhering to this structure, your objective is: \n        Given the fields \`${inputs}\`, produce the fields \`answer\`.`,
  )
const chatHistory =
  '<chat_history>\nUSER: How do I boil an egg so that the yolk stays soft?\nASSISTANT: Boil it for six minutes, then cool it in ice water.\n</chat_history>'
const typed = (type: string, definitions: string, request: string): string =>
  `You are a service that translates user requests into JSON objects of type "${type}" according to the following TypeScript definitions:\n${fence}\n${definitions}${fence}\nThe following is a user request:\n"""\n${request}\n"""\nThe following is the user request translated into a JSON object:\n`

const rows: AnswerRow[] = [
  [
    'an answer with its sources',
    'Who wrote Faust? Answer with the author.',
    structured({ answer: text, confidence: number }),
    { json: { answer: like(/./), confidence: expect.any(Number) } },
  ],
  ['an arithmetic answer as JSON', 'Return {"result": <number>} for 14 + 28.', jsonObject, { json: { result: 42 } }],
  [
    'the fields of DSPy',
    [
      system(
        'Your input fields are:\n1. `question` (str)\nYour output fields are:\n1. `reasoning` (str)\n2. `answer` (str)\nRespond with a JSON object in the following order of fields: `reasoning`, then `answer`.',
      ),
      user('question: What is the capital of Japan?'),
    ],
    jsonObject,
    { json: { reasoning: expect.any(String), answer: expect.stringMatching(/Tokyo/) } },
  ],
  [
    'the places of a well-known event',
    [always({ city: text, country: text }), user('Where were the Olympics held in 2016?')],
    {},
    { json: { city: 'Rio de Janeiro', country: 'Brazil' } },
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
    'a translation as JSON',
    'Translate "good night" to Spanish. Return JSON with keys "original" and "translation".',
    jsonObject,
    { json: { original: 'good night', translation: like(/buenas noches/i) } },
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
    'a title as JSON',
    `### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\n### Guidelines:\n- The title should clearly represent the main theme or subject of the conversation.\n- Keep it short.\n### Output:\nJSON format: { "title": "your concise title here" }\n### Examples:\n- { "title": "📉 Stock Market Trends" },\n- { "title": "🍪 Perfect Chocolate Chip Recipe" }\n### Chat History:\n${chatHistory}`,
    {},
    { json: { title: like(/egg/i) } },
  ],
  [
    'tags as JSON',
    `### Task:\nGenerate 1-3 broad tags categorizing the main themes of the chat history, along with 1-3 more specific subtopic tags.\n### Output:\nJSON format: { "tags": ["tag1", "tag2", "tag3"] }\n### Chat History:\n${chatHistory}`,
    {},
    { json: { tags: expect.arrayContaining([like(/egg/i)]) } },
  ],
  [
    'steps of an equation',
    [
      system('You are a helpful math tutor. Guide the user through the solution step by step.'),
      user('how can I solve 5x - 4 = 21'),
    ],
    structured({ steps: listOf(object({ explanation: text, output: text })), final_answer: text }),
    { json: containing({ final_answer: like(/\b5\b/) }) },
  ],
  [
    'an actor by format instructions',
    'Answer the user query.\nThe output should be formatted as a JSON instance that conforms to the JSON schema below.\n\nHere is the output schema:\n```\n{"properties": {"name": {"description": "name of an actor", "title": "Name", "type": "string"}, "film_names": {"description": "list of names of films they starred in", "items": {"type": "string"}, "title": "Film Names", "type": "array"}}, "required": ["name", "film_names"]}\n```\nVera Holm starred in "Night Ferry" and "The Long Shore".\n',
    {},
    { json: { name: 'Vera Holm', film_names: ['Night Ferry', 'The Long Shore'] } },
  ],
  [
    'an answer with its source',
    'answer the users question as best as possible.\nThe output should be a markdown code snippet formatted in the following schema, including the leading and trailing "```json" and "```":\n\n```json\n{\n\t"answer": string  // answer to the user\'s question\n\t"source": string  // source used to answer the user\'s question, should be a website.\n}\n```\nwhat\'s the capital of france?',
    {},
    { json: { answer: like(/Paris/), source: like(/\w+\.\w+/) } },
  ],
  [
    'a result under its key',
    "What is 6+7? Return the result as JSON with an 'answer' field.",
    {},
    { json: { answer: 13 } },
  ],
  [
    'usual colours',
    'What color is the grass and snow?',
    structured({ grass: text, snow: text }),
    { json: { grass: 'green', snow: 'white' } },
  ],
  [
    'keys in the system message',
    [
      system(
        "Score the answer on a scale from 0-10.\nReturn your evaluation as JSON with fields 'score' (number) and 'feedback' (string).",
      ),
      user('Agent role: Baker\nTask description: Describe the requirements\nOutput: The dough needs flour.'),
    ],
    {},
    { json: { score: expect.any(Number), feedback: expect.any(String) } },
  ],
  [
    'a root in JSON',
    'What is the square root of 81? Answer with a JSON object with the key \u0060result\u0060.',
    jsonObject,
    { json: { result: 9 } },
  ],
  [
    'an enum in TypeScript',
    typed(
      'Mood',
      'export interface Mood {\n    mood: "bad" | "neutral" | "good"; // how it sounds\n}\n',
      'what a wonderful day',
    ),
    {},
    { json: { mood: 'good' } },
  ],
  [
    'nested types in TypeScript',
    typed(
      'Cart',
      '// A cart.\nexport interface Cart {\n  items: Item[];\n  note?: string;\n}\n\nexport type Item = {\n  name: string;\n  quantity: number;\n};\n',
      '2 pears and 3 plums',
    ),
    {},
    {
      json: containing({
        items: [
          { name: 'pears', quantity: 2 },
          { name: 'plums', quantity: 3 },
        ],
      }),
    },
  ],
  [
    'a union of types in TypeScript',
    typed(
      'Action',
      'export type Action = Wait | Ring;\nexport interface Wait { action: "wait"; minutes: number }\nexport interface Ring { action: "ring"; person: string }\n',
      'please wait 12 minutes',
    ),
    {},
    { json: { action: 'wait', minutes: 12 } },
  ],

  [
    'a BAML prompt that is a system message',
    [
      system(
        'Read the card.\n\nCard:\n---\nNadia Brandt\n\nLanguages\n- Dutch\n- Arabic\n\nEducation\n- Utrecht College\n  - Diploma in Nursing\n  - 2017\n---\n\nAnswer in JSON using this schema:\n{\n  name: string,\n  // in the order of the card\n  languages: string[],\n  education: [\n    {\n      school: string,\n      degree: string or null,\n      year: int or null,\n    }\n  ],\n}\n',
      ),
    ],
    {},
    {
      json: {
        name: 'Nadia Brandt',
        languages: ['Dutch', 'Arabic'],
        education: [{ school: 'Utrecht College', degree: 'Diploma in Nursing', year: 2017 }],
      },
    },
  ],
  [
    'one of two BAML schemas',
    'Extract a room or a parcel.\n\nAnswer in JSON using any of these schemas:\n{\n  roomNumber: string,\n  hotelName: string,\n} or {\n  // of the sender\n  trackingNumber: string,\n  parcelWeight: float,\n}\n\nTracking number: ZX4410\nParcel weight: 3.5 kg',
    {},
    { json: { trackingNumber: 'ZX4410', parcelWeight: 3.5 } },
  ],
]

testAnswers(rows)
