/** Log probabilities cover all content when they were requested (SEM-25). */
import { describe } from 'vitest'
import { completionOf, delta, finish, opening, say } from '../wire.ts'
import { ask, askStream, judgeRows, type Json, type Row } from '../verdict-table.ts'

const entry = (token: string) => ({ token, logprob: -0.1, bytes: [...Buffer.from(token)], top_logprobs: [] })
const logprobs = (...tokens: string[]) => ({ logprobs: { content: tokens.map(entry) } })
const sayWith = (content: string, ...tokens: string[]) =>
  delta({ content }, logprobs(...(tokens.length > 0 ? tokens : [content])))
const stream = (...events: Json[]) => ({
  request: askStream({ logprobs: true }),
  events: [opening, ...events, finish()],
})
const whole = (content: string, tokens: string[], counted: number) => ({
  request: ask({ logprobs: true }),
  json: completionOf(
    [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', ...logprobs(...tokens) }],
    {
      usage: { prompt_tokens: 9, completion_tokens: counted, total_tokens: 9 + counted },
    },
  ),
})
const fail = ['logprobs-kept:fail']

const rows: Row[] = [
  ['the last chunk only', stream(say('alpha'), say(' beta'), sayWith(' gamma')), fail],
  ['the first chunk only', stream(sayWith('alpha'), say(' beta'), say(' gamma')), fail],
  ['all chunks but one', stream(sayWith('alpha'), say(' beta'), sayWith(' gamma')), fail],
  [
    'an empty list in one chunk',
    stream(sayWith('alpha'), delta({ content: ' beta' }, { logprobs: { content: [] } })),
    fail,
  ],
  ['a part of an answer that is not streamed', whole('alpha beta gamma delta '.repeat(5), [' delta'], 20), fail],
  [
    'less than half of the tokens',
    whole(
      'alpha '.repeat(12),
      Array.from('abcde', () => 'alpha '),
      12,
    ),
    fail,
  ],
  ['all tokens but a sixth', whole('a b c '.repeat(60), 'a b c '.repeat(50).match(/\w /g)!, 180), fail],
  ['all tokens but the last', whole('a b c '.repeat(10), 'a b c '.repeat(10).match(/\w /g)!.slice(1), 30), []],
  ['half of the tokens, in the notation of a tokenizer', whole('a b c d '.repeat(8), ['▁a', '▁b', '▁c'], 32), fail],
  ['all tokens in the notation of a tokenizer', whole('al be ga', ['al', 'Ġbe', 'Ġga'], 3), []],
  ['tokens whose count includes those of the template', whole('alpha beta', ['alpha', ' beta'], 6), []],
  ['tokens without the white space at the end', whole('alpha beta \n', ['alpha', ' beta'], 3), []],
  ['all chunks', stream(sayWith('alpha'), sayWith(' beta')), []],
  ['an answer that is not streamed', whole('alpha beta', ['alpha', ' beta'], 2), []],
  ['text that was held back, with its tokens sent earlier', stream(sayWith('al', 'al', 'pha'), say('pha')), []],
  ['a character of two tokens', whole('é!', ['é', '!'], 2), []],
  ['one entry for the whole answer', whole('It is on.', ['It is on.'], 4), fail],
  ['one entry for the whole answer, streamed', stream(sayWith('The kettle is on.')), fail],
  ['one entry for a Chinese answer', whole('水壶开了，请稍等。', ['水壶开了，请稍等。'], 8), fail],
  ['an entry of several words among others', stream(sayWith('So'), sayWith(' the kettle is'), sayWith(' on')), fail],
  ['long tokens', whole(`Abcdefghijklm${' '.repeat(40)}-----`, ['Abcdefghijklm', ' '.repeat(40), '-----'], 3), []],
  ['an entry of two words', whole('of the', ['of the'], 1), []],
  [
    'the last chunk without them, of a stopped answer',
    {
      request: askStream({ logprobs: true }),
      events: [opening, sayWith('It'), say(' is'), finish('engine_overloaded')],
    },
    [],
  ],
  ['no log probabilities at all', stream(say('alpha')), fail],
]

describe('log probabilities', () => judgeRows(rows))
