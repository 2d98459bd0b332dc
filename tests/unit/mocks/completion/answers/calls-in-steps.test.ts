/** Tool calls of several steps: what has to wait for a result, and what is taken from it. */
import {
  assistant,
  boolean,
  called,
  described,
  integer,
  like,
  number,
  offering,
  result,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const arithmetic = offering(
  tool('add', 'Adds two integers', { a: integer, b: integer }),
  tool('multiply', 'Multiplies two integers', { a: integer, b: integer }),
)
const clock = offering(
  tool('getCurrentDateTime', 'Get the current date and time', {}),
  tool('setAlarm', 'Set an alarm for a time in ISO 8601', { time: text }),
)
const ferries = offering(
  tool('search_ferries', 'Search ferries', { from: text, to: text, date: text }),
  tool('book_ferry', 'Book a ferry by its id', { ferry_id: text }),
)
const folder = offering(
  tool('list_files', 'List the files of a directory', { directory: text }),
  tool('read_file', 'Read a file', { path: text }),
)
const translation = offering(
  tool('translate', 'Translate a text', { text, target_language: text }),
  tool('write_file', 'Write a file', { path: text, content: text }),
)
const lights = offering(tool('set_light', 'Turn a light on or off', { room: text, on: boolean }))
const forecast = offering(tool('get_forecast', 'Weather of coordinates', { latitude: number, longitude: number }))
const city = offering(tool('get_weather', 'Weather of a city', { city: text }))

testAnswers([
  [
    'a step that needs the first result',
    'Add 6 and 5. Multiply the output by 3.',
    arithmetic,
    { calls: [['add', { a: 6, b: 5 }]] },
  ],
  [
    'the time before a moment that counts from now',
    'Wake me with an alarm 20 minutes from now',
    clock,
    { calls: [['getCurrentDateTime', {}]] },
  ],
  [
    'a moment that counts from a result',
    [
      user('Wake me with an alarm 20 minutes from now'),
      called('getCurrentDateTime', {}, 't'),
      result('2026-02-03T07:45:10+01:00', 't'),
    ],
    clock,
    { calls: [['setAlarm', { time: like(/^2026-02-03T08:05/) }]] },
  ],
  [
    'a search before a booking',
    'Search for ferries from Ancona to Split on 2026-07-04 and book the cheapest one.',
    ferries,
    { calls: [['search_ferries', { from: 'Ancona', to: 'Split', date: '2026-07-04' }]] },
  ],
  [
    'a list before its first item',
    'Which files are in drafts? Then read the first one.',
    folder,
    { calls: [['list_files', { directory: like(/drafts/) }]] },
  ],
  [
    'the first of a list of texts',
    [
      user('Which files are in drafts? Then read the first one.'),
      called('list_files', { directory: 'drafts' }, 'f'),
      result('["drafts/a.md", "drafts/b.md"]', 'f'),
    ],
    folder,
    { calls: [['read_file', { path: 'drafts/a.md' }]] },
  ],
  [
    'a result that is saved in the place of the quoted text',
    [
      user('Translate "good luck" into Italian and save it to luck.txt'),
      called('translate', { text: 'good luck', target_language: 'Italian' }, 't'),
      result('buona fortuna', 't'),
    ],
    translation,
    { calls: [['write_file', { path: 'luck.txt', content: 'buona fortuna' }]] },
  ],
  [
    'a pronoun for the thing of the last call',
    [
      user('Turn on the light in the pantry'),
      called('set_light', { room: 'pantry', on: true }, 'l'),
      result('ok', 'l'),
      assistant('The light is on.'),
      user('Now turn it off again'),
    ],
    lights,
    { calls: [['set_light', { room: 'pantry', on: false }]] },
  ],
  [
    'rooms that are joined',
    'Turn off the lights in the attic and the cellar',
    lights,
    {
      calls: [
        ['set_light', { room: 'attic', on: false }],
        ['set_light', { room: 'cellar', on: false }],
      ],
    },
  ],
  [
    'coordinates of a place',
    'What will the weather be in Vienna?',
    forecast,
    { calls: [['get_forecast', { latitude: 48.21, longitude: 16.37 }]] },
  ],
  [
    'three places of which none is well known',
    'How is the weather in Arusha, Ghent and Quetta?',
    city,
    {
      calls: [
        ['get_weather', { city: 'Arusha' }],
        ['get_weather', { city: 'Ghent' }],
        ['get_weather', { city: 'Quetta' }],
      ],
    },
  ],
  [
    'the city where the user lives',
    [system('You are an assistant. The user lives in Graz, Austria.'), user('Do I need an umbrella?')],
    city,
    { calls: [['get_weather', { city: like(/Graz/) }]] },
  ],
  [
    'the time zone of a city',
    'What time is it in Manila?',
    offering(tool('get_current_time', 'Get the time in a zone', { timezone: described('IANA name') })),
    { calls: [['get_current_time', { timezone: 'Asia/Manila' }]] },
  ],
])
