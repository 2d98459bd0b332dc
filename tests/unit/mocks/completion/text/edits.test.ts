/** Files in the text forms of coding agents: aider 0.86 demands SEARCH/REPLACE blocks or listings of whole files. */
import { expect, test } from 'vitest'
import { completeRequest } from '../complete-request.ts'

const listings =
  'Return the whole text of every changed file in this *file listing* format: the path, then a fenced block.'
const blocks = 'Return every change as a *SEARCH/REPLACE block*.'
const file = 'notes.md\n```\n# Notes\nmeet on Monday\nbring cake\n```'

function answer(form: string, task: string): string {
  const messages = [
    { role: 'system', content: `Act as an expert developer.\n${form}` },
    { role: 'user', content: file },
    { role: 'assistant', content: 'Ok.' },
    { role: 'user', content: `${task}\n\n${form}\n*NEVER* skip, omit or elide content.` },
  ]
  return completeRequest({ messages }).choices[0]?.content ?? ''
}

test.each([
  ['Create a file hello.txt with the text hello.', 'hello.txt\n```txt\nhello\n```'],
  ['Add a new file named src/motto.md containing "Stay kind"', 'src/motto.md\n```markdown\nStay kind\n```'],
  ['In notes.md, change "Monday" to "Friday".', 'notes.md\n```markdown\n# Notes\nmeet on Friday\nbring cake\n```'],
])('the listing for %j has the whole file', (task, expected) => {
  expect(answer(listings, task)).toContain(`\n${expected}`)
})

test.each([
  [
    'Create a file hello.txt with the text hello.',
    'hello.txt\n```txt\n<<<<<<< SEARCH\n=======\nhello\n>>>>>>> REPLACE\n```',
  ],
  [
    'In notes.md, change "Monday" to "Friday".',
    'notes.md\n```markdown\n<<<<<<< SEARCH\nmeet on Monday\n=======\nmeet on Friday\n>>>>>>> REPLACE\n```',
  ],
])('the block for %j has the lines before and after', (task, expected) => {
  expect(answer(blocks, task)).toContain(`\n${expected}`)
})
