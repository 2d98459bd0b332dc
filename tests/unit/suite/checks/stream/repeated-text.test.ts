/** Text that is sent again in one chunk fails, and ordinary repetition passes (SEM-13, SEM-18). */
import { describe } from 'vitest'
import { answer, choice, chunk, delta, finish, opening, say, think } from '../wire.ts'
import { judgeRows, type Row } from '../verdict-table.ts'

const repeated = ['doubled-deltas:fail']
const content = (...pieces: string[]) => ({ request: null, events: answer(...pieces) })

const rows: Row[] = [
  [
    'all so far and the next token',
    content('New', ' York', ' is', ' a', ' state', 'New York is a state in', ' the US.'),
    repeated,
  ],
  ['all so far, in the middle', content('New', ' York', ' is', ' big', 'New York is big', '.'), repeated],
  ['all so far, at the end', content('The', ' kettle', ' is', ' on.', 'The kettle is on.'), repeated],
  ['a short answer', content('hello', ' world', 'hello world'), repeated],
  ['a short answer with leading space', content(' hello', ' world', 'hello world'), repeated],
  ['a short answer and its next token', content('hello', ' world', 'hello world!'), repeated],
  ['a whole answer in one chunk, twice', content('Yes, it is on.', 'Yes, it is on.'), repeated],
  ['one short sentence', content('Yes', '.', 'Yes.'), repeated],
  ['JSON', content('{"a":', '1}', '{"a":1}'), repeated],
  ['Japanese', content('東京', 'です', '東京です'), repeated],
  ['one word, twice', content('hello', 'hello'), repeated],
  ['two short cumulative deltas', content('hello', 'hello world', 'hello world again'), repeated],
  ['Chinese', content('今天', '天气', '很好。', '今天天气很好。'), repeated],
  ['Russian', content('Чайник', ' стоит', 'Чайник стоит', ' на плите'), repeated],
  [
    'reasoning',
    {
      request: null,
      events: [
        opening,
        think('The'),
        think(' user'),
        think(' greets'),
        think('The user greets me'),
        say('Hi'),
        finish(),
      ],
    },
    repeated,
  ],
  [
    'the second choice of two',
    {
      request: null,
      events: [
        chunk([choice({ role: 'assistant', content: '' }), choice({ role: 'assistant', content: '' }, { index: 1 })]),
        delta({ content: 'One answer' }),
        ...['Another', ' answer', 'Another answer'].map((text) => delta({ content: text }, { index: 1 })),
        finish(),
        finish('stop', { index: 1 }),
      ],
    },
    repeated,
  ],
  ['laughter', content('ha', ' ha', 'ha ha'), []],
  ['a refrain on its own line', content('la', ' la', ' land\n', 'la la land\n'), []],
  ['short Chinese words', content('好的', '好的'), []],
  ['a word of two equal halves', content('cous', 'cous'), []],
  ['an agreement said again', content('没问题', '没问题'), []],
  ['numbers', content('1', '10', '100'), []],
  ['code', content('foo(); ', 'foo(); '), []],
  ['a row of a table', content('|---|', '---|'), []],
]

describe('text that is sent again', () => judgeRows(rows))
