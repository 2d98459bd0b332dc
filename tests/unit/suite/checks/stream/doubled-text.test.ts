/** Streams that a server sent twice, by piece, cumulatively, or all so far in one chunk; each fails (SEM-18). */
import { describe } from 'vitest'
import { answer, finish, opening, say, think } from '../wire.ts'
import { judgeRows, type Row } from '../verdict-table.ts'

const doubled = ['doubled-deltas:fail']
const content = (...pieces: string[]) => ({ request: null, events: answer(...pieces) })
const twice = (...pieces: string[]) => content(...pieces.flatMap((piece) => [piece, piece]))
const cumulative = (...pieces: string[]) => content(...pieces.map((_, at) => pieces.slice(0, at + 1).join('')))
const reasoning = (...pieces: string[]) => ({
  request: null,
  events: [opening, ...pieces.map(think), think(''), say('Yes.'), finish()],
})

const rows: Row[] = [
  ['every delta twice', twice('The', ' kettle', ' is', ' on', '.'), doubled],
  ['every delta twice, three words', twice('It', ' works', ' now'), doubled],
  ['every delta twice, with marks', twice('**', 'Note', '**', ':', ' boil', ' water'), doubled],
  ['every delta twice, a list', twice('- ', 'milk', '\n', '- ', 'eggs', '\n'), doubled],
  ['every delta twice, code', twice('def', ' main', '(', ')', ':', '\n'), doubled],
  ['every delta twice, Chinese', twice('今天', '天气', '很好', '。'), doubled],
  ['every character twice, Chinese', characters('今天天气很好，出门走走。'), doubled],
  ['every delta twice, Russian', twice('Чайник', ' стоит', ' тут'), doubled],
  ['every delta of the reasoning twice', reasoning('The', 'The', ' user', ' user'), doubled],
  ['the one delta of the reasoning twice', reasoning('Okay', 'Okay'), doubled],
  ['cumulative deltas', cumulative('The', ' kettle', ' is', ' on.'), doubled],
  ['three short cumulative deltas', cumulative('I', ' am', ' here'), doubled],
  ['cumulative deltas, the last one again', content('It', 'It is', 'It is on', 'It is on'), doubled],
  ['short cumulative Chinese', cumulative('你', '好', '！'), doubled],
  ['short cumulative Japanese', cumulative('はい', '、', 'そうです'), doubled],
  ['cumulative deltas of one word', cumulative('inter', 'nation', 'al', 'ization'), doubled],
  ['cumulative code', cumulative('const', ' total', ' =', ' 4'), doubled],
  ['cumulative reasoning', reasoning('The', 'The user', 'The user asks'), doubled],
  ['all so far at the end', content('hello', ' world', 'hello world'), doubled],
  ['all so far and the next token', content('The', ' tea', ' is', 'The tea is ready', '.'), doubled],
  ['all so far of two sentences', content('It is on.', ' Pour', ' it.', 'It is on. Pour it.'), doubled],
  ['all so far in Chinese', content('水', '开了', '水开了', '。'), doubled],
  ['all so far in Korean', content('물이', ' 끓어요', '물이 끓어요', '.'), doubled],
  [
    'all so far of a list',
    content('1. Boil', '\n2. Pour', '\n3. Wait\n', '1. Boil\n2. Pour\n3. Wait\n', 'Done'),
    doubled,
  ],
  ['all so far of JSON', content('{"ok"', ':true', '}', '{"ok":true}'), doubled],
  ['all so far of the reasoning', reasoning('The', ' user', ' asks', 'The user asks'), doubled],
  ['a whole answer twice', content('It is 4 o’clock.', 'It is 4 o’clock.'), doubled],
]

function characters(text: string) {
  return twice(...text)
}

describe('text that is streamed twice', () => judgeRows(rows))
