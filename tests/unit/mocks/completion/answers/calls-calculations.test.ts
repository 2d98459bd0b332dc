/** Calls for calculations, conversions and measures. */
import { search } from './offered.ts'
import { frame } from './prompts.ts'
import {
  called,
  containing,
  described,
  integer,
  listOf,
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

const multiply = tool('multiply', 'Multiply two numbers', { a: integer, b: integer })
const add = tool('add', 'Add two numbers', { a: integer, b: integer })
const mortgage = offering(
  tool('mortgage_payment', 'Calculate the monthly payment from the amount, the interest rate and the years', {
    amount: number,
    interest_rate: number,
    years: integer,
  }),
)
const sums = offering(
  tool('add', 'Add two integers.', { a: integer, b: integer }),
  tool('multiply', 'Multiply two integers.', { a: integer, b: integer }),
)
const multiplier = offering(
  tool('multiplier', 'Useful for when you need to multiply two numbers together.', {
    first_number: integer,
    second_number: integer,
  }),
)
const divide = offering(tool('divide', 'Divide two numbers.', { denominator: number, numerator: number }))
const calculator = tool('calculator', 'Evaluate a math expression', { expression: text })

const rows: AnswerRow[] = [
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
    'a calculation',
    'Calculate 12 * (7 + 5)',
    offering(search, calculator),
    { calls: [['calculator', { expression: '12 * (7 + 5)' }]] },
  ],
  [
    'numbers in order',
    'What is 15 times 4?',
    offering(tool('multiply', 'Multiplies a and b.', { a: integer, b: integer })),
    { calls: [['multiply', { a: 15, b: 4 }]] },
  ],
  ['no calculation without numbers', "What's the current interest rate?", mortgage, { text: /./ }],
  [
    'numbers with the unit of the description, and a percentage as its description has it',
    'Calculate the growth of 8000 at an annual rate of 4% where interest is added 2 times a year for 12 years.',
    offering(
      tool('calculate_growth', 'Calculate the growth of an amount', {
        amount: integer,
        rate: { type: 'number', description: 'The annual rate, e.g. 5% is 0.05' },
        time: { type: 'integer', description: 'The time in years' },
      }),
    ),
    { calls: [['calculate_growth', { amount: 8000, rate: 0.04, time: 12 }]] },
  ],
  [
    'a calculation with each of two tools',
    'Sum 4 and 9. Also subtract 4 from 9.',
    offering(tool('plus', '', { a: integer, b: integer }), tool('minus', '', { a: integer, b: integer })),
    {
      calls: [
        ['plus', { a: 4, b: 9 }],
        ['minus', { a: 9, b: 4 }],
      ],
    },
  ],
  [
    'two calculations',
    'What is 3 * 12? Also, what is 11 + 49?',
    sums,
    {
      calls: [
        ['multiply', { a: 3, b: 12 }],
        ['add', { a: 11, b: 49 }],
      ],
    },
  ],
  ['the inner calculation first', 'What is (121 + 2) * 5?', sums, { calls: [['add', { a: 121, b: 2 }]] }],
  [
    'the outer calculation next',
    [user('What is (121 + 2) * 5?'), called('add', { a: 121, b: 2 }), result('123', 'add_0')],
    sums,
    { calls: [['multiply', { a: 123, b: 5 }]] },
  ],
  [
    'a number in words',
    [
      system('Use the `roulette_wheel` function to see if the customer has won based on the number they provide.'),
      user('Put my money on square eighteen'),
    ],
    offering(tool('roulette_wheel', 'Check if the square is a winner.', { square: integer })),
    { calls: [['roulette_wheel', { square: 18 }]] },
  ],
  [
    'a change in percent',
    'By how many percent did the rainfall change from 844 to 612?',
    offering(tool('percentage_change_tool', 'Calculate the percentage change.', { start: number, end: number })),
    { calls: [['percentage_change_tool', { start: 844, end: 612 }]] },
  ],
  [
    'a conversion',
    'Convert 77 degrees Fahrenheit to Celsius.',
    offering(
      tool('weather', 'Get the weather in a location', { location: text }),
      tool('convertFahrenheitToCelsius', 'Convert a temperature in fahrenheit to celsius', { temperature: number }),
    ),
    { calls: [['convertFahrenheitToCelsius', { temperature: 77 }]] },
  ],
  [
    'an area of a triangle',
    'Find the area of a triangle with a base of 10 units and height of 5 units.',
    offering(
      tool(
        'calculate_triangle_area',
        'Calculate the area of a triangle given its base and height.',
        {
          base: { type: 'integer', description: 'The base of the triangle.' },
          height: { type: 'integer', description: 'The height of the triangle.' },
          unit: described("The unit of measure (defaults to 'units' if not specified)"),
        },
        ['base', 'height'],
      ),
    ),
    { calls: [['calculate_triangle_area', containing({ base: 10, height: 5 })]] },
  ],
  [
    'roots of an equation',
    'Find the roots of a quadratic equation with coefficients a = 2, b = -7, c = 3.',
    offering(
      tool('algebra_quadratic_roots', 'Find the roots of a quadratic equation ax^2 + bx + c = 0.', {
        a: { type: 'integer', description: 'Coefficient of x^2.' },
        b: { type: 'integer', description: 'Coefficient of x.' },
        c: { type: 'integer', description: 'Constant term.' },
      }),
    ),
    { calls: [['algebra_quadratic_roots', { a: 2, b: -7, c: 3 }]] },
  ],
  [
    'numbers in a list',
    'What is the average of 4, 8 and 15?',
    offering(tool('mean', 'Compute the arithmetic mean of numbers', { numbers: listOf(number) })),
    { calls: [['mean', { numbers: [4, 8, 15] }]] },
  ],
  [
    'a task in a frame',
    frame('What is 8 times 9?'),
    multiplier,
    { calls: [['multiplier', { first_number: 8, second_number: 9 }]] },
  ],
  ['operands by their names', 'What is 91 / 13?', divide, { calls: [['divide', { denominator: 13, numerator: 91 }]] }],
  [
    'a name in its plural',
    'What is the sum of 14 and 27?',
    offering(tool('add', 'Adds a and b.', { a: integer, b: integer })),
    { calls: [['add', { a: 14, b: 27 }]] },
  ],
  [
    'amounts by the words beside them',
    "Calculate support if the payor's monthly income is $9,000 and the recipient's monthly income is $2,500 for 6 years",
    offering(
      tool('calculate_support', 'Calculate support payments', {
        payor_income: { type: 'integer', description: 'The monthly income of the payor' },
        recipient_income: { type: 'integer', description: 'The monthly income of the recipient' },
        duration: { type: 'integer', description: 'The duration in years' },
      }),
    ),
    { calls: [['calculate_support', { payor_income: 9000, recipient_income: 2500, duration: 6 }]] },
  ],
  [
    'a percentage as a fraction',
    'What is the balance of $4000 after 3 years at an annual interest rate of 6%?',
    offering(
      tool('calculate_balance', 'Calculate the balance of an account', {
        amount: integer,
        annual_interest_rate: number,
        years: integer,
      }),
    ),
    { calls: [['calculate_balance', { amount: 4000, annual_interest_rate: 0.06, years: 3 }]] },
  ],
  [
    'lists as the text writes them',
    'Compute the correlation between [4, 6, 9] and [1, 5, 7]',
    offering(
      tool('correlation', 'Compute the correlation between two lists of numbers', {
        array1: listOf(number),
        array2: listOf(number),
      }),
    ),
    { calls: [['correlation', { array1: [4, 6, 9], array2: [1, 5, 7] }]] },
  ],
  [
    'what a question is about',
    'What is the boiling point of gloopol in celsius?',
    offering(
      tool('get_boiling_point', 'Returns the boiling point of a liquid.', {
        liquid_name: described('The name of the liquid'),
      }),
    ),
    { calls: [['get_boiling_point', { liquid_name: 'gloopol' }]] },
  ],
  [
    'units of a conversion',
    'How many ounces are in 3 pounds?',
    offering(
      tool('convert_units', 'Convert a quantity from one unit to another', {
        quantity: number,
        from_unit: text,
        to_unit: text,
      }),
    ),
    { calls: [['convert_units', { quantity: 3, from_unit: 'pounds', to_unit: 'ounces' }]] },
  ],
]

testAnswers(rows)
