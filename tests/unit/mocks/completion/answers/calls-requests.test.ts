/** Calls for variations of the requests on which programs depend: several values in order, units, switches, dates, folders; the values are our own. */
import {
  boolean,
  date,
  described,
  integer,
  like,
  number,
  offering,
  oneOf,
  system,
  testAnswers,
  text,
  tool,
  user,
  type AnswerRow,
} from './table.ts'

const climate = offering(tool('set_climate', 'Set the target temperature of a room', { room: text, degrees: number }))
const forecast = offering(
  tool('get_weather', 'Get the current weather in a given location', {
    location: text,
    unit: oneOf('celsius', 'fahrenheit'),
  }),
)
const coding = offering(
  tool('read_file', 'Reads a file', { path: described('The absolute path of the file') }),
  tool('list_directory', 'Lists a directory', { path: described('The absolute path of the directory') }),
  tool('glob', 'Fast file pattern matching tool', { pattern: described('The glob pattern') }),
)
const events = offering(
  tool('create_event', 'Create a calendar event', { title: text, date, start_time: described('HH:MM') }),
)

const rows: AnswerRow[] = [
  [
    'two lists of the same length',
    'Set the climate in the cellar and the studio to 14 and 23 degrees respectively',
    climate,
    {
      calls: [
        ['set_climate', { room: 'cellar', degrees: 14 }],
        ['set_climate', { room: 'studio', degrees: 23 }],
      ],
    },
  ],
  [
    'a choice beside each place',
    'What is the weather in Accra in fahrenheit and in Quito in celsius?',
    forecast,
    {
      calls: [
        ['get_weather', { location: 'Accra', unit: 'fahrenheit' }],
        ['get_weather', { location: 'Quito', unit: 'celsius' }],
      ],
    },
  ],
  [
    'a number with its label twice',
    'Calculate the volume of a ball with radius 4 and of another one with radius 11',
    offering(tool('ball_volume', 'Volume of a ball', { radius: number })),
    {
      calls: [
        ['ball_volume', { radius: 4 }],
        ['ball_volume', { radius: 11 }],
      ],
    },
  ],
  [
    'two files',
    [system('The working directory is /srv/wiki.'), user('Read intro.md and usage.md')],
    coding,
    {
      calls: [
        ['read_file', { path: '/srv/wiki/intro.md' }],
        ['read_file', { path: '/srv/wiki/usage.md' }],
      ],
    },
  ],
  [
    'a folder below the working directory',
    [system('Current working directory: /home/kit/garden'), user('list the files in the seeds folder')],
    coding,
    { calls: [['list_directory', { path: '/home/kit/garden/seeds' }]] },
  ],
  [
    'files of a language',
    'find all Python test files',
    coding,
    { calls: [['glob', { pattern: like(/test.*\.py$/) }]] },
  ],
  [
    'a percentage for a brightness that is optional',
    'set the hallway lights to 65%',
    offering(
      tool('turn_on', 'Turns a device on', { name: text, area: text }, []),
      tool(
        'set_light',
        'Sets the brightness or color of a light',
        { area: text, brightness: integer, color: text },
        [],
      ),
    ),
    { calls: [['set_light', { area: 'hallway', brightness: 65 }]] },
  ],
  [
    'an item for a named list',
    'put rye bread on the grocery list',
    offering(
      tool('AddListItem', 'Add item to a todo list', { item: text, name: text }),
      tool('TurnOn', 'Turns a device on', { name: text }),
    ),
    { calls: [['AddListItem', { item: 'rye bread', name: 'grocery list' }]] },
  ],
  [
    'the minutes of a session',
    'start a 25 minute stretching session',
    offering(tool('start_workout', 'Start a workout', { type: text, duration_minutes: integer })),
    { calls: [['start_workout', { type: 'stretching', duration_minutes: 25 }]] },
  ],
  [
    'what is to be included',
    'List all files in docs including hidden ones',
    offering(tool('list_files', 'List files of a folder', { path: text, show_hidden: boolean, recursive: boolean })),
    { calls: [['list_files', { path: 'docs', show_hidden: true, recursive: false }]] },
  ],
  [
    'a way of travelling',
    'How do I get by bike from Ghent to Bruges?',
    offering(
      tool('directions', 'Directions', {
        origin: text,
        destination: text,
        mode: oneOf('DRIVING', 'WALKING', 'BICYCLING'),
      }),
    ),
    { calls: [['directions', { origin: 'Ghent', destination: 'Bruges', mode: 'BICYCLING' }]] },
  ],
  [
    'a volume in words',
    'Play some music quietly in the bedroom',
    offering(
      tool('play_music', 'Play music', { room: oneOf('kitchen', 'bedroom'), volume: oneOf('medium', 'low', 'high') }),
    ),
    { calls: [['play_music', { room: 'bedroom', volume: 'low' }]] },
  ],
  [
    'the temperature of a place',
    "What's the temperature in Tampa in Celsius?",
    forecast,
    { calls: [['get_weather', { location: like(/^Tampa/), unit: 'celsius' }]] },
  ],
  [
    'an event at noon',
    'Add a team breakfast on March 3 2027 at noon',
    events,
    { calls: [['create_event', { title: 'team breakfast', date: '2027-03-03', start_time: '12:00' }]] },
  ],
  [
    'the next day of a holiday',
    'How many days until Halloween?',
    offering(tool('days_until', 'Days until a date', { date })),
    { calls: [['days_until', { date: '2026-10-31' }]] },
  ],
  [
    'persons of two ages',
    'Find trains from Turin to Basel for 3 adults and 2 children',
    offering(tool('search_trains', 'Search trains', { from: text, to: text, adults: integer, children: integer })),
    { calls: [['search_trains', { from: 'Turin', to: 'Basel', adults: 3, children: 2 }]] },
  ],
  [
    'what follows a colon',
    'Open an issue in birch/app: the export button is missing on Firefox',
    offering(tool('create_issue', 'Create an issue in a repository', { repo: described('owner/name'), title: text })),
    { calls: [['create_issue', { repo: 'birch/app', title: 'the export button is missing on Firefox' }]] },
  ],
  [
    'the code of a language',
    'Translate "two coffees please" into Portuguese',
    offering(tool('translate', 'Translate text', { text, target: described('ISO 639-1 code of the target language') })),
    { calls: [['translate', { text: 'two coffees please', target: 'pt' }]] },
  ],
  [
    'why a person is asked for',
    'I want to talk to a human please',
    offering(
      tool('escalate_to_human', 'Escalates to a human agent', { reason: described('Why the customer needs a human') }),
      tool('lookup_faq', 'Searches the FAQ', { question: text }),
    ),
    { calls: [['escalate_to_human', { reason: like(/talk to a human/) }]] },
  ],
]

testAnswers(rows)
