/**
 * How agents write the user's message: in `<system-reminder>` tags, qwen-code 0.24 and Kimi Code 2.1 add skills, the directory and the date.
 */
import { expect, test } from 'vitest'
import { completeRequest, tool } from './complete-request.ts'

const path = { type: 'string', description: 'The absolute path of the file' }
const tools = [
  tool('skill', 'Execute a skill within the main conversation', { skill: { type: 'string' } }),
  tool('glob', 'Find files by a glob pattern', { pattern: { type: 'string' } }),
  tool('write_file', 'Writes content to a file', { file_path: path, content: { type: 'string' } }),
]
const skills =
  '<system-reminder>\nSkills for use with the skill tool: /batch edits `QWEN.md` in parallel\n</system-reminder>'
const directory = '<system-reminder>\nI am currently working in the directory: /home/ada/shop\n</system-reminder>'

function callsOf(...contents: unknown[]) {
  const messages = contents.map((content) => ({ role: 'user', content }))
  const calls = completeRequest({ messages, tools }).choices[0]?.toolCalls ?? []
  return calls.map((call) => [call.name, JSON.parse(call.arguments) as unknown])
}

test.each([
  ['text parts', [[skills, directory, 'Create a file hello.txt with the text hello.'].map(toPart)]],
  ['one text', [`${skills}\n${directory}\nCreate a file hello.txt with the text hello.`]],
  ['a message of their own before the task', [`${skills}${directory}`, 'Create a file hello.txt with the text hello.']],
  ['a message of their own after the task', ['Create a file hello.txt with the text hello.', `${skills}${directory}`]],
])('reminders in %s say where the task is done, not what it is', (_about, contents) => {
  expect(callsOf(...contents)).toEqual([['write_file', { file_path: '/home/ada/shop/hello.txt', content: 'hello' }]])
})

test('a task that is quoted as a whole, as opencode 1.18 sends it, has no quotes in its arguments', () => {
  expect(callsOf(directory, '"Create a file hello.txt with the text hello."')).toEqual([
    ['write_file', { file_path: '/home/ada/shop/hello.txt', content: 'hello' }],
  ])
})

test('a path whose description lists what is done with the file is the path of the task', () => {
  const file = { type: 'string', description: 'Path of the file to create, append to, or overwrite' }
  const write = tool('write', 'Writes a file', { path: file, content: { type: 'string' } })
  const messages = [{ role: 'user', content: 'Create a file hello.txt with the text hello.' }]
  const call = completeRequest({ messages, tools: [write] }).choices[0]?.toolCalls[0]
  expect(JSON.parse(call?.arguments ?? '')).toEqual({ path: 'hello.txt', content: 'hello' })
})

test('a reminder that does not end belongs to the task', () => {
  const messages = [{ role: 'user', content: 'What is a <system-reminder> tag? Repeat the word lantern.' }]
  expect(completeRequest({ messages }).choices[0]?.content).toContain('lantern')
})

function toPart(text: string) {
  return { type: 'text', text }
}
