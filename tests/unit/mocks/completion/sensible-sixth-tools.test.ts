/** Calls for prompts of the kinds that recorded tests of client libraries and agents have, and that benchmarks of function calls ask; the values are our own. */
import { expect } from 'vitest'
import {
  assistant,
  described,
  integer,
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

const frame = (task: string) =>
  `\nCurrent Task: ${task}\n\nThis is the expected criteria for your final answer: The result.\nyou MUST return the actual complete content as the final answer, not a summary.`
const multiplier = offering(
  tool('multiplier', 'Useful for when you need to multiply two numbers together.', {
    first_number: integer,
    second_number: integer,
  }),
)
const divide = offering(tool('divide', 'Divide two numbers.', { denominator: number, numerator: number }))
const userTools = offering(
  tool('get_user_id', 'Get the user ID for a username', { username: text }),
  tool('check_file_access', 'Check if a user can access a file', { user_id: text, filename: text }),
  tool('get_experiment_id', 'Get the experiment ID for an experiment', { experiment_name: text }),
)
const cityState = described('The city and state, e.g. San Francisco, CA')
const rows: SensibleRow[] = [
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
    'a step that waits for another',
    "First get the user ID of 'marta', then check if that user ID can access the file 'plan.txt'.",
    userTools,
    { calls: [['get_user_id', { username: 'marta' }]] },
  ],
  [
    'two steps with a tool each',
    "Get the experiment ID for 'salt_test' and get the user ID for 'noor'",
    userTools,
    {
      calls: [
        ['get_experiment_id', { experiment_name: 'salt_test' }],
        ['get_user_id', { username: 'noor' }],
      ],
    },
  ],
  [
    'one call after the other',
    'First call open_gate, wait for the result, then call close_gate, and tell me when both are done',
    offering(tool('open_gate', 'Opens the gate.', {}), tool('close_gate', 'Closes the gate.', {})),
    { calls: [['open_gate', {}]] },
  ],
  [
    'as many calls as the task says',
    'Roll the dice 4 times',
    offering(tool('dice_roll', 'Rolls a single six-sided die and returns the result', {})),
    {
      calls: [
        ['dice_roll', {}],
        ['dice_roll', {}],
        ['dice_roll', {}],
        ['dice_roll', {}],
      ],
    },
  ],
  [
    'a call for each quotation',
    "Call the counting_tool 3 times with values 'plum', 'pear', and 'fig'",
    offering(tool('counting_tool', 'Counts how many times it is called', { value: text })),
    {
      calls: [
        ['counting_tool', { value: 'plum' }],
        ['counting_tool', { value: 'pear' }],
        ['counting_tool', { value: 'fig' }],
      ],
    },
  ],
  [
    'a call for each password',
    'Please retrieve the secrets for each of these passwords: heron,lantern',
    offering(tool('secret_tool', 'Requires a password to retrieve a secret.', { password: text })),
    {
      calls: [
        ['secret_tool', { password: 'heron' }],
        ['secret_tool', { password: 'lantern' }],
      ],
    },
  ],
  [
    'calls that the task spells',
    "Emit exactly these calls: find_one(query='tide tables', limit=3), find_two(query='moon phases')",
    offering(
      tool('find_one', 'Finds.', { query: text, limit: integer }, ['query']),
      tool('find_two', 'Finds.', { query: text }),
    ),
    {
      calls: [
        ['find_one', { query: 'tide tables', limit: 3 }],
        ['find_two', { query: 'moon phases' }],
      ],
    },
  ],
  [
    'a city with its state',
    "What's the weather like in Seattle?",
    offering(tool('get_current_weather', 'Get the current weather in a given location', { location: cityState })),
    { calls: [['get_current_weather', { location: 'Seattle, WA' }]] },
  ],
  [
    'coordinates as texts',
    "What's the weather in Lisbon? (38.7223, -9.1393)",
    offering(tool('weather', 'Gets current weather for a location', { latitude: text, longitude: text })),
    { calls: [['weather', { latitude: '38.7223', longitude: '-9.1393' }]] },
  ],
  [
    'two cities',
    'How far is Turin from Genoa?',
    offering(tool('calculate_distance', '', { city_a: text, city_b: text })),
    { calls: [['calculate_distance', { city_a: 'Turin', city_b: 'Genoa' }]] },
  ],
  [
    'a tool for what is asked about',
    'Tell me about Vienna',
    offering(tool('get_city_info', 'Get detailed information about a city.', { city_name: text })),
    { calls: [['get_city_info', { city_name: 'Vienna' }]] },
  ],
  [
    'a search for what no tool names',
    'How many lanes does the Orsund bridge have?',
    offering(tool('knowledge_search', 'Search for information in a database.', { query: text })),
    { calls: [['knowledge_search', { query: like(/Orsund bridge/) }]] },
  ],
  [
    'no search for small talk',
    'Hello, how are you?',
    offering(tool('web_search', 'Search the web for information', { query: text })),
    { text: /./ },
  ],
  [
    'a coworker of the description',
    frame('Ask the colleague for the name of the river.'),
    offering(
      tool(
        'ask_question_to_coworker',
        'Ask a specific question to one of the following coworkers: Cartographer\nThe input should be the question.',
        {
          question: text,
          coworker: described('The role/name of the coworker to ask'),
        },
      ),
    ),
    { calls: [['ask_question_to_coworker', { question: expect.any(String), coworker: 'Cartographer' }]] },
  ],
  [
    'a skill that the system message lists',
    [
      system(
        'The following skills can be loaded with the `load_skill` tool:\n- tides: Tables of tides.\n- stars: Positions of stars.',
      ),
      user('Load the skill for the position of Sirius, use your tools.'),
    ],
    offering(
      tool('load_skill', 'Load a skill to access its tools.', { id: described('The id of the skill to load.') }),
    ),
    { calls: [['load_skill', { id: 'stars' }]] },
  ],
  [
    'the answer to a question of the assistant',
    [
      user('Hi, can you tell me the delivery date for my order?'),
      assistant('Hi there! I can help with that. Can you please provide your order ID?'),
      user('i think it is order_48151'),
    ],
    offering(tool('get_delivery_date', "Get the delivery date for a customer's order.", { order_id: text })),
    { calls: [['get_delivery_date', { order_id: 'order_48151' }]] },
  ],
]

testSensible(rows)
