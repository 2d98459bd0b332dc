/** Texts of requests that replace others: `$&` and `$1` in them are written as they are, and have no meaning of a replacement. */
import { expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask } from '../ask.ts'

const system = {
  role: 'system',
  content: 'Use *SEARCH/REPLACE* blocks: <<<<<<< SEARCH\n=======\n>>>>>>> REPLACE',
}
const toFile = (code: string) => ({ role: 'user', content: `app.js\n\`\`\`js\n${code}\n\`\`\`` })
const toTask = (content: string) => ({ role: 'user', content })

function answerTo(messages: readonly unknown[]): string {
  const body = { model: 'kimi-k2.6', thinking: { type: 'disabled' }, messages }
  const reply = ask(createMock(), { body }).json as { choices: { message: { content: string } }[] }
  return reply.choices[0]?.message.content ?? ''
}

test.each([
  ['Replace "cat" with "$&$&" in: a cat and a cat', 'a $&$& and a $&$&'],
  ['Replace "cost" with "$$" in: the cost is low', 'the $$ is low'],
])('%s', (content, expected) => {
  expect(answerTo([toTask(content)])).toBe(expected)
})

test('queries for a question with a dollar sign have it once each', () => {
  const content = 'Generate 3 search queries for the question.\nQuestion: what does $& mean in a shell?'
  const lines = answerTo([toTask(content)]).split('\n')
  expect(lines).toHaveLength(3)
  for (const line of lines) expect(line).toContain('what does $& mean in a shell')
})

test.each([
  ['price', '$$price', 'const price = 1', 'const $$price = 1'],
  ['total', '$&total', 'const total = 2', 'const $&total = 2'],
])('an edit of %s to %s writes the new name into the file', (old, put, before, after) => {
  const task = toTask(`Replace ${old} with ${put} in app.js`)
  const edit = answerTo([system, toFile(before), { role: 'assistant', content: 'Ok.' }, task])
  expect(edit).toContain(`<<<<<<< SEARCH\n${before}\n=======\n${after}\n>>>>>>> REPLACE`)
})
