/** Requests with tools and a form of the content: where no call is made, the content is JSON and not a question. */
import { expect, test } from 'vitest'
import { called, jsonObject, offering, result, structured, text, tool, user } from '../answers/table.ts'
import { completeRequest } from '../complete-request.ts'

const member = offering(tool('find_member', 'Find a member of the club', { name: text }))
const failed = 'Provide the family name.\n\nFix the errors and try again.'
const order = offering(tool('get_order', 'Get the state of an order', { order_id: text }))

const rows = [
  [
    'a correction is asked for',
    member,
    [user('Who is Ingrid?'), called('find_member', { name: 'Ingrid' }, 'm'), result(failed, 'm')],
  ],
  ['the tools are asked for', member, [user('What tools do you have?')]],
  ['an argument is missing', order, [user('What is the state of my order?')]],
] as const

test.each(rows)('a text is the answer where %s', (_, tools, messages) => {
  const choice = completeRequest({ model: 'kimi-k2.6', messages, ...tools }).choices[0]
  expect(choice?.toolCalls).toEqual([])
  expect(choice?.content).not.toMatch(/^\{/)
})

test.each(rows)('JSON is the answer where %s and a form is demanded', (_, tools, messages) => {
  for (const form of [structured({ answer: text }), jsonObject]) {
    const choice = completeRequest({ model: 'kimi-k2.6', messages, ...tools, ...form }).choices[0]
    expect(choice?.toolCalls).toEqual([])
    expect(JSON.parse(choice?.content ?? '')).toBeTypeOf('object')
  }
})
