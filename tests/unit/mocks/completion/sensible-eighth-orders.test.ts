/** Tools that the system message orders, tools that a question does not mean, and values beside the words of a property; the values are our own. */
import {
  described,
  integer,
  number,
  offering,
  oneOf,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const mortgage = offering(
  tool('mortgage_payment', 'Calculate the monthly payment from the amount, the interest rate and the years', {
    amount: number,
    interest_rate: number,
    years: integer,
  }),
)

const rows: SensibleRow[] = [
  [
    'a tool that the system message always wants',
    [system('You analyze markets. Always use run_market_study with the subject from the input.'), user('solar panels')],
    offering(tool('run_market_study', 'Run a long study', { subject: text })),
    { calls: [['run_market_study', { subject: 'solar panels' }]] },
  ],
  [
    'no greeting for such a tool',
    [system('You analyze markets. Always use run_market_study with the subject from the input.'), user('Hello!')],
    offering(tool('run_market_study', 'Run a long study', { subject: text })),
    { text: /./ },
  ],
  [
    'the tool that looks up for a question, not the one that changes',
    'What are my current subscriptions?',
    offering(
      tool('get_account_subscriptions', 'Get the subscriptions of an account', {}),
      tool('set_current_subscriptions', 'Set the current subscriptions', { subscriptions: text }),
    ),
    { calls: [['get_account_subscriptions', {}]] },
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
    'who stars in a film',
    'Find a Drama movie starring Petra Lund',
    offering(
      tool('find_movies', 'Find movies', { genre: oneOf('Comedy', 'Drama'), starring: described('Name of an actor') }, [
        'genre',
      ]),
    ),
    { calls: [['find_movies', { genre: 'Drama', starring: 'Petra Lund' }]] },
  ],
  [
    'an id with its noun',
    'Look up customer_58',
    offering(tool('get_customer', 'Fetch the profile of a customer', { customer_id: text })),
    { calls: [['get_customer', { customer_id: 'customer_58' }]] },
  ],
  [
    'a version with three numbers',
    'Deploy version 3.1.4 to staging',
    offering(tool('deploy', 'Deploy a version', { version: text, environment: text })),
    { calls: [['deploy', { version: '3.1.4', environment: 'staging' }]] },
  ],
  [
    'an address where the task has none',
    "Send an email with the subject 'Minutes' and the body 'See the notes.'",
    offering(tool('send_email', 'Send an email.', { subject: text, body: text, to_address: text })),
    { calls: [['send_email', { subject: 'Minutes', body: 'See the notes.', to_address: 'user@example.com' }]] },
  ],
  [
    'things of a list in small letters',
    'Add rice, black beans and limes to the shopping list',
    offering(
      tool('add_item', 'Add an item to the shopping list', { item: text }),
      tool('remove_item', 'Remove an item from the shopping list', { item: text }),
    ),
    {
      calls: [
        ['add_item', { item: 'rice' }],
        ['add_item', { item: 'black beans' }],
        ['add_item', { item: 'limes' }],
      ],
    },
  ],
  [
    'no other tools than the named one',
    'Call the start_count tool once. Do not call any other tools.',
    offering(tool('start_count', 'Start the counter', {}), tool('stop_count', 'Stop the counter', {})),
    { calls: [['start_count', {}]] },
  ],
]

testSensible(rows)
