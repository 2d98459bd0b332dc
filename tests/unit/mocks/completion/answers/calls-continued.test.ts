/** What is still to be done after results: the rest of a list, the next operation, a call with other arguments, the edit of a file that was read. */
import {
  boolean,
  called,
  containing,
  described,
  integer,
  listOf,
  number,
  object,
  offering,
  result,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const tide = tool('tide_times', 'Tides of a harbour', { harbour: described('Name of the harbour') })
const sums = ['add', 'subtract', 'multiply', 'divide'].map((name) =>
  tool(name, `Calculates with two numbers: ${name}`, { first: number, second: number }),
)
const log = tool('read_log', 'Reads a log', { name: text, from_line: integer }, ['name'])
const read = tool('read_file', 'Reads a file', { path: text })
const edit = tool(
  'edit_file',
  'Replaces text in a file',
  { path: text, old_string: text, new_string: text, replace_all: boolean },
  ['path', 'old_string', 'new_string'],
)
const batch = tool('apply_edits', 'Edits a file', {
  path: text,
  edits: listOf(object({ oldText: text, newText: text })),
})
const write = tool('write_file', 'Writes a file', { path: text, content: text })

testAnswers([
  [
    'the second place of a list',
    [
      user('When is high tide in Whitby and Dover? Use `tide_times`, then answer in a sentence.'),
      called('tide_times', { harbour: 'Whitby' }, 't'),
      result('{"high":"06:10"}', 't'),
    ],
    offering(tide),
    { calls: [['tide_times', { harbour: 'Dover' }]] },
  ],
  [
    'the last place of three',
    [
      user('Compare the tides of Whitby, Dover and Cowes.'),
      called('tide_times', { harbour: 'Whitby' }, 't'),
      result('06:10', 't'),
      called('tide_times', { harbour: 'Dover' }, 'u'),
      result('07:45', 'u'),
    ],
    offering(tide),
    { calls: [['tide_times', { harbour: 'Cowes' }]] },
  ],
  [
    'no place is left',
    [
      user('Compare the tides of Whitby and Dover.'),
      called('tide_times', { harbour: 'Whitby' }, 't'),
      result('06:10', 't'),
      called('tide_times', { harbour: 'Dover' }, 'u'),
      result('07:45', 'u'),
    ],
    offering(tide),
    { text: /07:45/ },
  ],
  [
    'an operation in words after the first one',
    [
      user('Add 31 and 9, multiply the result by 4 and then subtract 15.'),
      called('add', { first: 31, second: 9 }, 's'),
      result('40', 's'),
      called('multiply', { first: 40, second: 4 }, 'm'),
      result('160', 'm'),
    ],
    offering(...sums),
    { calls: [['subtract', { first: 160, second: 15 }]] },
  ],
  [
    'a letter as the sign of a product',
    [user("what's (12 - 5) x 3"), called('subtract', { first: 12, second: 5 }, 's'), result('7.0', 's')],
    offering(...sums),
    { calls: [['multiply', { first: 7, second: 3 }]] },
  ],
  [
    'an operation in another sentence',
    [
      user('How much is 18 + 6? Then divide that by 8.'),
      called('add', { first: 18, second: 6 }, 's'),
      result('24', 's'),
    ],
    offering(...sums),
    { calls: [['divide', { first: 24, second: 8 }]] },
  ],
  [
    'no operation is left',
    [
      user('How much is 18 + 6? Then divide that by 8.'),
      called('add', { first: 18, second: 6 }, 's'),
      result('24', 's'),
      called('divide', { first: 24, second: 8 }, 'd'),
      result('3', 'd'),
    ],
    offering(...sums),
    { text: /3/ },
  ],
  [
    'an argument with a wrong name',
    [
      user('When is high tide in Whitby?'),
      called('tide_times', { port: 'Whitby' }, 't'),
      result('Invalid input: unknown argument "port", "harbour" is required.', 't'),
    ],
    offering(tide),
    { calls: [['tide_times', { harbour: 'Whitby' }]] },
  ],
  [
    'the rest of a text that was cut',
    [
      user('Read the whole log app.log and tell me how it ends.'),
      called('read_log', { name: 'app.log' }, 'l'),
      result('started\n... (truncated, continue reading with from_line=200)', 'l'),
    ],
    offering(log),
    { calls: [['read_log', { name: 'app.log', from_line: 200 }]] },
  ],
  [
    'a value of a file that was read with line numbers',
    [
      user('In src/pool.ts set MAX_SIZE to 64.'),
      called('read_file', { path: 'src/pool.ts' }, 'r'),
      result('  1\texport const MAX_SIZE = 16\n  2\texport const MIN = 1', 'r'),
    ],
    offering(read, edit),
    {
      calls: [
        [
          'edit_file',
          { path: 'src/pool.ts', old_string: 'export const MAX_SIZE = 16', new_string: 'export const MAX_SIZE = 64' },
        ],
      ],
    },
  ],
  [
    'a name in each place',
    [
      user('Rename `acc` to `total` everywhere in lib/sum.py'),
      called('read_file', { path: 'lib/sum.py' }, 'r'),
      result('acc = 0\nacc += 2\nprint(acc)\n', 'r'),
    ],
    offering(read, edit),
    { calls: [['edit_file', { path: 'lib/sum.py', old_string: 'acc', new_string: 'total', replace_all: true }]] },
  ],
  [
    'a list of edits for a version',
    [
      user('Bump the version in Cargo.toml to 0.9.0'),
      called('read_file', { path: 'Cargo.toml' }, 'r'),
      result('[package]\nname = "kite"\nversion = "0.8.4"\n', 'r'),
    ],
    offering(read, batch),
    {
      calls: [
        [
          'apply_edits',
          { path: 'Cargo.toml', edits: [{ oldText: 'version = "0.8.4"', newText: 'version = "0.9.0"' }] },
        ],
      ],
    },
  ],
  [
    'the whole file where only that can be written',
    [
      user('Change the heading in index.html from "Boats" to "Ships".'),
      called('read_file', { path: 'index.html' }, 'r'),
      result('<body>\n<h1>Boats</h1>\n</body>\n', 'r'),
    ],
    offering(read, write),
    { calls: [['write_file', { path: 'index.html', content: '<body>\n<h1>Ships</h1>\n</body>\n' }]] },
  ],
  [
    'a line that is added at the end',
    [
      user('Add "coverage" to .gitignore'),
      called('read_file', { path: '.gitignore' }, 'r'),
      result('node_modules\ndist\n', 'r'),
    ],
    offering(read, edit),
    { calls: [['edit_file', containing({ path: '.gitignore', old_string: 'dist', new_string: 'dist\ncoverage' })]] },
  ],
  [
    'the edit is made',
    [
      system('You are a coding agent.'),
      user('In src/pool.ts set MAX_SIZE to 64.'),
      called('read_file', { path: 'src/pool.ts' }, 'r'),
      result('export const MAX_SIZE = 16\n', 'r'),
      called('edit_file', { path: 'src/pool.ts', old_string: 'MAX_SIZE = 16', new_string: 'MAX_SIZE = 64' }, 'e'),
      result('The file was changed.', 'e'),
    ],
    offering(read, edit),
    { text: /changed/ },
  ],
])
