/**
 * Answers to prompts of agents, in words that the tables before do not have: the second batch of prompts, which
 * was measured before the composition of answers was changed for it. The values are our own.
 */
import { expect } from 'vitest'
import {
  assistant,
  called,
  date,
  integer,
  like,
  number,
  offering,
  oneOf,
  result,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const assistantTools = offering(
  tool(
    'get_weather_forecast',
    'Returns the weather forecast for a city and a number of days',
    { city: text, days: integer },
    ['city'],
  ),
  tool(
    'search_flights',
    'Search for flights between two airports or cities',
    { origin: text, destination: text, date },
    ['origin', 'destination'],
  ),
  tool('book_restaurant', 'Book a table at a restaurant', { restaurant: text, party_size: integer, time: text }, [
    'restaurant',
    'party_size',
  ]),
  tool('set_timer', 'Start a timer', { minutes: integer }),
  tool('create_reminder', 'Create a reminder for the user', { text, time: text }, ['text']),
  tool('play_music', 'Play a song or an artist', { query: text }),
  tool('query_database', 'Run an SQL query against the analytics database', { sql: text }),
  tool('create_ticket', 'Create a support ticket', { title: text, priority: oneOf('low', 'medium', 'high') }),
  tool('refund_order', 'Refund an order', { order_id: text, reason: text }, ['order_id']),
  tool(
    'get_directions',
    'Get directions between two places',
    { from: text, to: text, mode: oneOf('walking', 'driving', 'transit') },
    ['from', 'to'],
  ),
  tool('calculate_bmi', 'Calculate the body mass index', { weight_kg: number, height_m: number }),
  tool('get_horoscope', "Get today's horoscope for an astrological sign", { sign: text }),
)
const coder = offering(
  tool('read_file', 'Read a file from disk', { path: text }),
  tool('write_file', 'Write content to a file', { path: text, content: text }),
  tool('edit_file', 'Replace text in a file', { path: text, old_text: text, new_text: text }),
  tool('list_files', 'List the files of a directory', { path: text }),
  tool('search_code', 'Search the code base for a text', { query: text }),
  tool('run_tests', 'Run the test suite of the project', { path: text }, []),
  tool('execute_command', 'Execute a command in the terminal', { command: text }),
)

const rows: SensibleRow[] = [
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
    'a file of a coding agent',
    'Take a look at src/index.ts',
    coder,
    { calls: [['read_file', { path: 'src/index.ts' }]] },
  ],
  [
    'a search of a coding agent',
    'Where is `parseConfig` used?',
    coder,
    { calls: [['search_code', { query: 'parseConfig' }]] },
  ],
  [
    'a directory of a coding agent',
    'What files are in the lib directory?',
    coder,
    { calls: [['list_files', { path: like(/^\.?\/?lib\/?$/) }]] },
  ],
  [
    'a new file of a coding agent',
    'Create hello.txt with the content "Hello, world"',
    coder,
    { calls: [['write_file', { path: 'hello.txt', content: 'Hello, world' }]] },
  ],
  [
    'an edit of a coding agent',
    'In config.yml, change "debug: true" to "debug: false"',
    coder,
    { calls: [['edit_file', { path: 'config.yml', old_text: 'debug: true', new_text: 'debug: false' }]] },
  ],
  ['the tests of a coding agent', 'Run the tests', coder, { calls: [['run_tests', {}]] }],
  [
    'an installation of a coding agent',
    'Install the dependencies with `npm install`',
    coder,
    { calls: [['execute_command', { command: 'npm install' }]] },
  ],
  [
    'a summary after a result',
    [
      user('Read notes.txt'),
      called('read_file', { path: 'notes.txt' }),
      result('Buy oat milk\nCall the plumber', 'read_file_0'),
    ],
    coder,
    { text: /oat milk/ },
  ],
  [
    'a second step after a result',
    [
      user('Read version.txt, then run `git tag v2`'),
      called('read_file', { path: 'version.txt' }),
      result('v2', 'read_file_0'),
    ],
    coder,
    { calls: [['execute_command', { command: 'git tag v2' }]] },
  ],
  [
    'a name of the first message',
    [
      user('Hi, I am Farid and I work as a nurse in Leeds.'),
      assistant('Nice to meet you, Farid!'),
      user('Where do I work?'),
    ],
    {},
    { text: /Leeds/ },
  ],
  [
    'a secret word',
    [
      user('The secret word is marzipan. Remember it.'),
      assistant('I will remember it.'),
      user('What is the secret word?'),
    ],
    {},
    { text: /marzipan/ },
  ],
  [
    'a fact of the system message',
    [
      system('You are the assistant of Hotel Aurora. Breakfast is served from 7 to 10.'),
      user('When is breakfast served?'),
    ],
    {},
    { text: /7 to 10/ },
  ],
  [
    'a final answer after the results of several calls',
    [
      user('Which is warmer, Oslo or Rome?'),
      called('get_weather_forecast', { city: 'Oslo' }, 'a'),
      result('Oslo: 4 °C', 'a'),
      called('get_weather_forecast', { city: 'Rome' }, 'b'),
      result('Rome: 16 °C', 'b'),
    ],
    assistantTools,
    { text: /16/ },
  ],
  [
    'a named function',
    [user('Tomato soup, 30 minutes, for 2 people')],
    {
      ...offering(tool('save_recipe', 'Saves a recipe', { name: text, minutes: integer, servings: integer })),
      tool_choice: { type: 'function', function: { name: 'save_recipe' } },
      thinking: { type: 'disabled' },
    },
    { calls: [['save_recipe', { name: like(/^tomato soup$/i), minutes: 30, servings: 2 }]] },
  ],
]

testSensible(rows)
