/** Operations are found by method and path: with /v1, without it and below a longer base path, but not below any other path. */
import { describe, expect, it } from 'vitest'
import { examplesFor, findOperation, findRequestSchema, operations } from '../../../openapi/document.ts'

const found: readonly (readonly [string, string, string, Record<string, string>])[] = [
  ['POST', '/v1/chat/completions', 'createChatCompletion', {}],
  ['post', '/chat/completions', 'createChatCompletion', {}],
  ['POST', '/api/v1/chat/completions?x=1', 'createChatCompletion', {}],
  ['POST', '/proxy/kimi/chat/completions', 'createChatCompletion', {}],
  ['POST', 'https://api.moonshot.ai/v1/chat/completions', 'createChatCompletion', {}],
  ['GET', '/v1/models', 'listModels', {}],
  ['GET', '/models', 'listModels', {}],
  ['GET', '/openai/v1beta/models', 'listModels', {}],
  ['POST', '/v1/tokenizers/estimate-token-count', 'estimateTokenCount', {}],
  ['GET', '/v1/users/me/balance', 'getBalance', {}],
  ['POST', '/v1/files', 'createFile', {}],
  ['GET', '/v1/files', 'listFiles', {}],
  ['GET', '/v1/files/file_1', 'getFile', { file_id: 'file_1' }],
  ['DELETE', '/v1/files/a%20b', 'deleteFile', { file_id: 'a b' }],
  ['GET', '/v1/files/file_1/content', 'getFileContent', { file_id: 'file_1' }],
  ['GET', '/v1/files/%E0%A4%A', 'getFile', { file_id: '%E0%A4%A' }],
]

const missed: readonly (readonly [string, string, string])[] = [
  ['GET', '/v1/chat/completions', 'another method'],
  ['POST', '/v1/chat/completion', 'a path cut short'],
  ['GET', '/v1/chat/completi/models', 'no base path (recorded as a gateway 404)'],
  ['GET', '/v1/models/kimi-k2.6', 'a single model, which has no path'],
  ['GET', '/v1//models', 'an empty segment'],
  ['GET', '/v1/models/', 'a trailing slash'],
  ['POST', '/v1/responses', 'a path out of scope'],
  ['GET', '/v1/files/', 'a file without an id'],
  ['GET', '/', 'the root'],
  ['GET', '', 'nothing'],
]

describe('findOperation', () => {
  it.each(found)('%s %s is %s', (method, path, operationId, pathParams) => {
    expect(findOperation(method, path)).toEqual({ operationId, pathParams })
  })

  it.each(missed)('%s %s is no operation: %s', (method, path) => {
    expect(findOperation(method, path)).toBeNull()
  })

  it('accepts only the base path that is given', () => {
    expect(findOperation('GET', '/v1/models', { basePath: '/v1' })?.operationId).toBe('listModels')
    expect(findOperation('GET', '/v1/models', { basePath: '/v1/' })?.operationId).toBe('listModels')
    expect(findOperation('GET', '/models', { basePath: '/v1' })).toBeNull()
    expect(findOperation('POST', '/x/v1/chat/completions', { basePath: '/v1' })).toBeNull()
    expect(findOperation('GET', '/models', { basePath: '' })?.operationId).toBe('listModels')
  })
})

describe('the tables', () => {
  it('list media types of requests and answers', () => {
    const chat = operations[0]
    expect(chat?.mediaTypes.request).toEqual(['application/json'])
    expect(chat?.mediaTypes.responses[200]).toEqual(['application/json', 'text/event-stream'])
    expect(chat?.mediaTypes.responses[504]).toEqual(['text/html'])
    expect(chat?.statuses).toEqual([200, 400, 401, 403, 404, 429, 499, 500, 503, 504])
  })

  it('name the schema of a JSON request only', () => {
    expect(findRequestSchema('createChatCompletion')).toBe('ChatCompletionRequest')
    expect(findRequestSchema('createFile')).toBeNull()
    expect(findRequestSchema('listModels')).toBeNull()
  })

  it('give an example with its evidence', () => {
    expect(examplesFor('listModels').find((example) => example.id === 'incorrect_api_key_error')).toEqual({
      status: 401,
      id: 'incorrect_api_key_error',
      value: { error: { message: 'Incorrect API key provided', type: 'incorrect_api_key_error' } },
      evidence: { level: 'recorded', source: 'akz142857/Halro', note: 'No key at all.' },
    })
  })
})
