/** After searches and listings: the files and things that were found, what they make possible, and conditions that a result denies. */
import {
  boolean,
  called,
  containing,
  described,
  like,
  number,
  object,
  offering,
  oneOf,
  result,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const grep = tool('grep', 'Searches files', { pattern: text })
const read = tool('read_file', 'Reads a file', { path: text })
const list = tool('list_folder', 'Lists a folder', { path: text })
const editor = tool(
  'text_edit',
  'Views and edits files',
  { command: oneOf('view', 'create', 'str_replace'), path: text, old_str: text, new_str: text },
  ['command', 'path'],
)
const write = tool('write_file', 'Writes a file', { path: text, content: text })
const move = tool('move_file', 'Moves a file', { source: text, destination: text })
const free = tool('is_free', 'Whether a person has time', { person: text, time: text })
const invite = tool('send_invite', 'Invites a person', { person: text, title: text })

testAnswers([
  [
    'the first file that a search has found',
    [
      user('Which files use parseTide? Then open the first of them.'),
      called('grep', { pattern: 'parseTide' }),
      result('/p/a.ts\n/p/b.ts', 'grep_0'),
    ],
    offering(grep, read),
    { calls: [['read_file', { path: '/p/a.ts' }]] },
  ],
  [
    'only the names are asked for',
    [
      user('Which files use parseTide?'),
      called('grep', { pattern: 'parseTide' }),
      result('/p/a.ts\n/p/b.ts', 'grep_0'),
    ],
    offering(grep, read),
    { text: /a\.ts[\s\S]*b\.ts/ },
  ],
  [
    'all files of one kind in a folder',
    [
      user('Read all markdown files in /n and summarize them.'),
      called('list_folder', { path: '/n' }),
      result('[FILE] a.md\n[FILE] b.md\n[FILE] c.png\n[DIR] old', 'list_folder_0'),
    ],
    offering(list, read),
    {
      calls: [
        ['read_file', { path: '/n/a.md' }],
        ['read_file', { path: '/n/b.md' }],
      ],
    },
  ],
  [
    'the edit of an editor with commands',
    [
      user('In /w/net.py change the retry limit from 3 to 9.'),
      called('text_edit', { command: 'view', path: '/w/net.py' }),
      result("Here's the content of /w/net.py:\n     1\tRETRY_LIMIT = 3\n     2\tgo()", 'text_edit_0'),
    ],
    offering(editor),
    {
      calls: [
        [
          'text_edit',
          { command: 'str_replace', path: '/w/net.py', old_str: 'RETRY_LIMIT = 3', new_str: 'RETRY_LIMIT = 9' },
        ],
      ],
    },
  ],
  [
    'a script of a package',
    [
      user('Add a `format` script that runs `oxfmt` to package.json'),
      called('read_file', { path: 'package.json' }),
      result('{\n  "scripts": {\n    "test": "vitest"\n  }\n}', 'read_file_0'),
    ],
    offering(read, tool('edit', 'Edits', { path: text, old_string: text, new_string: text })),
    {
      calls: [
        [
          'edit',
          { path: 'package.json', old_string: '"scripts": {', new_string: '"scripts": {\n    "format": "oxfmt",' },
        ],
      ],
    },
  ],
  [
    'the text of a file in another one',
    [
      user('Copy the contents of /n/a.md to /n/copy.md'),
      called('read_file', { path: '/n/a.md' }),
      result('# Tides\nhigh', 'read_file_0'),
    ],
    offering(read, write),
    { calls: [['write_file', { path: '/n/copy.md', content: '# Tides\nhigh' }]] },
  ],
  [
    'a file into the folder that was made',
    [
      user('Make the folder /n/done and move /n/a.md into it.'),
      called('make_folder', { path: '/n/done' }),
      result('made', 'make_folder_0'),
    ],
    offering(tool('make_folder', 'Makes a folder', { path: text }), move),
    { calls: [['move_file', { source: '/n/a.md', destination: '/n/done/a.md' }]] },
  ],
  [
    'a condition that holds',
    [
      user('Does Ida have time on Friday at 10? If so, invite her to a tasting.'),
      called('is_free', { person: 'Ida', time: 'Friday 10:00' }),
      result('{"free": true}', 'is_free_0'),
    ],
    offering(free, invite),
    { calls: [['send_invite', containing({ person: 'Ida' })]] },
  ],
  [
    'a condition that the result denies',
    [
      user('Does Ida have time on Friday at 10? If so, invite her to a tasting.'),
      called('is_free', { person: 'Ida', time: 'Friday 10:00' }),
      result('{"free": false}', 'is_free_0'),
    ],
    offering(free, invite),
    { text: /false/ },
  ],
  [
    'a number in the unit that the task wants',
    [
      user('How long is the Saale in miles?'),
      called('river_length', { river: 'Saale' }),
      result('{"river":"Saale","kilometres":413}', 'river_length_0'),
    ],
    offering(
      tool('river_length', 'Length of a river', { river: text }),
      tool('to_miles', 'Converts to miles', { kilometres: number }),
    ),
    { calls: [['to_miles', { kilometres: 413 }]] },
  ],
  [
    'what a search has found by its id alone',
    [
      user('When does the Hafen bakery open?'),
      called('search_places', { query: 'Hafen bakery' }),
      result('{"places":[{"name":"Hafen bakery","place_id":"p7"}]}', 'search_places_0'),
    ],
    offering(
      tool('search_places', 'Searches places', { query: text }),
      tool('place_details', 'Details of a place', { place_id: text }),
      tool('set_favourite', 'Sets a favourite', { place_id: text, on: boolean }),
    ),
    { calls: [['place_details', { place_id: 'p7' }]] },
  ],
  [
    'a search near the place of an address',
    [
      user('Find a bakery near Kai 4, Husum.'),
      called('geocode', { address: 'Kai 4, Husum' }),
      result('{"lat":54.4,"lng":9}', 'geocode_0'),
    ],
    offering(
      tool('geocode', 'Gives coordinates', { address: text }),
      tool(
        'nearby',
        'Searches around a place',
        { query: described('What to look for'), location: object({ latitude: number, longitude: number }) },
        ['query'],
      ),
    ),
    { calls: [['nearby', containing({ query: like(/bakery/) })]] },
  ],
  [
    'the second Chinese city',
    [user('查一下杭州和深圳的天气。'), called('get_weather', { city: '杭州' }), result('晴', 'get_weather_0')],
    offering(tool('get_weather', '查询天气', { city: text })),
    { calls: [['get_weather', { city: '深圳' }]] },
  ],
  [
    'the record of a list that shares most words with the task',
    [
      user('Delete the reminder about the plumber in my list home.'),
      called('list_reminders', { list: 'home' }),
      result(
        '[{"reminder_id":"r1","title":"Water plants"},{"reminder_id":"r6","title":"Plumber at noon"}]',
        'list_reminders_0',
      ),
    ],
    offering(
      tool('list_reminders', 'Lists reminders', { list: text }),
      tool('delete_reminder', 'Deletes a reminder', { reminder_id: text }),
    ),
    { calls: [['delete_reminder', { reminder_id: 'r6' }]] },
  ],
  [
    'one value rather than another one',
    [
      user('Use host beta rather than alpha in net.conf'),
      called('read_file', { path: 'net.conf' }),
      result('port 80\nhost alpha\n', 'read_file_0'),
    ],
    offering(read, tool('edit', 'Edits', { path: text, old_string: text, new_string: text })),
    { calls: [['edit', { path: 'net.conf', old_string: 'host alpha', new_string: 'host beta' }]] },
  ],
  [
    'the default value of a parameter',
    [
      user('Change the default value of `depth` in walk.py to 8'),
      called('read_file', { path: 'walk.py' }),
      result('def walk(path, depth=2):\n    pass\n', 'read_file_0'),
    ],
    offering(read, tool('edit', 'Edits', { path: text, old_string: text, new_string: text })),
    {
      calls: [
        ['edit', { path: 'walk.py', old_string: 'def walk(path, depth=2):', new_string: 'def walk(path, depth=8):' }],
      ],
    },
  ],
  [
    'a verb of two words for a tool of one',
    [
      user('Put a red vase into my cart and check out.'),
      called('add_to_cart', { product: 'red vase' }),
      result('added', 'add_to_cart_0'),
    ],
    offering(tool('add_to_cart', 'Adds to the cart', { product: text }), tool('checkout', 'Pays for the cart', {})),
    { calls: [['checkout', {}]] },
  ],
])
