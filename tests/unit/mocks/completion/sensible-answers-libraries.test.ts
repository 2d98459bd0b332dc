// oxlint-disable max-lines -- one table, its rows read together
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
  jsonObject,
  listOf,
  number,
  object,
  offering,
  oneOf,
  result,
  structured,
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
    'an invoice',
    'Invoice INV-2041 from Blue Fern Ltd. Date: 2026-03-14. Total due: $150.75.',
    structured({ invoice_number: text, vendor: text, date, total: number }),
    { json: { invoice_number: 'INV-2041', vendor: 'Blue Fern Ltd', date: '2026-03-14', total: 150.75 } },
  ],
  [
    'a total among other prices',
    'Coffee $4.50, bagel $3.25, tip $1.00, total $8.75. Paid by card.',
    structured({ total: number, payment_method: oneOf('cash', 'card') }),
    { json: { total: 8.75, payment_method: 'card' } },
  ],
  [
    'an address',
    'Extract the address: 221 Elm Street, Springfield, IL 62704, USA',
    structured({ street: text, city: text, state: text, zip_code: text, country: text }),
    {
      json: {
        street: '221 Elm Street',
        city: 'Springfield',
        state: 'IL',
        zip_code: '62704',
        country: expect.stringMatching(/^(?:USA|United States)$/),
      },
    },
  ],
  [
    'a meeting and its participants',
    'Alice and Bob are going to a science fair on Friday.',
    structured({ name: text, date: text, participants: listOf(text) }),
    { json: { name: expect.stringMatching(/science fair/i), date: 'Friday', participants: ['Alice', 'Bob'] } },
  ],
  [
    'a review that is negative',
    'Review: The battery died after two days and support never answered. Terrible.',
    structured({ sentiment: oneOf('positive', 'neutral', 'negative') }),
    { json: { sentiment: 'negative' } },
  ],
  [
    'a review with a rating',
    'I would give these headphones 4 out of 5 stars. Great sound, but the cable is short.',
    structured({ rating: integer, sentiment: oneOf('positive', 'negative') }),
    { json: { rating: 4, sentiment: 'positive' } },
  ],
  [
    'several people',
    'John is 31, Maria is 27 and Chen is 45 years old.',
    structured({ people: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        people: [
          { name: 'John', age: 31 },
          { name: 'Maria', age: 27 },
          { name: 'Chen', age: 45 },
        ],
      },
    },
  ],
  [
    'a nested object',
    'Nora Quist, 34, lives at 12 Harbour Road in Bergen.',
    structured({ name: text, age: integer, address: object({ street: text, city: text }) }),
    { json: { name: 'Nora Quist', age: 34, address: { street: '12 Harbour Road', city: 'Bergen' } } },
  ],
  [
    'a ticket with a priority',
    'The checkout page is down for all customers, we lose money every minute! Please fix ASAP.',
    structured({ priority: oneOf('low', 'medium', 'high'), category: oneOf('billing', 'outage', 'feature_request') }),
    { json: { priority: 'high', category: 'outage' } },
  ],
  [
    'a boolean that is false',
    'Is this email spam? "Hi Tom, the minutes of our meeting are attached. Best, Eva"',
    structured({ is_spam: boolean }),
    { json: { is_spam: false } },
  ],
  [
    'a boolean that is true',
    'Classify: "Congratulations! You have WON a free iPhone, click here to claim your prize now!!!"',
    structured({ is_spam: boolean }),
    { json: { is_spam: true } },
  ],
  [
    'a recipe',
    'Pancakes: mix 200 g flour, 2 eggs and 300 ml milk. Serves 4 people and takes 20 minutes.',
    structured({ name: text, servings: integer, minutes: integer }),
    { json: { name: 'Pancakes', servings: 4, minutes: 20 } },
  ],
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
    'keys in words',
    'Return a JSON object with the keys "product" and "price" for: The Aero lamp costs $39.',
    jsonObject,
    { json: { product: expect.stringMatching(/Aero/), price: 39 } },
  ],
  [
    'an instance of a schema in the prompt',
    [
      system(
        `Answer with JSON that matches this schema: ${JSON.stringify(object({ title: text, year: integer, director: text }))}`,
      ),
      user('Silver Tide is a film of 2019, directed by Lena Ortiz.'),
    ],
    jsonObject,
    { json: { title: 'Silver Tide', year: 2019, director: 'Lena Ortiz' } },
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
