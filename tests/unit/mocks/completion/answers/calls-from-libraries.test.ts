/** Tool calls as the examples of client libraries make them: forms, indexes of documents, shells, mail, time zones. */
import { containing, described, integer, like, listOf, offering, oneOf, testAnswers, text, tool } from './table.ts'

const nullable = (description: string) => ({ anyOf: [text, { type: 'null' }], default: null, description })
const horse = tool('Horse', 'Facts about a horse.', { name: text, coat_color: nullable('The color of the coat') }, [
  'name',
])
const manual = offering(
  tool('retrieve', 'Retrieve sections of the documentation', { search_query: described('The search query.') }),
)
const harbours = offering(
  tool('ask_odessa_2k', 'Answers questions about the cargo of Odessa', { input: text }),
  tool('ask_varna_2k', 'Answers questions about the cargo of Varna', { input: text }),
)
const shellOfWords = offering(tool('shell', 'Runs a shell command', { command: listOf(text) }))
const mail = offering(tool('send_email', 'Send an email', { to: text, subject: text, body: text }))
const clock = offering(tool('get_current_time', 'Get the current time', { timezone: described('IANA name') }))
const seats = offering(
  tool('move_cabin', 'Move a passenger to another cabin', { booking_number: text, new_cabin: text }),
)
const logs = offering(
  tool('get_logs', 'Get log lines', { service: text, since_minutes: integer, limit: integer }, ['service']),
)
const files = offering(
  tool('list_folder_with_sizes', 'List the files of a folder with their sizes', { path: text }),
  tool('get_file_info', 'Show the metadata of a file', { path: text }),
  tool('write_file', 'Write content to a file', { path: text, content: text }),
)
const tables = offering(
  tool('read_query', 'Execute a SELECT query', { query: described('The SELECT query in SQL') }),
  tool('describe_table', 'Show the schema of a table', { table_name: text }),
)
const runner = offering(
  tool('run_code', 'Runs code', { language: oneOf('python', 'javascript'), code: described('The code') }),
)
const filtered = offering(
  tool('search_archive', 'Search the archive', {
    query: text,
    filters: {
      type: 'object',
      properties: { shelf: { type: ['string', 'null'], description: 'Shelf. Null if not needed.' } },
      required: ['shelf'],
    },
  }),
)
const letters = offering(tool('textLength', 'Calculates the length of a text', { s: text }))
const crew = offering(
  tool('transfer_to_research_agent', 'Assigns the task to the researcher', {}),
  tool('transfer_to_math_agent', 'Assigns the task to the mathematician', {}),
)

testAnswers([
  [
    'a form with what is said of an optional member',
    'Juniper is a mare and has grey coat.',
    { ...offering(horse), tool_choice: { type: 'function', function: { name: 'Horse' } } },
    { calls: [['Horse', { name: 'Juniper', coat_color: 'grey' }]] },
  ],
  [
    'a how-to question for the only index',
    'How do I mount the bracket of the Kestrel lamp?',
    manual,
    { calls: [['retrieve', { search_query: like(/bracket of the Kestrel lamp/) }]] },
  ],
  [
    'the whole question for both indexes that it names',
    'Compare and contrast the grain exports of Odessa and Varna from 2018 to 2019',
    harbours,
    {
      calls: [
        ['ask_odessa_2k', { input: like(/^Compare and contrast the grain exports/) }],
        ['ask_varna_2k', { input: like(/^Compare and contrast the grain exports/) }],
      ],
    },
  ],
  [
    'two commands as words for a shell',
    'run the linter with `npm run lint` and then show the git log',
    shellOfWords,
    { calls: [['shell', { command: ['bash', '-lc', 'npm run lint && git log'] }]] },
  ],
  [
    'what a polite question wants to be said',
    'Could you send an email to vera@quay.example and bo@quay.example saying the crane is ready?',
    mail,
    {
      calls: [
        ['send_email', { to: 'vera@quay.example', subject: 'The crane is ready', body: 'the crane is ready' }],
        ['send_email', { to: 'bo@quay.example', subject: 'The crane is ready', body: 'the crane is ready' }],
      ],
    },
  ],
  [
    'a time zone for each city',
    'What time is it in Madrid and Sydney?',
    clock,
    {
      calls: [
        ['get_current_time', { timezone: 'Europe/Madrid' }],
        ['get_current_time', { timezone: 'Australia/Sydney' }],
      ],
    },
  ],
  [
    'a code that something is changed to',
    'I want to change my cabin to C14, my booking number is QX77L',
    seats,
    { calls: [['move_cabin', { booking_number: 'QX77L', new_cabin: 'C14' }]] },
  ],
  [
    'no limit from a span of time',
    'Show me the log lines of the billing service from the last 3 hours',
    logs,
    { calls: [['get_logs', { service: like(/^billing/), since_minutes: 180 }]] },
  ],
  [
    'sizes for the largest file',
    'Which of the files in /srv/maps is largest?',
    files,
    { calls: [['list_folder_with_sizes', { path: '/srv/maps' }]] },
  ],
  [
    'the marks of a quoted content',
    'Create a file called note.txt with the content "Mind the gap!"',
    files,
    { calls: [['write_file', { path: 'note.txt', content: 'Mind the gap!' }]] },
  ],
  [
    'a count of the rows of a table',
    'How many ferries are in the ferries table?',
    tables,
    { calls: [['read_query', { query: like(/^SELECT COUNT\(\*\) FROM ferries/) }]] },
  ],
  [
    'a program for a known question',
    'Run code to tell whether 7919 is a prime.',
    runner,
    { calls: [['run_code', { language: 'python', code: like(/def is_prime[\s\S]*print\(is_prime\(7919\)\)/) }]] },
  ],
  [
    'null for a member that the request does not give',
    'Search the archive for letters about Kittiwake',
    filtered,
    { calls: [['search_archive', containing({ filters: { shelf: null } })]] },
  ],
  [
    'the words whose letters are counted',
    "What is the sum of the numbers of letters in the words 'heron' and 'egret'?",
    letters,
    {
      calls: [
        ['textLength', { s: 'heron' }],
        ['textLength', { s: 'egret' }],
      ],
    },
  ],
  [
    'the agent that finds out, for a question to a supervisor',
    'find the harvest of Malta in 2021. what % of it was grain?',
    crew,
    { calls: [['transfer_to_research_agent', {}]] },
  ],
])
