/** Texts of answers: literal instructions are followed, simple questions are answered in their language. */
import { expect, test } from 'vitest'
import { completeRequest, say } from '../complete-request.ts'

test.each([
  ['Reply with exactly one word: hello', 'hello'],
  ['Reply with OK', 'OK'],
  ['Reply with OK.', 'OK'],
  ['Reply with exactly "OK".', 'OK'],
  ['Please respond with the single word PONG and nothing else.', 'PONG'],
  ['Respond with only the word "ready"', 'ready'],
  ['say hello', 'hello'],
  ['Say this is a test', 'this is a test'],
  ['Echo: foo bar', 'foo bar'],
  ['Repeat after me: I love tests.', 'I love tests'],
  ['Output only the number 42', '42'],
  ['请只回复"收到"', '收到'],
  ['只回复OK', 'OK'],
  ['请回复：你好，世界', '你好，世界'],
  ['Count from 1 to 5', '1, 2, 3, 4, 5'],
  ['从1数到5', '1, 2, 3, 4, 5'],
  ['Count down from 3', '3, 2, 1'],
  ['What is 17 * 23?', '17 * 23 = 391'],
  ['What is 2+2? Reply with just the number.', '4'],
  ['3加4等于多少？', '3 + 4 = 7。'],
  ['你好，我叫李雷，1+1等于多少？', '1+1 = 2。'],
  ['What is the capital of France? Answer in one word.', 'Paris'],
  ['List three colors', '1. Red\n2. Blue\n3. Green'],
])('%s → %s', (question, answered) => {
  expect(say(question)).toBe(answered)
})

test.each([
  '{"type":"text","text":"What?"}',
  'Fix this: {"role":"user","say":"hello"}',
  '{"type":"x","reply":"y"} why?',
])('a verb that is the key of an object is no instruction: %s', (question) => {
  expect(say(question).length).toBeGreaterThan(25)
})

test.each([
  ['Explain what a hash map is.', 'about hash map.'],
  ['Explain how TCP works', 'about TCP.'],
])('the topic of %s is a noun', (question, beginning) => {
  expect(say(question)).toContain(beginning)
})

test.each([
  'Reply with a short poem',
  'Tell me about recursion',
  'Write a long story about a dragon',
  'Say something nice',
  'reply in French',
])('an instruction that is not literal gets sentences: %s', (question) => {
  expect(say(question).length).toBeGreaterThan(25)
})

test('a Chinese question gets a Chinese answer', () => {
  expect(say('用一句话介绍北京。')).toMatch(/^[\u4e00-\u9fff，。、]+$/)
})

test('a standing instruction of the system message is followed', () => {
  expect(
    completeRequest({
      messages: [
        { role: 'system', content: 'Always reply with "ahoy".' },
        { role: 'user', content: 'Describe the sea at length' },
      ],
    }).choices[0]?.content,
  ).toBe('ahoy')
})

test.each([
  [{ thinking: { type: 'enabled', keep: 'all', effort: 'low' } }, 'low'],
  [{ thinking: { type: 'enabled', keep: 'all' }, reasoning_effort: 'high' }, 'high'],
  [{ thinking: { type: 'enabled', keep: 'all', effort: 'low' }, reasoning_effort: 'max' }, 'low'],
  [{}, 'max'],
])('K3 knows its effort: %j → %s', (more, effort) => {
  const question =
    '你当前的 thinking_effort 是什么？只输出 effort 的值，例如 low / high / max / unknown，不要输出其他内容。'
  expect(say(question, { ...more, max_tokens: 256 })).toBe(effort)
})

test('K2.6 does not know an effort', () => {
  expect(say('What is your thinking_effort? Only the value.', { model: 'kimi-k2.6' })).toBe('unknown')
})

test('an answer uses the tool results it has', () => {
  const messages = [
    { role: 'user', content: 'What is the weather in Beijing?' },
    {
      role: 'assistant',
      content: '',
      reasoning_content: '',
      tool_calls: [
        { id: 'get_weather_0', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Beijing"}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'get_weather_0', content: '{"temperature":26,"condition":"sunny"}' },
  ]
  const content = completeRequest({ messages }).choices[0]?.content
  expect(content).toContain('26')
  expect(content).toContain('sunny')
})

test('equal requests and seeds give equal texts, another request another text', () => {
  expect(say('Tell me about recursion')).toBe(say('Tell me about recursion'))
  expect(say('Tell me about recursion')).not.toBe(say('Tell me about gravity'))
})

test('a text of 4,000 repetitions is answered', () => {
  for (const piece of ['say ', 'only ', '"', '`', '"a", "b" and ', '1+', '(', '从1', 'keys, ', 'in Paris and '])
    expect(say(piece.repeat(4000), { response_format: { type: 'json_object' } })).not.toBe('')
})

// A pattern that takes more than linear time does not end within the timeout of a test.
test.each(['\n', ' \n', '\nThought: ', '\nObservation: x', 'Text: a\n', "'a' or "])(
  'a long text of %j is answered',
  (piece) => {
    const text = `${piece.repeat(200_000 / piece.length)}\nSummarize the text. Thought: x\nFinal Answer: y\nAction Input: z`
    expect(say(text)).not.toBe('')
  },
)
