/**
 * Streams of ordinary repetition: songs, laughter, tables, code, lists, numbers. They pass, or warn if a whole line comes
 * again in one chunk (SEM-18).
 */
import { describe } from 'vitest'
import { answer, finish, opening, say, think } from '../wire.ts'
import { judgeRows, type Row } from '../verdict-table.ts'

const maybe = ['doubled-deltas:warn']
const content = (...pieces: string[]) => ({ request: null, events: answer(...pieces) })
const tokens = (text: string) => content(...(text.match(/\s*\S+|\s+$/g) ?? []))
const characters = (text: string) => content(...text)
const lines = (text: string) => content(...text.split(/(?<=\n)/))
const reasoning = (...pieces: string[]) => ({
  request: null,
  events: [opening, ...pieces.map(think), think(''), say('Yes.'), finish()],
})

const rows: Row[] = [
  ['a song by tokens', tokens('Row, row, row your boat\nRow, row, row your boat\nGently down the stream'), []],
  ['a song by lines', lines('Row your boat\nRow your boat\nGently down the stream\n'), []],
  [
    'a line again in one chunk, after tokens',
    content('Happy', ' birthday', ' to', ' you\n', 'Happy birthday to you\n', 'Happy birthday dear Ann\n'),
    maybe,
  ],
  ['the same with the next line', content('Let it', ' be,', ' let it be\n', 'Let it be, let it be\nWhisper'), maybe],
  ['a line again, its line end first', content('We will', ' rock you', '\nWe will rock you', '\nSing it'), []],
  ['an echo after a space', content('hello', ' world', ' hello world'), []],
  ['a chant by words', tokens('never ever ever never never ever ever never'), []],
  ['two verses of one line', lines('Frère Jacques,\nFrère Jacques,\nDormez-vous?\nDormez-vous?\n'), []],
  ['laughter by syllables', content('ha', 'ha', 'ha', 'ha', 'ha', 'ha'), []],
  ['long laughter by syllables', content(...Array.from({ length: 40 }, () => 'ha')), []],
  ['laughter of three kinds', content('ha', 'ha', 'ho', 'ho', 'he', 'he'), []],
  ['laughter that grows', content('ha', 'haha', 'hahaha', 'hahahaha'), []],
  ['Chinese laughter', characters('哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈哈'), []],
  ['Chinese laughter that grows', content('哈', '哈哈', '哈哈哈', '哈哈哈哈'), []],
  ['Japanese laughter', characters('wwwwwwwwwwwwwwww'), []],
  ['reduplicated Chinese words', characters('高高兴兴'), []],
  ['four reduplicated Chinese words', characters('高高兴兴开开心心平平安安'), []],
  ['the same with commas', characters('平平安安，健健康康。'), []],
  ['a reduplicated word of reasoning', reasoning('慢', '慢', '来', '来'), []],
  ['thanks', content('谢', '谢谢'), []],
  ['a Chinese refrain by sentences', content('让我们荡起双桨，', '让我们荡起双桨，', '小船儿推开波浪。'), maybe],
  ['bold marks', content('**', '**'), []],
  ['marks in pairs', content('**', '**', '\n', '\n', '---', '---', '| |', '| |'), []],
  ['a table of equal rows', lines('| 1 | 0 |\n| 1 | 0 |\n| 1 | 0 |\n'), []],
  ['a rule of a table', content('|---|', '---|', '---|', '\n'), []],
  ['an indentation that grows', content(' ', '  ', '   ', '    '), []],
  ['a pyramid', content('*', '**', '***', '****', '*****'), []],
  ['a heading underlined', content('Title', '\n', '=====', '=====', '\n'), []],
  ['equal statements', content('i += 1\n', 'i += 1\n', 'i += 1\n'), []],
  ['calls in one line', content('step(); ', 'step(); ', 'step(); '), []],
  ['closing brackets', content('}', '}', ')', ')', ';', ';'), []],
  ['an empty list in a list', content('[]', '[]'), []],
  ['powers of ten', content('1', '10', '100', '1000', '10000'), []],
  ['a number of equal digits', content('1', '1', '2', '2', '3', '3', '4', '4'), []],
  ['digits of pi', content('3', '.', '14', '15', '92'), []],
  ['a list with equal items', lines('- milk\n- milk\n- eggs\n'), []],
  ['items in pairs, by lines', lines('yes\nyes\nno\nno\n'), []],
  ['a stutter', content('I', '-I', '-I', ' mean', ' it'), []],
  ['a train', content('chugga', 'chugga', 'choo', 'choo'), maybe],
  ['an agreement', content('没问题。', '没问题。'), []],
  ['emoji', content('👍', '👍', '🎉', '🎉'), []],
  ['a word that begins with the one before', content('No', 'Nothing'), []],
  ['doubt in the reasoning', reasoning('Wait', ',', ' wait', '.', ' Wait', '.'), []],
  [
    'text that the user asked for twice',
    {
      request: { model: 'kimi-k2.5', stream: true, messages: [{ role: 'user', content: 'Say: New YorkNew York' }] },
      events: answer('New', ' York', 'New York'),
    },
    [],
  ],
]

describe('ordinary repetition', () => judgeRows(rows))
