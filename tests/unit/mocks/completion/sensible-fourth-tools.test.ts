/** Calls for prompts as MCP servers, the agents SDK, goose, cline, smolagents, Home Assistant and public benchmarks phrase them; the values are our own. */
import { expect } from 'vitest'
import { files, git, clock, home, languages, tutors, shell, balance, support } from './sensible-fourth-offered.ts'
import {
  containing,
  described,
  like,
  number,
  offering,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'an order',
    'Hi, can you tell me the delivery date for my order? The order id is 88213.',
    offering(
      tool('get_delivery_date', "Get the delivery date for a customer's order.", {
        order_id: described("The customer's order ID."),
      }),
    ),
    { calls: [['get_delivery_date', { order_id: '88213' }]] },
  ],
  [
    'three places',
    "What's the temperature in Lima, Cairo and Oslo right now?",
    offering(tool('get_current_temperature', 'Get the current temperature for a location', { location: text })),
    {
      calls: [
        ['get_current_temperature', { location: 'Lima' }],
        ['get_current_temperature', { location: 'Cairo' }],
        ['get_current_temperature', { location: 'Oslo' }],
      ],
    },
  ],
  [
    'a page to visit',
    'What is the title of the page at https://docs.larkfield.io/start?',
    offering(
      tool('web_search', 'Performs a web search for a query and returns a string of the top search results.', {
        query: text,
      }),
      tool('visit_webpage', 'Visits a webpage at the given url and reads its content as a markdown string.', {
        url: text,
      }),
      tool('final_answer', 'Provides a final answer to the given problem.', { answer: text }),
    ),
    { calls: [['visit_webpage', { url: 'https://docs.larkfield.io/start' }]] },
  ],
  ['a Spanish message', 'Hola, ¿cómo estás?', languages, { calls: [['transfer_to_spanish_agent', {}]] }],
  [
    'an English message',
    'Good evening, can you help me with my booking?',
    languages,
    { calls: [['transfer_to_english_agent', {}]] },
  ],
  [
    'a question of history',
    [
      system("You determine which agent to use based on the user's homework question"),
      user('Who was the first emperor of Rome?'),
    ],
    tutors,
    { calls: [['transfer_to_history_tutor', {}]] },
  ],
  [
    'a question of mathematics',
    [
      system("You determine which agent to use based on the user's homework question"),
      user('How do I find the derivative of x squared?'),
    ],
    tutors,
    { calls: [['transfer_to_math_tutor', {}]] },
  ],
  [
    'what a directory holds',
    'What files are in /data/reports?',
    files,
    { calls: [['list_directory', { path: '/data/reports' }]] },
  ],
  [
    'a file to rename',
    'Rename /data/draft.md to /data/final.md please',
    files,
    { calls: [['move_file', { source: '/data/draft.md', destination: '/data/final.md' }]] },
  ],
  [
    'a file to find',
    'Find all *.csv files under /data',
    files,
    { calls: [['search_files', { path: '/data', pattern: like(/\*\.csv/) }]] },
  ],
  [
    'the last commits',
    'Show me the last 5 commits in /srv/shop',
    git,
    { calls: [['git_log', { repo_path: '/srv/shop', max_count: 5 }]] },
  ],
  [
    'a new branch',
    'Create a branch called feature/login in the repository at /srv/shop',
    git,
    { calls: [['git_create_branch', { repo_path: '/srv/shop', branch_name: 'feature/login' }]] },
  ],
  [
    'a commit with a message',
    'Commit the staged changes in /srv/shop with the message "Fix the rounding of totals"',
    git,
    { calls: [['git_commit', { repo_path: '/srv/shop', message: 'Fix the rounding of totals' }]] },
  ],
  [
    'a time of a zone',
    'What time is it in Tokyo right now?',
    clock,
    { calls: [['get_current_time', { timezone: 'Asia/Tokyo' }]] },
  ],
  [
    'a time to convert',
    "When it's 16:30 in New York, what time is it in London?",
    clock,
    {
      calls: [
        ['convert_time', { source_timezone: 'America/New_York', time: '16:30', target_timezone: 'Europe/London' }],
      ],
    },
  ],
  ['a light to turn on', 'Turn on the desk lamp', home, { calls: [['HassTurnOn', { name: like(/desk lamp/i) }]] }],
  [
    'a brightness',
    'Set the brightness of the bedside light to 40 percent',
    home,
    { calls: [['HassLightSet', containing({ name: like(/bedside light/i), brightness: 40 })]] },
  ],
  [
    'a listing in the shell',
    'List the files in the current directory',
    shell,
    { calls: [['developer__shell', { command: like(/^ls\b/) }]] },
  ],
  [
    'a file to show',
    'Show me the contents of /srv/shop/main.py',
    shell,
    { calls: [['developer__text_editor', { command: 'view', path: '/srv/shop/main.py' }]] },
  ],
  [
    'a lost card',
    [
      system('You are a support agent in our bank, give the customer support and judge the risk level of their query.'),
      user('I just lost my card!'),
    ],
    offering(balance, support),
    { calls: [['final_result', containing({ block_card: true })]] },
  ],
  [
    'a balance',
    [
      system('You are a support agent in our bank, give the customer support and judge the risk level of their query.'),
      user('What is my balance?'),
    ],
    offering(balance, support),
    { calls: [['customer_balance', { include_pending: expect.any(Boolean) }]] },
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
    'a tool that does not fit',
    'Tell me a fun fact about otters.',
    offering(
      tool('determine_body_mass_index', 'Calculate body mass index given weight and height.', {
        weight: number,
        height: number,
      }),
    ),
    { text: /\S/ },
  ],
]

testSensible(rows)
