/** The calls that follow results of tools. */
import { weather, email, cityTools } from './offered.ts'
import {
  called,
  integer,
  number,
  offering,
  result,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const arithmetic = offering(
  tool('add', 'Add x and y together', { x: number, y: number }),
  tool('subtract', 'Subtract y from x (i.e.: x - y)', { x: number, y: number }),
)
const userTools = offering(
  tool('get_user_id', 'Get the user ID for a username', { username: text }),
  tool('check_file_access', 'Check if a user can access a file', { user_id: text, filename: text }),
)
const capitals = offering(
  tool('get_capital', 'Get the capital of a country.', { country: text }),
  tool('get_temperature', 'Get the temperature in a city.', { city: text }),
)
const landTools = offering(
  tool('lookup_population', 'Returns the population of a country', { country: text }),
  tool('can_have_dragons', 'Returns whether a population can have dragons', { population: integer }),
)

const rows: AnswerRow[] = [
  [
    'a later step after the result',
    [
      user('Look up the weather in Rome, then send an email to ann@example.org'),
      called('get_weather', { location: 'Rome' }, 'a'),
      result('sunny', 'a'),
    ],
    offering(weather, email),
    { calls: [['send_email', { to: 'ann@example.org' }]] },
  ],
  [
    'the other tool of the task',
    [
      user('What is the weather and the time in Oslo?'),
      called('get_weather', { city: 'Oslo' }),
      result('It is snowing.', 'get_weather_0'),
    ],
    cityTools,
    { calls: [['get_time', { city: 'Oslo' }]] },
  ],
  [
    'the other city of the task',
    [
      user('What is the weather in Oslo and Madrid?'),
      called('get_weather', { city: 'Oslo' }),
      result('It is snowing.', 'get_weather_0'),
    ],
    offering(tool('get_weather', 'Get the weather of a city', { city: text })),
    { calls: [['get_weather', { city: 'Madrid' }]] },
  ],
  [
    'a reference that an earlier call gave',
    [
      user("First get the user ID of 'marta', then check if that user ID can access the file 'plan.txt'."),
      called('get_user_id', { username: 'marta' }),
      result('user_99120', 'get_user_id_0'),
    ],
    userTools,
    { calls: [['check_file_access', { user_id: 'user_99120', filename: 'plan.txt' }]] },
  ],
  [
    'a place that an earlier call gave',
    [
      user('What is the temperature of the capital of Norway?'),
      called('get_capital', { country: 'Norway' }),
      result('{"return_value": "Oslo"}', 'get_capital_0'),
    ],
    capitals,
    { calls: [['get_temperature', { city: 'Oslo' }]] },
  ],
  [
    'a number that an earlier call gives',
    'Can the country of Veldoria have dragons?',
    landTools,
    { calls: [['lookup_population', { country: 'Veldoria' }]] },
  ],
  [
    'a number that an earlier call gave',
    [
      user('Can the country of Veldoria have dragons?'),
      called('lookup_population', { country: 'Veldoria' }),
      result('41873', 'lookup_population_0'),
    ],
    landTools,
    { calls: [['can_have_dragons', { population: 41873 }]] },
  ],
  [
    'a pronoun for a result',
    [
      user('First use the add tool to compute 11 + 6. Then use the subtract tool to subtract 4 from it.'),
      called('add', { x: 11, y: 6 }),
      result('17', 'add_0'),
    ],
    arithmetic,
    { calls: [['subtract', { x: 17, y: 4 }]] },
  ],
  [
    'a value that a result suggests',
    [
      user('What is the weather in NOLA?'),
      called('get_weather', { city: 'NOLA' }),
      result('Did you mean New Orleans?\n\nFix the errors and try again.', 'get_weather_0'),
    ],
    offering(tool('get_weather', 'Get the weather of a city', { city: text })),
    { calls: [['get_weather', { city: 'New Orleans' }]] },
  ],
  [
    'a tool that a search for tools found',
    [
      user('What is the exchange rate from CHF to SEK?'),
      called('search_tools', { queries: ['exchange rate'] }),
      result('{"discovered_tools":[{"name":"get_exchange_rate"}]}', 'search_tools_0'),
    ],
    offering(
      tool('search_tools', 'Search for further tools.', { queries: { type: 'array', items: text } }),
      tool('get_exchange_rate', 'Look up the exchange rate between two currencies.', {
        from_currency: text,
        to_currency: text,
      }),
    ),
    { calls: [['get_exchange_rate', { from_currency: 'CHF', to_currency: 'SEK' }]] },
  ],
  [
    'a second tool in a system message of steps',
    [
      system('Use one tool call at a time.'),
      user('Call first_step. Then call second_step.'),
      called('first_step', {}),
      result('ready', 'first_step_0'),
    ],
    offering(tool('first_step', 'The first step.', {}), tool('second_step', 'The second step.', {})),
    { calls: [['second_step', {}]] },
  ],
  [
    'the cheapest of several',
    [
      user('Book the cheapest ferry to Crete'),
      called('search_ferries', { to: 'Crete' }),
      result('[{"ferry_id":"F12","price":88},{"ferry_id":"F40","price":61}]', 'search_ferries_0'),
    ],
    offering(
      tool('search_ferries', 'Search ferries', { to: text }),
      tool('book_ferry', 'Book a ferry', { ferry_id: text }),
    ),
    { calls: [['book_ferry', { ferry_id: 'F40' }]] },
  ],
  [
    'the address that a look-up gave',
    [
      user('Look up the user jonas and email him the link https://files.example/7'),
      called('find_user', { name: 'jonas' }),
      result('{"id": 12, "email": "jonas@files.example"}', 'find_user_0'),
    ],
    offering(
      tool('find_user', 'Find a user by name', { name: text }),
      tool('send_email', 'Send an email', { to: text, body: text }),
    ),
    {
      calls: [['send_email', { to: 'jonas@files.example', body: 'email him the link https://files.example/7' }]],
    },
  ],
]

testAnswers(rows)
