/** Further answers as a sensible model gives them: calls, JSON and texts for prompts in other words; the values are our own. */
import { expect, test } from 'vitest'
import { completeRequest, tool } from './complete-request.ts'

type Message = Readonly<Record<string, unknown>>
type Call = readonly [name: string, args: unknown]

const text = { type: 'string' }
const integer = { type: 'integer' }
const user = (content: string): Message => ({ role: 'user', content })
const system = (content: string): Message => ({ role: 'system', content })
const assistant = (content: string): Message => ({ role: 'assistant', content })
const finalResult = (properties: Record<string, unknown>) =>
  tool('final_result', 'The final response which ends this conversation', properties)

const task = tool('task', 'Launch a new agent that works on complex multistep tasks on its own', {
  description: text,
  prompt: text,
  subagent_type: text,
})
const bash = tool('bash', 'Executes a shell command', { command: text })
const grep = tool('grep', 'Searches file contents with a regular expression', { pattern: text, path: text }, [
  'pattern',
])
const glob = tool('glob', 'Finds files by glob pattern', { pattern: text })
const edit = tool('edit', 'Replaces text in a file', {
  file_path: { type: 'string', description: 'Absolute path to the file' },
  old_string: text,
  new_string: text,
})
const fetchPage = tool('webfetch', 'Fetches the content of a URL', { url: text })
const weather = tool('get_weather', 'Current weather of a city', { city: text })
const time = tool('get_time', 'Current time in a city', { city: text })
const rate = tool('exchange_rate', 'Exchange rate between two currencies', { base: text, target: text })

const calls: readonly (readonly [
  about: string,
  messages: readonly Message[],
  tools: readonly unknown[],
  calls: readonly Call[],
])[] = [
  [
    'a book',
    [user('The Hobbit was written by J.R.R. Tolkien in 1937')],
    [finalResult({ title: text, author: text, year: integer })],
    [['final_result', { title: 'The Hobbit', author: 'J.R.R. Tolkien', year: 1937 }]],
  ],
  [
    'a city and its country',
    [user('Porto has a population of 240000 and lies in Portugal')],
    [finalResult({ city: text, country: text, population: integer })],
    [['final_result', { city: 'Porto', country: 'Portugal', population: 240000 }]],
  ],
  [
    'a person in Chinese',
    [user('李雷今年28岁，住在上海')],
    [finalResult({ name: text, age: integer, city: text })],
    [['final_result', { name: '李雷', age: 28, city: '上海' }]],
  ],
  [
    'currencies after a rewritten tool_choice',
    [user("What's 100 USD in EUR?"), user('Please select a tool to handle the current issue.')],
    [weather, rate],
    [['exchange_rate', { base: 'USD', target: 'EUR' }]],
  ],
  [
    'mentions after a rewritten tool_choice',
    [
      user('Please find all places that mention "deprecated"'),
      assistant('I will.'),
      user('Please select a tool to handle the current issue.'),
    ],
    [task, glob, grep],
    [['grep', { pattern: 'deprecated' }]],
  ],
  [
    'a definition in the code',
    [user('where is the function parseDate defined?')],
    [task, bash, glob, grep, fetchPage],
    [['grep', { pattern: 'parseDate' }]],
  ],
  [
    'a replacement in a file of the workspace',
    [system('Your workspace is located at /w/app.'), user('In src/a.ts replace "foo" with "bar"')],
    [task, bash, grep, edit],
    [['edit', { file_path: '/w/app/src/a.ts', old_string: 'foo', new_string: 'bar' }]],
  ],
  [
    'an address to fetch',
    [user('Fetch https://example.org/docs and tell me what it says')],
    [task, bash, fetchPage, grep],
    [['webfetch', { url: 'https://example.org/docs' }]],
  ],
  [
    'files by their ending',
    [user('Which files end with .md? Use glob.')],
    [task, bash, glob, grep],
    [['glob', { pattern: '**/*.md' }]],
  ],
  [
    'two questions in Chinese',
    [user('北京天气怎么样？另外上海现在几点？')],
    [weather, time],
    [
      ['get_weather', { city: '北京' }],
      ['get_time', { city: '上海' }],
    ],
  ],
]

test.each(calls)('calls the tool that fits: %s', (_, messages, tools, expected) => {
  const choice = completeRequest({ messages, tools }).choices[0]
  const made = (choice?.toolCalls ?? []).map((call) => [call.name, JSON.parse(call.arguments) as unknown])
  expect(made).toEqual(expected)
})

const objects: readonly (readonly [about: string, messages: readonly Message[], value: unknown])[] = [
  [
    'keys after "two keys,"',
    [system('Reply in JSON with exactly two keys, "title" and "author".'), user('Dune by Frank Herbert')],
    { title: 'Dune', author: 'Frank Herbert' },
  ],
  ['keys in Chinese', [user('请用JSON返回，包含name和age两个字段：王芳，33岁')], { name: '王芳', age: 33 }],
  [
    'an outline and a quotation',
    [user('Extract from "Eve, 29, Berlin" as {"name": ..., "age": ..., "city": ...}')],
    { name: 'Eve', age: 29, city: 'Berlin' },
  ],
  [
    'one line for each key',
    [user('Return JSON containing:\n- name: the name of the person\n- age: the age as a number\n\nZoe is 61.')],
    { name: 'Zoe', age: 61 },
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
  ],
]

test.each(objects)('writes the JSON that is asked for: %s', (_, messages, value) => {
  const content = completeRequest({ messages, response_format: { type: 'json_object' } }).choices[0]?.content ?? ''
  expect(JSON.parse(content)).toEqual(value)
})

const texts: readonly (readonly [about: string, messages: readonly Message[], words: RegExp])[] = [
  ['a move', [user('I moved to Ghent last year.'), assistant('Nice'), user('Which city do I live in?')], /\bGhent\b/],
  ['a nickname', [user('Call me Teo.'), assistant('Hi'), user('Who am I?')], /\bTeo\b/],
  [
    'a password',
    [user('The password is swordfish. Keep it in mind.'), assistant('OK'), user('So what was the password again?')],
    /\bswordfish\b/,
  ],
  [
    "the assistant's own name",
    [system('You are Bo, the assistant of Acme Bikes.'), user('What is your name?')],
    /\bBo\b/,
  ],
]

test.each(texts)('recalls what was said: %s', (_, messages, words) => {
  expect(completeRequest({ messages }).choices[0]?.content).toMatch(words)
})

test.each([
  ['Hello! What can you do?', /\bKimi\b/],
  ['How can you help me?', /\bKimi\b/],
  ['你好，你能做什么？', /Kimi/],
  ['What can you do with three apples and an oven?', /^(?!.*\bKimi\b)/],
])('%s', (question, words) => {
  expect(completeRequest({ messages: [user(question)] }).choices[0]?.content).toMatch(words)
})
