/** Arguments that requests of agents and services give: alternatives, unit systems, ratios, statements to remember, and switches. */
import {
  boolean,
  containing,
  described,
  integer,
  like,
  listOf,
  number,
  object,
  offering,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const askUser = offering(
  tool('AskUserQuestion', 'Ask the user questions with structured options.', {
    questions: listOf(object({ question: text, options: listOf(object({ label: described('Display text') })) })),
  }),
)
const options = (...labels: string[]) => ({
  questions: [{ question: like(/./), options: labels.map((label) => ({ label })) }],
})
const runCommand = offering(
  tool(
    'run_terminal_command',
    'Run a terminal command in the current directory.',
    {
      command: text,
      waitForCompletion: { type: 'boolean', description: 'Whether to wait for the command. Default is true.' },
    },
    ['command'],
  ),
)
const files = offering(
  tool('list_files', 'Request to list files and directories within the specified directory.', {
    path: described('Directory path, relative to the workspace'),
    recursive: { ...boolean, description: 'Set true to list contents recursively' },
  }),
  tool('attempt_completion', 'Present the result of your work once the task is complete.', { result: text }),
)
const editFile = offering(
  tool('edit_file', 'Replace text in an existing file, or create a new file.', {
    file_path: described('The path of the file'),
    old_string: described('The text to replace. Use an empty string to create a new file.'),
    new_string: described('The replacement'),
  }),
)
const entities = offering(
  tool('create_entities', 'Create multiple new entities in the knowledge graph', {
    entities: listOf(object({ name: text, entityType: text, observations: listOf(text) })),
  }),
  tool('search_nodes', 'Search for nodes in the knowledge graph', { query: text }),
)
const plan = offering(
  tool('todo_write', 'Create and manage a structured task list.', {
    todos: listOf(object({ content: text, status: { type: 'string', enum: ['pending', 'in_progress', 'completed'] } })),
  }),
  tool('grep_search', 'A search tool for finding patterns in files', { pattern: text }),
)
const chores = offering(
  tool('add_chore', 'Add an item to the list of chores', { item: described('The item') }),
  tool('remove_chore', 'Remove an item from the list of chores', { item: described('The item') }),
)
const ranking = offering(
  tool(
    'get_ranking',
    'Get the best players of a sport.',
    { sport: text, gender: { type: 'string', description: 'men or women', default: 'men' } },
    ['sport'],
  ),
)
const movies = offering(
  tool('find_shows', 'Finds shows by who made them', { produced_by: { type: 'string', default: 'any' } }, []),
)

testAnswers([
  [
    'alternatives after whether',
    'Ask me whether to use Redis or Memcached for the cache.',
    askUser,
    { calls: [['AskUserQuestion', options('Redis', 'Memcached')]] },
  ],
  [
    'several alternatives after between',
    'Ask me to choose between tabs, spaces and both.',
    askUser,
    { calls: [['AskUserQuestion', options('tabs', 'spaces', 'both')]] },
  ],
  [
    'a command that is not waited for',
    'Launch the queue worker with `npm run worker` in the background.',
    runCommand,
    { calls: [['run_terminal_command', { command: 'npm run worker', waitForCompletion: false }]] },
  ],
  [
    'a folder with all below it',
    'Show everything in the media folder including all subdirectories.',
    files,
    { calls: [['list_files', { path: 'media', recursive: true }]] },
  ],
  [
    'the usual command for the last commits, as Cline sends a task',
    '<task>\nShow me the last four commits\n</task>',
    offering(tool('execute_command', 'Request to execute a CLI command on the system.', { command: text })),
    { calls: [['execute_command', { command: 'git log -4' }]] },
  ],
  [
    'a new file, for which nothing is replaced',
    'Create the file docs/usage.md with the content "Press start."',
    editFile,
    { calls: [['edit_file', { file_path: 'docs/usage.md', old_string: '', new_string: 'Press start.' }]] },
  ],
  [
    'a person to remember',
    'Remember that Ida Moen is a person who repairs clocks.',
    entities,
    {
      calls: [
        [
          'create_entities',
          {
            entities: [
              { name: 'Ida Moen', entityType: 'person', observations: ['Ida Moen is a person who repairs clocks'] },
            ],
          },
        ],
      ],
    },
  ],
  [
    'what is remembered of a person',
    'What do you remember about Ida Moen?',
    entities,
    { calls: [['search_nodes', containing({ query: like(/Ida Moen/) })]] },
  ],
  [
    'a list of steps before another sentence',
    'Write a todo list with these items: paint the fence, oil the gate, sweep the yard. Do not begin yet.',
    plan,
    {
      calls: [
        [
          'todo_write',
          {
            todos: ['Paint the fence', 'Oil the gate', 'Sweep the yard'].map((content) => ({
              content,
              status: 'pending',
            })),
          },
        ],
      ],
    },
  ],
  [
    'an item of the list in the system message',
    [
      system('You keep a list of chores.\n\nThe chores now:\n- Wash the two sheep dogs\n- Mend the hen house'),
      user('I just mended the hen house, remove it please.'),
    ],
    chores,
    { calls: [['remove_chore', { item: 'Mend the hen house' }]] },
  ],
  [
    'the women of a sport',
    'Who is the best female player in badminton?',
    ranking,
    { calls: [['get_ranking', { sport: 'badminton', gender: 'women' }]] },
  ],
  [
    'who made something',
    'Any shows produced by Greta Lind?',
    movies,
    { calls: [['find_shows', { produced_by: 'Greta Lind' }]] },
  ],
  [
    'units that a later system message demands',
    [
      system('You are a helpful assistant.'),
      user('How is the weather in Tromsø?'),
      system('Relevant memory:\n1. Temperatures must be in metric units'),
    ],
    offering(
      tool(
        'get_weather',
        'Get the weather for a city',
        { city: text, units: { type: 'string', default: 'imperial' } },
        ['city'],
      ),
    ),
    { calls: [['get_weather', { city: 'Tromsø', units: 'metric' }]] },
  ],
  [
    'a ratio and a count',
    'I sold 30 lamps and every lamp brings a profit of $4.25. What is the total profit?',
    offering(tool('total_profit', 'Calculate the total profit', { profit_per_lamp: number, count: integer })),
    { calls: [['total_profit', { count: 30, profit_per_lamp: 4.25 }]] },
  ],
  [
    'the language of the user',
    'Usa saludar() para darme la bienvenida, por favor.',
    offering(tool('saludar', '', { language: text })),
    { calls: [['saludar', { language: 'Spanish' }]] },
  ],
  [
    'a second step of a calculation',
    'What is 14 + 6? then divide by 4',
    offering(
      tool('sumNumbers', 'Use this function to sum two numbers', { a: number, b: number }),
      tool('divideNumbers', 'Use this function to divide two numbers', { a: number, b: number }),
    ),
    { calls: [['sumNumbers', { a: 14, b: 6 }]] },
  ],
  [
    'one tool at a time',
    [
      system('You work for a bank. Call one tool at a time.'),
      user('Show the balance of account K-7, then transfer $80 to account K-9.'),
    ],
    offering(
      tool('get_balance', 'Get the balance of an account.', { account: text }),
      tool('transfer_funds', 'Transfer funds to an account.', { to: text, amount: integer }),
    ),
    { calls: [['get_balance', { account: 'K-7' }]] },
  ],
])
