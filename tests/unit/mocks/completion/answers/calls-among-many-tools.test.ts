/** Calls where many tools are offered: the one that fits, or none. The values of all tables are our own. */
import { expect } from 'vitest'
import { currentWeather, webSearch, readPath, runShell, assistantTools } from './offered.ts'
import { boolean, date, like, listOf, number, offering, text, tool, testAnswers, type AnswerRow } from './table.ts'

const stock = tool('get_stock_price', 'Get the latest price of a stock', { symbol: text })
const sendEmail = tool('send_email', 'Send an email', { to: text, subject: text, body: text }, ['to'])
const calendar = tool(
  'create_event',
  'Create an event in the calendar of the user',
  { title: text, date, time: text, attendees: listOf(text) },
  ['title', 'date'],
)
const translate = tool('translate_text', 'Translate a text into another language', { text, target_language: text })
const convert = tool('convert_currency', 'Convert an amount between two currencies', {
  amount: number,
  from_currency: text,
  to_currency: text,
})
const orders = tool('get_order_status', 'Get the delivery status of an order', { order_id: text })
const lights = tool('set_light', 'Switch a light on or off', { room: text, on: boolean })
const pool = offering(
  currentWeather,
  stock,
  sendEmail,
  calendar,
  webSearch,
  translate,
  convert,
  orders,
  lights,
  readPath,
  runShell,
)

const rows: AnswerRow[] = [
  [
    'a forecast for several days',
    'Will it rain in Lisbon over the next 3 days?',
    assistantTools,
    { calls: [['get_weather_forecast', { city: 'Lisbon', days: 3 }]] },
  ],
  [
    'a flight on a date',
    'I need to fly from Madrid to Vienna on 2026-12-02',
    assistantTools,
    { calls: [['search_flights', { origin: 'Madrid', destination: 'Vienna', date: '2026-12-02' }]] },
  ],
  [
    'a table',
    'Reserve a table for 5 at Trattoria Bella at 19:30',
    assistantTools,
    { calls: [['book_restaurant', { restaurant: 'Trattoria Bella', party_size: 5, time: '19:30' }]] },
  ],
  ['a timer', 'Set a timer for 12 minutes', assistantTools, { calls: [['set_timer', { minutes: 12 }]] }],
  [
    'a reminder',
    'Remind me to water the plants at 18:00',
    assistantTools,
    { calls: [['create_reminder', { text: like(/water the plants/), time: '18:00' }]] },
  ],
  [
    'music',
    'Put on some jazz by Miles Davis',
    assistantTools,
    { calls: [['play_music', { query: like(/Miles Davis/) }]] },
  ],
  [
    'a query in SQL',
    'Run this query: SELECT count(*) FROM users;',
    assistantTools,
    { calls: [['query_database', { sql: like(/^SELECT count\(\*\) FROM users;?$/) }]] },
  ],
  [
    'a ticket',
    'Open a high priority support ticket: "Login page returns 500"',
    assistantTools,
    { calls: [['create_ticket', { title: 'Login page returns 500', priority: 'high' }]] },
  ],
  [
    'a refund with a reason',
    'Please refund order 99812, it arrived broken',
    assistantTools,
    { calls: [['refund_order', expect.objectContaining({ order_id: '99812' })]] },
  ],
  [
    'directions on foot',
    'How do I get from Alexanderplatz to Tempelhof on foot (walking)?',
    assistantTools,
    { calls: [['get_directions', { from: 'Alexanderplatz', to: 'Tempelhof', mode: 'walking' }]] },
  ],
  [
    'two measures',
    "I weigh 72 kg and I'm 1.8 m tall. What is my BMI?",
    assistantTools,
    { calls: [['calculate_bmi', { weight_kg: 72, height_m: 1.8 }]] },
  ],
  [
    'a sign',
    'What is my horoscope? I am an Aquarius.',
    assistantTools,
    { calls: [['get_horoscope', { sign: 'Aquarius' }]] },
  ],
  ['no tool for an opinion', 'Do you like cats or dogs more?', assistantTools, { text: /./ }],
  ['no tool for an explanation', 'Explain recursion in one sentence.', assistantTools, { text: /./ }],
  ['no tool for a farewell', 'Bye, see you tomorrow!', assistantTools, { text: /./ }],
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
  ['no tool for a poem', 'Write a haiku about the sea', offering(currentWeather, sendEmail, readPath), { text: /\n/ }],
]

testAnswers(rows)
