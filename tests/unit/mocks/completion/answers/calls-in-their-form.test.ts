/** Values of tool calls in the form that a schema or a description wants: codes, units, commands, lists of steps, several calls. */
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
  oneOf,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const nullable = (description: string) => ({ anyOf: [text, { type: 'null' }], default: null, description })
const forced = (name: string) => ({ tool_choice: { type: 'function', function: { name } } })
const alerts = offering(
  tool('get_storms', 'Get storms. Input is the two-letter state code (e.g. TX, OR)', { state: text }),
)
const clock = offering(
  tool('current_time', 'Get the current time', { timezone: { type: 'string', default: 'UTC' } }, []),
)
const mail = offering(
  tool('get_user_id_from_badge', 'Get the id of the user from the badge', {}),
  tool('send_notice', 'Send a notice to a user', { user_id: text, email: text }),
)
const books = offering(
  tool('search_books', 'Search books by their name', { name: text }),
  tool('get_book', 'Show a book by its id', { id: text }),
)
const horse = tool('Horse', 'Facts about a horse.', { name: text, height_in_meters: nullable('Height in meters') }, [
  'name',
])
const shellWords = offering(tool('shell', 'Runs a shell command', { command: listOf(text) }))
const shell = offering(tool('run_shell', 'Executes a shell command', { command: described('The exact command') }))
const planner = offering(
  tool('update_plan', 'Updates the plan', {
    plan: listOf(object({ step: text, status: described('One of: pending, in_progress, completed') })),
  }),
  tool('shell', 'Runs a shell command', { command: listOf(text) }),
)
const searches = tool('SearchList', 'Correctly segmented list of searches', {
  tasks: listOf(object({ query: text, type: oneOf('web', 'image', 'video') })),
})
const docks = offering(
  tool(
    'search_files',
    'Search files that match a pattern',
    { path: text, pattern: text, excludePatterns: listOf(text) },
    ['path', 'pattern'],
  ),
)
const rows = offering(
  tool('list_voyages', 'List voyages of the fleet', {
    conditions: listOf(object({ column: text, value: text })),
    order_by: oneOf('asc', 'desc'),
  }),
)
const forecast = offering(
  tool('estimate_herd', 'Estimate a herd from its size and growth rate', {
    herd_size: integer,
    growth_rate: number,
    years: integer,
  }),
)
const rulings = offering(
  tool('find_rulings', 'Find rulings against a company by year', { company: text, year: integer }),
)
const files = offering(tool('write', 'Writes a file', { path: text, content: text }))
const index = offering(tool('retriever', 'Searches the documentation of the pump', { query: text }))
const cell = offering(tool('classify_shell', 'Classify a shell by its form', { shell_form: text, shell_size: text }))
const session = offering(
  tool('talk-end_talk', 'Ends the conversation.', {}),
  tool('talk-set_field', 'Sets a field', { field_name: text, value: text }),
)
const grade = tool('grade', 'Relevance of a document', { binary_score: described("Relevance 'yes' or 'no'") })
const outing = offering(
  tool(
    'find_kitchen',
    'Find places to eat for groups',
    { location: text, cuisine: listOf(oneOf('Thai', 'Greek', 'Polish')) },
    ['location'],
  ),
)
const facts = tool('extractor', 'Extracts fields', { word_count: number, final_punctuation: text, is_done: boolean })
const district = offering(tool('get_weather', '获取对应城市的天气', { location: described('城市或区的名称') }))

testAnswers([
  ['the code of a state', 'Are there storms in Oregon?', alerts, { calls: [['get_storms', { state: 'OR' }]] }],
  [
    'an optional time zone',
    'What is the current time in Oslo?',
    clock,
    { calls: [['current_time', { timezone: 'Europe/Oslo' }]] },
  ],
  [
    'an id without digits',
    'Send a notice to user user_k whose address is kay@pier.example',
    mail,
    { calls: [['send_notice', { user_id: 'user_k', email: 'kay@pier.example' }]] },
  ],
  [
    'a title with small words',
    'I enjoyed reading Letters to a Lighthouse, could you search books that are similar?',
    books,
    { calls: [['search_books', { name: 'Letters to a Lighthouse' }]] },
  ],
  [
    'feet in meters',
    'Juniper is a mare and 5 feet tall.',
    { ...offering(horse), ...forced('Horse') },
    { calls: [['Horse', { name: 'Juniper', height_in_meters: '1.52' }]] },
  ],
  [
    'a given command as words',
    'Run the tests with cargo nextest run',
    shellWords,
    { calls: [['shell', { command: ['cargo', 'nextest', 'run'] }]] },
  ],
  [
    'a given command',
    'Install the packages with pnpm install',
    shell,
    { calls: [['run_shell', { command: 'pnpm install' }]] },
  ],
  [
    'a plan without commands',
    'Make a plan first (no commands yet): open the lock, drain the basin, run the tests.',
    planner,
    {
      calls: [
        [
          'update_plan',
          {
            plan: [
              { step: 'Open the lock', status: 'pending' },
              { step: 'Drain the basin', status: 'pending' },
              { step: 'Run the tests', status: 'pending' },
            ],
          },
        ],
      ],
    },
  ],
  [
    'a search for each kind of results',
    "Segment into searches: 'find a picture of a crane and a video of a tug'",
    { ...offering(searches), ...forced('SearchList') },
    {
      calls: [
        [
          'SearchList',
          {
            tasks: [
              { query: like(/picture of a crane$/), type: 'image' },
              { query: like(/video of a tug$/), type: 'video' },
            ],
          },
        ],
      ],
    },
  ],
  [
    'what a search leaves out',
    'Find all *.csv files below /srv/tides, but not those in old_data',
    docks,
    { calls: [['search_files', { path: '/srv/tides', pattern: '*.csv', excludePatterns: ['old_data'] }]] },
  ],
  [
    'no conditions, and the last ones first',
    'What are the last 4 voyages?',
    rows,
    { calls: [['list_voyages', { conditions: [], order_by: 'desc' }]] },
  ],
  [
    'a call for each of three rates',
    'A herd of 80 goats grows by 3% a year. Estimate the herd in 6 years. Also consider a scenario where the growth rate drops to 2% and one where it rises to 4%.',
    forecast,
    {
      calls: [
        ['estimate_herd', { herd_size: 80, growth_rate: 0.03, years: 6 }],
        ['estimate_herd', { herd_size: 80, growth_rate: 0.02, years: 6 }],
        ['estimate_herd', { herd_size: 80, growth_rate: 0.04, years: 6 }],
      ],
    },
  ],
  [
    'the same company in another year',
    "Find rulings against 'Mole Corp' in 2014, also those of the year 2016 against the same company.",
    rulings,
    {
      calls: [
        ['find_rulings', { company: 'Mole Corp', year: 2014 }],
        ['find_rulings', { company: 'Mole Corp', year: 2016 }],
      ],
    },
  ],
  [
    'a file without an extension',
    [system('Working directory: /srv/quay'), user('Create a file BERTHS that contains 14')],
    files,
    { calls: [['write', { path: like(/BERTHS$/), content: '14' }]] },
  ],
  [
    'the request below its heading',
    'New task:\nWhich is louder, the inlet or the outlet of the pump?',
    index,
    { calls: [['retriever', { query: like(/inlet or the outlet/) }]] },
  ],
  ['no call for a general question', "What's the name of a kind of shell that has two halves?", cell, { text: /./ }],
  [
    'a call that is spelled without its plugin',
    'Everything is done. The recommended action is to end the talk: end_talk()',
    session,
    { calls: [['talk-end_talk', {}]] },
  ],
  ['the names of the tools', 'What tools do you have?', docks, { text: /search_files/ }],
  [
    'a grade for a document about something else',
    'Here is the document:\n\nThe crane lifts up to nine tons.\n\nHere is the user question: What do herons eat in winter?\n\nGive a binary score.',
    { ...offering(grade), ...forced('grade') },
    { calls: [['grade', { binary_score: 'no' }]] },
  ],
  [
    'entries of an optional list, and no cuisine as a place',
    'Find places to eat in Lisbon where our group can try Thai and Greek cuisine',
    outing,
    { calls: [['find_kitchen', containing({ cuisine: ['Thai', 'Greek'] })]] },
  ],
  [
    'what is counted in a text',
    'What a lovely harbour!',
    { ...offering(facts), ...forced('extractor') },
    { calls: [['extractor', { word_count: 4, final_punctuation: '!', is_done: false }]] },
  ],
  ['a district', '浦东区天气', district, { calls: [['get_weather', { location: '浦东区' }]] }],
  [
    'the mark of open work in code',
    'Search for FIXME comments in the code and list them',
    offering(tool('grep', 'Searches the content of files', { pattern: text })),
    { calls: [['grep', { pattern: 'FIXME' }]] },
  ],
  [
    'what a meeting is about',
    'Schedule a meeting with Nils and Vera next Monday at 3pm for two hours about the dredging',
    offering(tool('schedule_meeting', 'Schedule a meeting', { attendees: listOf(text), subject: text })),
    { calls: [['schedule_meeting', { attendees: ['Nils', 'Vera'], subject: 'dredging' }]] },
  ],
  [
    'a program for an optional code',
    '判断 6067 是否是素数，用代码运行。',
    offering(tool('RunCode', '代码执行器', { code: described('代码写在这里') }, [])),
    { calls: [['RunCode', { code: like(/print\(is_prime\(6067\)\)/) }]] },
  ],
])
