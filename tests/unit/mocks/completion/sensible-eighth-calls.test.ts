/** Several calls of one tool for the parts of a task that repeat one form, and the tools of coding agents; the values are our own. */
import {
  described,
  integer,
  like,
  number,
  offering,
  testSensible,
  text,
  tool,
  type SensibleRow,
} from './sensible-table.ts'

const send = offering(tool('send_message', 'Send a message to a person', { recipient: text, message: text }))
const convert = offering(
  tool('convert_units', 'Convert a value between units', { value: number, from_unit: text, to_unit: text }),
)
const coding = offering(
  tool('bash', 'Executes a given bash command', { command: text }),
  tool('read', 'Reads a file from the local filesystem', { filePath: text, limit: integer }, ['filePath']),
  tool('glob', 'Fast file pattern matching tool', { pattern: described('The glob pattern'), path: text }, ['pattern']),
  tool('grep', 'Searches file contents using regular expressions', { pattern: described('The regex') }),
  tool('ls', 'Lists files and directories in a given path', { path: text }, []),
  tool('task', 'Launch a new agent to handle complex, multistep tasks. Agents: general, explore', {
    prompt: text,
    subagent_type: described('The type of agent: general or explore'),
  }),
)

const rows: SensibleRow[] = [
  [
    'quotations with a person each',
    'Send "see you at six" to Nora and "bring the maps" to Felix',
    send,
    {
      calls: [
        ['send_message', { recipient: 'Nora', message: 'see you at six' }],
        ['send_message', { recipient: 'Felix', message: 'bring the maps' }],
      ],
    },
  ],
  [
    'numbers with two units each',
    'Convert 12 feet to meters, 8 ounces to grams and 3 gallons to liters',
    convert,
    {
      calls: [
        ['convert_units', { value: 12, from_unit: 'feet', to_unit: 'meters' }],
        ['convert_units', { value: 8, from_unit: 'ounces', to_unit: 'grams' }],
        ['convert_units', { value: 3, from_unit: 'gallons', to_unit: 'liters' }],
      ],
    },
  ],
  [
    'orders with a time each',
    'Remind me to feed the cat at 8am and to lock the shed at 9pm',
    offering(tool('create_reminder', 'Create a reminder', { text, time: described('HH:MM') })),
    {
      calls: [
        ['create_reminder', { text: 'feed the cat', time: '08:00' }],
        ['create_reminder', { text: 'lock the shed', time: '21:00' }],
      ],
    },
  ],
  [
    'things that are counted by ordinals',
    'Find the areas of two plots. The first plot is 40 meters long and 25 meters wide, the second plot is 60 meters long and 35 meters wide.',
    offering(tool('plot_area', 'Area of a plot', { length: integer, width: integer })),
    {
      calls: [
        ['plot_area', { length: 40, width: 25 }],
        ['plot_area', { length: 60, width: 35 }],
      ],
    },
  ],
  [
    'a place and a date each',
    'Show the tides for Bergen on May 4, 2027 and for Porto on June 12, 2027',
    offering(tool('get_tides', 'Tides of a port on a date', { port: text, date: described('YYYY-MM-DD') })),
    {
      calls: [
        ['get_tides', { port: 'Bergen', date: '2027-05-04' }],
        ['get_tides', { port: 'Porto', date: '2027-06-12' }],
      ],
    },
  ],
  [
    'two numbers of one call',
    'Book seats for 2 adults and 3 children',
    offering(tool('book_seats', 'Book seats', { adults: integer, children: integer })),
    { calls: [['book_seats', { adults: 2, children: 3 }]] },
  ],
  [
    'a hand-off once, whatever the task counts',
    'My card was charged twice',
    offering(
      tool('transfer_to_billing', 'Questions on invoices and charges', {}),
      tool('transfer_to_support', 'Errors of the app', {}),
    ),
    { calls: [['transfer_to_billing', {}]] },
  ],
  [
    'the content of a file',
    'What does settings.toml say?',
    coding,
    { calls: [['read', { filePath: 'settings.toml' }]] },
  ],
  ['the files of a folder', 'List the files in lib', coding, { calls: [['ls', { path: 'lib' }]] }],
  ['a glob', 'Find files that match src/**/*.vue', coding, { calls: [['glob', { pattern: 'src/**/*.vue' }]] }],
  ['comments', 'Find all FIXME comments in the code', coding, { calls: [['grep', { pattern: like(/FIXME/) }]] }],
  [
    'a subagent',
    'Use a subagent to explore how caching works here',
    coding,
    { calls: [['task', { prompt: like(/caching/), subagent_type: 'explore' }]] },
  ],
]

testSensible(rows)
