/** JSON whose keys the prompt names in a sentence, or leaves to the answer. */
import { expect } from 'vitest'
import {
  assistant,
  containing,
  jsonObject,
  like,
  structured,
  system,
  testAnswers,
  text,
  integer,
  listOf,
  user,
  type AnswerRow,
} from './table.ts'
import { fence } from './prompts.ts'

const fenced = `Return the correct JSON response within a ${fence}json codeblock.`

const rows: AnswerRow[] = [
  [
    'a thing with its keys',
    'A song, as JSON with title and artist',
    jsonObject,
    { json: { title: like(/^(?!A song|title)/), artist: like(/^\p{Lu}\p{Ll}+ \p{Lu}/u) } },
  ],
  [
    'keys after the order for JSON',
    'JSON please: a bike with brand, color and year',
    jsonObject,
    { json: { brand: like(/\w/), color: like(/\w/), year: expect.any(Number) } },
  ],
  [
    'keys where the system message wants JSON',
    [system('You output JSON.'), user('Invent a novel with its title, year and author.')],
    jsonObject,
    { json: { title: like(/\w/), year: expect.any(Number), author: like(/\w/) } },
  ],
  [
    'keys after a colon',
    'I need a random contact in JSON: name, email, phone.',
    jsonObject,
    { json: { name: like(/\w/), email: like(/@/), phone: like(/\d/) } },
  ],
  [
    'Chinese keys in a sentence',
    '请用JSON返回一个人，包含姓名和年龄',
    jsonObject,
    { json: { 姓名: like(/\S/), 年龄: expect.any(Number) } },
  ],
  [
    'keys in a Chinese order',
    '请从“李娜，29岁，律师”中提取信息，用 JSON 返回 name、age、job。',
    jsonObject,
    { json: { name: '李娜', age: 29, job: '律师' } },
  ],
  [
    'facts of the system message',
    [
      system('The user Vera Lund is 41 and lives in Graz. Answer in JSON.'),
      user('Give me my name, age and city as JSON'),
    ],
    jsonObject,
    { json: { name: 'Vera Lund', age: 41, city: 'Graz' } },
  ],
  [
    'members that are written',
    `Convert to JSON in a code block: name=Uwe; age=63; city=Linz`,
    {},
    { json: { name: 'Uwe', age: 63, city: 'Linz' } },
  ],
  [
    'several persons without keys',
    `Extract: Karin is 14 years old and Nils is 11 years old.\n\n${fenced}`,
    {},
    {
      json: [
        { name: 'Karin', age: 14 },
        { name: 'Nils', age: 11 },
      ],
    },
  ],
  [
    'an order without keys',
    `Extract: Order 4410 from Jana Wolf, total 18.40 EUR.\n\n${fenced}`,
    {},
    { json: { order_number: '4410', customer: 'Jana Wolf', total: 18.4, currency: 'EUR' } },
  ],
  [
    'a title before its year',
    'Salt Road was released in 2003.',
    structured({ title: text, year: integer }),
    { json: { title: 'Salt Road', year: 2003 } },
  ],
  [
    'a product with a word in small letters',
    'The Lumen toaster costs $45.',
    structured({ product: text, price: integer }),
    { json: { product: 'Lumen toaster', price: 45 } },
  ],
  [
    'a company of two names',
    'The invoice R-17 from Berg & Lind for $80.00 is due on 2026-11-02.',
    structured({ vendor: text, due_date: text }),
    { json: { vendor: 'Berg & Lind', due_date: '2026-11-02' } },
  ],
  [
    'steps of something that is to be created',
    'Generate a recipe for waffles',
    structured({ ingredients: listOf(text), steps: listOf(text) }),
    {
      json: {
        ingredients: expect.not.arrayContaining(['recipe', 'waffles']),
        steps: expect.not.arrayContaining(['recipe', 'waffles']),
      },
    },
  ],
  [
    'keys after a noun and a colon',
    [system('Answer in JSON.'), user('A country: name, capital, continent')],
    jsonObject,
    { json: { name: like(/\w/), capital: like(/\w/), continent: like(/\w/) } },
  ],
  [
    'keys in brackets',
    'Write JSON for a news item (title, author, published_at, tags).',
    jsonObject,
    {
      json: { title: like(/\w/), author: like(/\w/), published_at: like(/^\d{4}-\d\d-\d\dT/), tags: expect.any(Array) },
    },
  ],
  [
    'dots that stand for values',
    'Fill in {"name": "...", "city": "..."} for a made-up person, JSON only',
    jsonObject,
    { json: { name: like(/^\p{Lu}\p{L}+$/u), city: like(/^\p{Lu}\p{L}+$/u) } },
  ],
  [
    'a given number with leading zeros',
    'Produce json: key "code" set to 007 and key "tries" set to -5',
    jsonObject,
    { json: { code: '007', tries: -5 } },
  ],
  [
    'members whose values are given',
    'Produce json: key "state" set to "open" and key "tries" set to 5',
    jsonObject,
    { json: { state: 'open', tries: 5 } },
  ],
  [
    'what each name has',
    `Give the data as a ${fence}json block: Lima has 10 million people, Quito has 2.8 million.`,
    {},
    { json: { Lima: '10 million people', Quito: '2.8 million' } },
  ],
  [
    'a receipt in lines',
    `Extract the fields from this receipt and reply with a json code block:\nStore: Blue Door\nDate: 2026-04-17\nTotal: 9.75`,
    {},
    { json: { store: 'Blue Door', date: '2026-04-17', total: 9.75 } },
  ],
  [
    'numbers of a kind',
    'Output a json code block, an array of the odd numbers from 3 to 9.',
    {},
    { json: [3, 5, 7, 9] },
  ],
  [
    'a record of four values',
    `Extract: Ines, 44, carpenter, Porto.\n\n${fenced}`,
    {},
    { json: { name: 'Ines', age: 44, job: 'carpenter', city: 'Porto' } },
  ],
  [
    'several things with their keys',
    'Give me four users as JSON with name and age',
    jsonObject,
    { json: { users: Array.from({ length: 4 }, () => ({ name: like(/\w/), age: expect.any(Number) })) } },
  ],
  [
    'values behind their keys',
    'Return a fenced json code block with keys x and y, where x is 4 and y is 7.',
    {},
    { json: { x: 4, y: 7 } },
  ],
  [
    'members in an order',
    `Put name: Kaja, age: 35 into a ${fence}json code block.`,
    {},
    { json: { name: 'Kaja', age: 35 } },
  ],
  [
    'the form of the answer before',
    [
      user('Extract: Ole is 4 years old.'),
      assistant(`${fence}json\n{"name":"Ole","age":4}\n${fence}`),
      user('Extract: Siri is 58 years old.'),
    ],
    {},
    { json: { name: 'Siri', age: 58 } },
  ],
  [
    'an address, a number and a name',
    `Extract: Contact Eva Holm via eva@holm.example or +45 33 12 45 67.\n\n${fenced}`,
    {},
    { json: { name: 'Eva Holm', email: 'eva@holm.example', phone: '+45 33 12 45 67' } },
  ],
  [
    'a price with its currency behind it',
    `Extract: The Falk desk costs 240 euros.\n\n${fenced}`,
    {},
    { json: containing({ name: like(/Falk/), price: 240 }) },
  ],
  [
    'a name and an age in Chinese',
    `提取“孙丽，37岁”，并在${fence}json代码块中返回 name 和 age。`,
    {},
    { json: { name: '孙丽', age: 37 } },
  ],
  [
    'keys of something',
    'Respond in JSON: name and age of a fictional queen',
    jsonObject,
    { json: { name: like(/\w/), age: expect.any(Number) } },
  ],
  [
    'keys of something in a code block',
    'Give me a json code block with a name and an age for a made-up sailor.',
    {},
    { json: { name: like(/\w/), age: expect.any(Number) } },
  ],
  [
    'a thing to extract that is no key',
    `Extract the person as a ${fence}json block: "Per, 47, from Malmö"`,
    {},
    { json: containing({ name: 'Per', age: 47 }) },
  ],
  [
    'a named array of a known kind',
    'Return a JSON object with a "planets" array of four planets',
    jsonObject,
    { json: { planets: [like(/^[A-Z]/), like(/^[A-Z]/), like(/^[A-Z]/), like(/^[A-Z]/)] } },
  ],
  [
    'keys after a block',
    `Ines is 36 years old and lives in Faro. Return JSON in a ${fence}json block with name, age, city.`,
    {},
    { json: { name: 'Ines', age: 36, city: 'Faro' } },
  ],
  [
    'the good and the bad in a block',
    `A guest wrote: "Lovely room but the breakfast was awful." Return a JSON object in a ${fence}json code block with the fields pros and cons.`,
    {},
    { json: { pros: like(/lovely room/i), cons: like(/breakfast/i) } },
  ],
]

testAnswers(rows)
