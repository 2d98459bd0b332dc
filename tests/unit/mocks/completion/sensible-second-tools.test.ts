/** Tool calls for prompts as the guides of Mistral, Ollama, Semantic Kernel, LangGraph, mem0, Cline and others phrase them; the values are our own. */
import {
  assistant,
  boolean,
  called,
  containing,
  described,
  integer,
  like,
  listOf,
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

const payments = offering(
  tool('retrieve_payment_status', 'Get payment status of a transaction', {
    transaction_id: described('The transaction id.'),
  }),
  tool('retrieve_payment_date', 'Get payment date of a transaction', {
    transaction_id: described('The transaction id.'),
  }),
)
const lights = offering(
  tool('Lights-get_lights', 'Gets a list of lights and their current state', {}),
  tool('Lights-change_state', 'Changes the state of the light', { id: integer, is_on: boolean }),
)
const memory = offering(
  tool('add_memory', 'Store a fact about the user for later', { memory: described('The fact to remember') }),
  tool('search_memory', 'Search the stored facts about the user', { query: text }),
)
const team = (members: string[]) =>
  offering(tool('route', 'Select the next role.', { next: oneOf(...members, 'FINISH') }))
const coder = offering(
  tool('read_file', 'Request to read the contents of a file at the specified path.', { path: text }),
  tool('write_to_file', 'Request to write content to a file at the specified path.', { path: text, content: text }),
  tool('execute_command', 'Request to execute a CLI command on the system.', {
    command: text,
    requires_approval: boolean,
  }),
  tool('search_files', 'Request to perform a regex search across files in a specified directory.', {
    path: text,
    regex: text,
  }),
  tool('ask_followup_question', 'Ask the user a question to gather additional information.', { question: text }),
  tool('attempt_completion', 'Present the result of the task to the user.', { result: text }),
)
const github = offering(
  tool(
    'create_issue',
    'Create a new issue in a GitHub repository',
    { owner: text, repo: text, title: text, body: text },
    ['owner', 'repo', 'title'],
  ),
  tool(
    'list_issues',
    'List issues in a GitHub repository',
    { owner: text, repo: text, state: oneOf('open', 'closed', 'all') },
    ['owner', 'repo'],
  ),
  tool('get_pull_request', 'Get details of a specific pull request', { owner: text, repo: text, pull_number: integer }),
  tool('search_code', 'Search for code across GitHub repositories', { q: text }),
)
const home = offering(
  tool('HassTurnOn', 'Turns on/opens a device or entity', { name: text, area: text }, []),
  tool('HassTurnOff', 'Turns off/closes a device or entity', { name: text, area: text }, []),
  tool('HassSetPosition', 'Sets the position of a device or entity', { name: text, position: integer }, ['position']),
)

const rows: SensibleRow[] = [
  [
    'a payment status',
    "What's the status of my transaction T1001?",
    payments,
    { calls: [['retrieve_payment_status', { transaction_id: 'T1001' }]] },
  ],
  [
    'a payment date',
    'On which day was transaction T2040 paid?',
    payments,
    { calls: [['retrieve_payment_date', { transaction_id: 'T2040' }]] },
  ],
  ['the state of lights', 'Which lights are on?', lights, { calls: [['Lights-get_lights', {}]] }],
  [
    'a light by its number',
    [
      user('Which lights are there?'),
      called('Lights-get_lights', {}),
      result(
        '[{"id":1,"name":"Table Lamp","is_on":false},{"id":2,"name":"Porch light","is_on":false}]',
        'Lights-get_lights_0',
      ),
      assistant('There are a table lamp and a porch light, both off.'),
      user('Please turn on light 2'),
    ],
    lights,
    { calls: [['Lights-change_state', { id: 2, is_on: true }]] },
  ],
  [
    'a fact to keep',
    'Remember that I am allergic to peanuts',
    memory,
    { calls: [['add_memory', { memory: like(/allergic to peanuts/) }]] },
  ],
  [
    'a fact to find',
    'What do you know about my allergies?',
    memory,
    { calls: [['search_memory', { query: like(/allerg/) }]] },
  ],
  [
    'the next worker of a team',
    [
      system(
        'You are a supervisor tasked with managing a conversation between the following workers: Researcher, Coder. Given the following user request, respond with the worker to act next. When finished, respond with FINISH.',
      ),
      user('Write a Python script that prints the first ten primes'),
    ],
    { ...team(['Researcher', 'Coder']), tool_choice: { type: 'function', function: { name: 'route' } } },
    { calls: [['route', { next: 'Coder' }]] },
  ],
  [
    'another worker of a team',
    [
      system('You are a supervisor managing these workers: Researcher, Coder. Select the worker to act next.'),
      user('Search the web for recent papers about tidal energy'),
    ],
    { ...team(['Researcher', 'Coder']), tool_choice: { type: 'function', function: { name: 'route' } } },
    { calls: [['route', { next: 'Researcher' }]] },
  ],
  [
    'a file to be read',
    'Explain what src/lib/cache.go does',
    coder,
    { calls: [['read_file', { path: 'src/lib/cache.go' }]] },
  ],
  [
    'a command to be run',
    'Run the unit tests with `go test ./...`',
    coder,
    { calls: [['execute_command', containing({ command: 'go test ./...' })]] },
  ],
  [
    'a search in files',
    'Find all usages of legacyAuth in the src folder',
    coder,
    { calls: [['search_files', containing({ regex: like(/legacyAuth/) })]] },
  ],
  [
    'a completion after the result',
    [
      user('Run `pytest -q`'),
      called('execute_command', { command: 'pytest -q', requires_approval: false }),
      result('12 passed in 0.8s', 'execute_command_0'),
    ],
    coder,
    { calls: [['attempt_completion', { result: like(/12 passed/) }]] },
  ],
  [
    'an issue',
    'Open an issue in acme/widgets titled "Login button is misaligned"',
    github,
    { calls: [['create_issue', containing({ owner: 'acme', repo: 'widgets', title: 'Login button is misaligned' })]] },
  ],
  [
    'issues of a repository',
    'Show me the open issues of acme/widgets',
    github,
    { calls: [['list_issues', containing({ owner: 'acme', repo: 'widgets', state: 'open' })]] },
  ],
  [
    'a pull request',
    'What changed in pull request 42 of acme/widgets?',
    github,
    { calls: [['get_pull_request', { owner: 'acme', repo: 'widgets', pull_number: 42 }]] },
  ],
  [
    'a device to be switched',
    'Turn off the ceiling fan in the bedroom',
    home,
    { calls: [['HassTurnOff', containing({ area: like(/bedroom/i) })]] },
  ],
  ['a position', 'Set the blinds to 40 percent', home, { calls: [['HassSetPosition', containing({ position: 40 })]] }],
  [
    'a customer and an order',
    'Cancel order O-553 for customer C-17, please',
    offering(
      tool('get_customer_info', 'Retrieves customer information based on their customer ID.', { customer_id: text }),
      tool('get_order_details', 'Retrieves the details of a specific order based on the order ID.', { order_id: text }),
      tool('cancel_order', 'Cancels an order based on the provided order ID.', { order_id: text }),
    ),
    { calls: [['cancel_order', { order_id: 'O-553' }]] },
  ],
  [
    'an exchange of currencies',
    'How much is 120 US dollars in Japanese yen?',
    offering(
      tool('currency_calculator', 'Currency exchange calculator.', {
        base_amount: { type: 'number', description: 'Amount of currency in base_currency' },
        base_currency: oneOf('USD', 'EUR', 'JPY'),
        quote_currency: oneOf('USD', 'EUR', 'JPY'),
      }),
    ),
    { calls: [['currency_calculator', { base_amount: 120, base_currency: 'USD', quote_currency: 'JPY' }]] },
  ],
  [
    'a flight with a cabin',
    'Find flights from Oslo to Lisbon on June 3, 2026 for 2 adults in business class',
    offering(
      tool('search_flights', 'Search for flights', {
        origin: text,
        destination: text,
        departure_date: { type: 'string', format: 'date' },
        adults: integer,
        cabin: oneOf('economy', 'business', 'first'),
      }),
    ),
    {
      calls: [
        [
          'search_flights',
          { origin: 'Oslo', destination: 'Lisbon', departure_date: '2026-06-03', adults: 2, cabin: 'business' },
        ],
      ],
    },
  ],
  [
    'a reservation',
    'Book a table for six at Trattoria Nove tomorrow at 7pm under the name Petra',
    offering(
      tool('book_table', 'Book a table at a restaurant', {
        restaurant: text,
        party_size: integer,
        time: text,
        name: text,
      }),
    ),
    {
      calls: [
        ['book_table', { restaurant: like(/Trattoria Nove/), party_size: 6, time: like(/19:00|7 ?pm/), name: 'Petra' }],
      ],
    },
  ],
  [
    'a message to a channel',
    'Post "Deploy finished" to the #releases channel',
    offering(tool('slack_post_message', 'Post a new message to a Slack channel', { channel: text, text })),
    { calls: [['slack_post_message', { channel: like(/releases/), text: 'Deploy finished' }]] },
  ],
  [
    'a query of a table',
    'How many rows are in the orders table?',
    offering(
      tool('list_tables', 'List the tables of the database', {}),
      tool('run_query', 'Run a read-only SQL query', { sql: described('The SQL statement') }),
    ),
    { calls: [['run_query', { sql: like(/^select count\(\*\) from orders\b/i) }]] },
  ],
  [
    'a browser step',
    'Go to https://shop.example/cart and click the checkout button',
    offering(
      tool('browser_navigate', 'Navigate to a URL', { url: text }),
      tool('browser_click', 'Perform click on a web page', { element: text }),
    ),
    {
      calls: [
        ['browser_navigate', { url: 'https://shop.example/cart' }],
        ['browser_click', { element: like(/checkout/) }],
      ],
    },
  ],
  [
    'a drug and a dose',
    'Add a prescription of 500 mg amoxicillin three times a day',
    offering(
      tool('add_prescription', 'Add a prescription', { medication: text, dose_mg: number, times_per_day: integer }),
    ),
    { calls: [['add_prescription', { medication: 'amoxicillin', dose_mg: 500, times_per_day: 3 }]] },
  ],
  [
    'numbers in a list',
    'What is the average of 4, 8 and 15?',
    offering(tool('mean', 'Compute the arithmetic mean of numbers', { numbers: listOf(number) })),
    { calls: [['mean', { numbers: [4, 8, 15] }]] },
  ],
]

testSensible(rows)
