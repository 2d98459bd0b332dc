/** The argument text of calls (TCD-09 to TCD-24). */
import { describe } from 'vitest'
import { finish, fragment, opening, slot } from '../wire.ts'
import { judgeRows, type Row } from '../verdict-table.ts'
import { calls, more, open, request } from './streamed-calls.ts'

const args = ['tool-call-arguments:fail']

const texts: Row[] = [
  ['TCD-09: cumulative', calls(open('f', ''), more('{"a"'), more('{"a":1'), more('{"a":1}')), args],
  ['TCD-10: sent again at the end', calls(open('f', ''), more('{"cmd":'), more('"ls"}'), more('{"cmd":"ls"}')), args],
  ['TCD-11: a placeholder first', calls(open('f', '{}'), more('{"sym":"ABC"}')), args],
  ['TCD-15: a raw line feed', calls(open('f', '{"msg":"one\ntwo"}')), args],
  ['TCD-17: an escape outside any string', calls(open('f', '{"range": \\n[1, 2]}')), args],
  ['TCD-24: empty text', calls(open('h', '')), ['tool-call-arguments:warn']],
  ['truncated in the middle', calls(open('f', '{"a":[1,')), args],
  ['another language', calls(open('f', "{'a': None}")), args],
  ['a list', calls(open('f', '[1]')), args],
  ['encoded twice', calls(open('f', '"{\\"a\\":1}"')), args],
  ['truncated by the budget', { request, events: [opening, slot('f'), fragment('{"a":'), finish('length')] }, []],
  [
    'a fragment that repeats the one before, rightly',
    calls(open('f', ''), more('{"a":"'), more('ha'), more('ha'), more('"}')),
    [],
  ],
]

describe('argument text', () => judgeRows(texts))
