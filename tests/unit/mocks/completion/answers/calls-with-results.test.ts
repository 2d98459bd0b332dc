/** Tool calls that continue the results of earlier calls: several results, ids of listed things, calculations with a sign. */
import {
  assistant,
  boolean,
  called,
  integer,
  listOf,
  number,
  offering,
  oneOf,
  result,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const places = offering(
  tool('find_coordinates', 'Get the coordinates of a place', { place: text }),
  tool('get_tide', 'Get the tide at coordinates', { lat: number, lng: number }),
)
const shutters = offering(
  tool('House-get_shutters', 'Lists the shutters and their state', {}),
  tool('House-change_shutter', 'Changes the state of a shutter', { id: integer, is_open: boolean }),
)
const dice = offering(
  tool('roll_die', 'Roll a die and return the result', { sides: integer }),
  tool('check_even', 'Check whether the given numbers are even', { numbers: listOf(integer) }),
)
const signed = offering(
  tool('calculate', 'Calculates with two numbers', {
    left: number,
    right: number,
    operator: oneOf('+', '-', '*', '/'),
  }),
)
const arithmetic = offering(
  tool('add', 'Add two numbers', { a: integer, b: integer }),
  tool('multiply', 'Multiply two numbers', { a: integer, b: integer }),
)
const lengths = offering(
  tool('textLength', 'Calculates the length of a text', { s: text }),
  tool('add', 'Calculates the sum of two numbers', { a: integer, b: integer }),
)
const whereabouts = offering(
  tool('weather-get_weather', 'Get the weather of a place', { location: text }),
  tool('places-get_current_location', 'Get the location of the user', {}),
)
const sums = user("What is the sum of the numbers of letters in the words 'heron' and 'tern'?")
const twice = 'What is 4 * 9? Also, what is 21 + 34?'
const nested = 'What is (60 + 24 / (9 - 5)) * 3?'

testAnswers([
  [
    'a call for each of several results',
    [
      user('How is the tide in Dover and in Calais?'),
      called('find_coordinates', { place: 'Dover' }, 'c1'),
      called('find_coordinates', { place: 'Calais' }, 'c2'),
      result('{"lat": 51.12, "lng": 1.31}', 'c1'),
      result('{"lat": 50.95, "lng": 1.86}', 'c2'),
    ],
    places,
    {
      calls: [
        ['get_tide', { lat: 51.12, lng: 1.31 }],
        ['get_tide', { lat: 50.95, lng: 1.86 }],
      ],
    },
  ],
  [
    'the things before one that is known by its id only',
    'Please change the attic shutter to open',
    shutters,
    { calls: [['House-get_shutters', {}]] },
  ],
  [
    'a step about a number that is not known yet',
    'Roll a 12 sided die and check if it is even',
    dice,
    { calls: [['roll_die', { sides: 12 }]] },
  ],
  ['the inner operation first', nested, signed, { calls: [['calculate', { left: 9, right: 5, operator: '-' }]] }],
  [
    'a quotient before a sum',
    [user(nested), called('calculate', { left: 9, right: 5, operator: '-' }, 'o'), result('4', 'o')],
    signed,
    { calls: [['calculate', { left: 24, right: 4, operator: '/' }]] },
  ],
  [
    'an operation after two results',
    [
      user(nested),
      called('calculate', { left: 9, right: 5, operator: '-' }, 'o'),
      result('4', 'o'),
      called('calculate', { left: 24, right: 4, operator: '/' }, 'p'),
      result('6', 'p'),
    ],
    signed,
    { calls: [['calculate', { left: 60, right: 6, operator: '+' }]] },
  ],
  [
    'no further call where each question has its result',
    [
      user(twice),
      called('multiply', { a: 4, b: 9 }, 'm'),
      called('add', { a: 21, b: 34 }, 'a'),
      result('36', 'm'),
      result('55', 'a'),
    ],
    arithmetic,
    { text: /36[\s\S]*55/ },
  ],
  [
    'a sum of results',
    [
      sums,
      called('textLength', { s: 'heron' }, 'h'),
      called('textLength', { s: 'tern' }, 't'),
      result('5', 'h'),
      result('4', 't'),
    ],
    lengths,
    { calls: [['add', { a: 5, b: 4 }]] },
  ],
  [
    'the numbers of earlier turns',
    [
      user('Roll a die with 30 sides.'),
      called('roll_die', { sides: 30 }, 'a'),
      result('{"result": 17}', 'a'),
      assistant('It rolled 17.'),
      user('Roll the die again.'),
      called('roll_die', { sides: 30 }, 'b'),
      result('{"result": 22}', 'b'),
      assistant('It rolled 22.'),
      user('Which of these numbers are even?'),
    ],
    dice,
    { calls: [['check_even', { numbers: [17, 22] }]] },
  ],
  [
    'where the user is, before the weather there',
    'What is the weather like in my location?',
    whereabouts,
    { calls: [['places-get_current_location', {}]] },
  ],
])
