import { describe, expect, it } from 'vitest'
import { ask, refusalOf } from './ask.ts'

const notFound = (id: string) => ({
  status: 404,
  type: 'resource_not_found_error',
  message: `Not found the model ${id} or Permission denied`,
})

const current = [
  'kimi-k3.1-pro',
  'kimi-k3.1-pro-highspeed',
  'kimi-k3',
  'kimi-k2.7-code',
  'kimi-k2.7-code-highspeed',
  'kimi-k2.6',
]
const retired = [
  'kimi-k2.5',
  'kimi-k2.5-preview',
  'kimi-k2-0711-preview',
  'kimi-k2-0905-preview',
  'kimi-k2-turbo-preview',
  'kimi-k2-thinking',
  'kimi-k2-thinking-turbo',
  'kimi-latest',
  'kimi-thinking-preview',
  'moonshot-v1-8k',
  'moonshot-v1-32k',
  'moonshot-v1-128k',
  'moonshot-v1-auto',
  'moonshot-v1-8k-vision-preview',
  'moonshot-v1-32k-vision-preview',
  'moonshot-v1-128k-vision-preview',
]

describe('the model of a request', () => {
  it.each([...current, ...retired])('%s is served by default', (model) => {
    expect(ask({ model })).toBeNull()
  })

  it.each(current)('%s is served today', (model) => {
    expect(ask({ model }, { lifecycle: 'today' })).toBeNull()
  })

  it.each(retired)('%s is not found today', (model) => {
    expect(ask({ model }, { lifecycle: 'today' })).toEqual(notFound(model))
  })

  it.each(['gpt-4o', 'kimi-k2.6-thinking', 'KIMI-K3', 'kimi-k3 ', '', 'toString', '__proto__'])(
    '%j is not found',
    (model) => {
      expect(ask({ model })).toEqual(notFound(model))
    },
  )

  it.each([
    [undefined, ''],
    [null, ''],
  ])('%j is treated as the empty id', (model, id) => {
    expect(ask({ model })).toEqual(notFound(id))
  })

  it.each([
    [5, 'number'],
    [true, 'bool'],
    [{}, 'object'],
    [['kimi-k3'], 'array'],
  ])('%j has a wrong type', (model, actual) => {
    expect(refusalOf({ model })).toBe(
      `Invalid request: the \`model\` field in the request (expected type string) is illegal, and ${actual} is not acceptable`,
    )
  })

  it('is checked before the rest of the body', () => {
    expect(ask({ model: 'x', messages: [], temperature: 'hot' })).toEqual(notFound('x'))
  })
})
