/** Deltas that repeat the text before them, and texts that only grow (SEM-18). */
import { describe } from 'vitest'
import { answer, finish, opening, say, think } from '../wire.ts'
import { judgeRows, type Json, type Row } from '../verdict-table.ts'

const stream = (...events: Json[]) => ({ request: null, events: [opening, ...events, finish()] })
const pieces = (...words: string[]) => ({ request: null, events: answer(...words) })
const doubled = ['doubled-deltas:fail']

const rows: Row[] = [
  ['each delta holds all the text so far', pieces('The', 'The cat', 'The cat sat', 'The cat sat on'), doubled],
  [
    'the same in the reasoning',
    stream(think('We'), think('We need'), think('We need to'), think('We need to go'), say('a')),
    doubled,
  ],
  ['the last delta repeats the whole', pieces('The', ' cat', ' sat down', 'The cat sat down'), doubled],
  ['one doubled word of reasoning', stream(think('The'), think('The'), say('a')), doubled],
  ['numbers that grow', pieces('1', '10', '100'), []],
  ['letters that grow', pieces('a', 'ab', 'abc', '\n'), []],
  ['a line of signs twice as long', pieces('====', '====', '========', '\nTitle'), []],
  ['a line sung twice', pieces('Row', ' your', ' boat', '. Row', ' your', ' boat'), []],
  ['two equal line ends of reasoning', stream(think('\n'), think('\n'), say('a')), []],
]

describe('text that grows', () => judgeRows(rows))
