/**
 * Answers to prompts as the examples of client libraries phrase them (instructor, pydantic-ai, LangChain, LlamaIndex, AI SDK, OpenAI
 * cookbook, smolagents, aider, qwen-code, crewAI, DSPy); the values are our own.
 */
import { expect } from 'vitest'
import {
  assistant,
  boolean,
  called,
  date,
  integer,
  listOf,
  number,
  offering,
  result,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const weather = tool('get_current_weather', 'Get the current weather in a given location', { location: text })
const stock = tool('get_stock_price', 'Get the latest price of a stock', { symbol: text })
const email = tool('send_email', 'Send an email', { to: text, subject: text, body: text }, ['to'])
const calendar = tool(
  'create_event',
  'Create an event in the calendar of the user',
  { title: text, date, time: text, attendees: listOf(text) },
  ['title', 'date'],
)
const search = tool('web_search', 'Search the web', { query: text })
const translate = tool('translate_text', 'Translate a text into another language', { text, target_language: text })
const convert = tool('convert_currency', 'Convert an amount between two currencies', {
  amount: number,
  from_currency: text,
  to_currency: text,
})
const multiply = tool('multiply', 'Multiply two numbers', { a: integer, b: integer })
const add = tool('add', 'Add two numbers', { a: integer, b: integer })
const orders = tool('get_order_status', 'Get the delivery status of an order', { order_id: text })
const lights = tool('set_light', 'Switch a light on or off', { room: text, on: boolean })
const readFile = tool('read_file', 'Read the contents of a file', { path: text })
const runShell = tool('run_shell_command', 'Run a command in the shell', { command: text })
const pool = offering(weather, stock, email, calendar, search, translate, convert, orders, lights, readFile, runShell)
const finalAnswer = tool('final_answer', 'Provides a final answer to the given problem.', { answer: text })

const rows: SensibleRow[] = [
  [
    'a user as instructor extracts it',
    [user('Extract the user: Kate Lund is 29 years old and her email is kate@lund.example')],
    {
      ...offering(
        tool('UserInfo', 'Correctly extracted `UserInfo` with all the required parameters', {
          name: text,
          age: integer,
          email: text,
        }),
      ),
      tool_choice: { type: 'function', function: { name: 'UserInfo' } },
      thinking: { type: 'disabled' },
    },
    { calls: [['UserInfo', { name: 'Kate Lund', age: 29, email: 'kate@lund.example' }]] },
  ],
  [
    'a city as pydantic-ai extracts it',
    'The windy city in the US of A.',
    offering(tool('final_result', 'The final response which ends this conversation', { city: text, country: text })),
    {
      calls: [
        ['final_result', { city: 'Chicago', country: expect.stringMatching(/^(?:US|USA|United States|US of A)/) }],
      ],
    },
  ],
  [
    'the weather of eleven tools',
    'What is the weather like in Boston today?',
    pool,
    { calls: [['get_current_weather', { location: 'Boston' }]] },
  ],
  [
    'the stock of eleven tools',
    'How much is AAPL trading at right now?',
    pool,
    { calls: [['get_stock_price', { symbol: 'AAPL' }]] },
  ],
  [
    'the mail of eleven tools',
    'Email jane@corp.example that the report is ready',
    pool,
    {
      calls: [
        [
          'send_email',
          expect.objectContaining({ to: 'jane@corp.example', body: expect.stringMatching(/report is ready/i) }),
        ],
      ],
    },
  ],
  [
    'the calendar of eleven tools',
    'Schedule a meeting called "Budget review" on 2026-10-05 at 14:00',
    pool,
    { calls: [['create_event', { title: 'Budget review', date: '2026-10-05', time: '14:00' }]] },
  ],
  [
    'the translation of eleven tools',
    'Translate "good night" into French',
    pool,
    { calls: [['translate_text', { text: 'good night', target_language: 'French' }]] },
  ],
  [
    'the conversion of eleven tools',
    'How many euros are 250 US dollars?',
    pool,
    { calls: [['convert_currency', { amount: 250, from_currency: 'USD', to_currency: 'EUR' }]] },
  ],
  [
    'the order of eleven tools',
    'Where is my package? The order number is A-7731.',
    pool,
    { calls: [['get_order_status', { order_id: 'A-7731' }]] },
  ],
  [
    'the light of eleven tools',
    'Turn off the lights in the kitchen',
    pool,
    { calls: [['set_light', { room: 'kitchen', on: false }]] },
  ],
  [
    'the file of eleven tools',
    'Show me what is in docs/setup.md',
    pool,
    { calls: [['read_file', { path: 'docs/setup.md' }]] },
  ],
  [
    'the command of eleven tools',
    'Run `npm run lint` and tell me the result',
    pool,
    { calls: [['run_shell_command', { command: 'npm run lint' }]] },
  ],
  ['no tool for a greeting', 'Hi there!', pool, { text: /hello/i }],
  ['no tool for thanks', 'Thanks, that was helpful.', pool, { text: /welcome/i }],
  [
    'no tool for general knowledge',
    'What is the capital of France?',
    offering(stock, lights, orders),
    { text: /Paris/ },
  ],
  ['no tool for a poem', 'Write a haiku about the sea', offering(weather, email, readFile), { text: /\n/ }],
  [
    'a calculation in LangChain',
    'What is 12 times 7?',
    offering(add, multiply),
    { calls: [['multiply', { a: 12, b: 7 }]] },
  ],
  [
    'two calculations in parallel',
    'What is 3 * 12? Also, what is 11 + 49?',
    offering(add, multiply),
    {
      calls: [
        ['multiply', { a: 3, b: 12 }],
        ['add', { a: 11, b: 49 }],
      ],
    },
  ],
  [
    'two places in parallel',
    'Compare the weather in Oslo and Rome',
    offering(weather),
    {
      calls: [
        ['get_current_weather', { location: 'Oslo' }],
        ['get_current_weather', { location: 'Rome' }],
      ],
    },
  ],
  [
    'the final answer of smolagents after a result',
    [
      user('How many people live in Tromsø?'),
      called('web_search', { query: 'population Tromsø' }),
      result('Tromsø has 77,992 inhabitants (2025).', 'web_search_0'),
    ],
    offering(search, finalAnswer),
    { calls: [['final_answer', { answer: expect.stringMatching(/77,?992/) }]] },
  ],
  [
    'a recalled number',
    [user('My employee number is 48213.'), assistant('Noted.'), user('Which employee number did I give you?')],
    {},
    { text: /48213/ },
  ],
  [
    'a recalled preference',
    [system('The user is called Ines and prefers metric units.'), user('What is my name?')],
    {},
    { text: /Ines/ },
  ],
  [
    'a question on a document',
    'Context: The museum opens at 10:00 and closes at 18:30. Tickets cost 12 euros.\n\nQuestion: When does the museum close?',
    {},
    { text: /18:30/ },
  ],
  [
    'a file of an agent with a working directory',
    [system('You are a coding agent. Working directory: /srv/shop'), user('open package.json')],
    offering(
      tool('read_file', 'Reads a file', {
        file_path: { type: 'string', description: 'The absolute path to the file' },
      }),
      runShell,
    ),
    { calls: [['read_file', { file_path: '/srv/shop/package.json' }]] },
  ],
  [
    'a tool chosen for a search',
    'Find the latest news about the Mars mission',
    offering(search, readFile, runShell),
    { calls: [['web_search', { query: expect.stringMatching(/Mars mission/) }]] },
  ],
]

testSensible(rows)
