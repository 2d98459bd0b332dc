/** The spec is valid OpenAPI with strict schemas and valid examples, and the generated files are fresh. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { examplesFor, loadDocument, operations } from '../../../openapi/document.ts'
import { findStale, generate } from '../../../scripts/dev/generate.ts'
import { findSpecProblems } from '../../../scripts/dev/check-spec.ts'
import type { OperationId } from '../../../openapi/types.ts'

/** The errors of chat completions by status, from the errors page and the recordings. */
const chatScenarios: readonly (readonly [number, readonly string[]])[] = [
  [400, ['invalid_request_error.temperature', 'invalid_request_error.messages_empty', 'content_filter']],
  [401, ['invalid_authentication_error', 'incorrect_api_key_error']],
  [403, ['permission_denied_error']],
  [404, ['resource_not_found_error', 'url.not_found']],
  [429, ['rate_limit_reached_error.rpm', 'rate_limit_reached_error.concurrency', 'rate_limit_reached_error.tpm']],
  [429, ['rate_limit_reached_error.tpd', 'engine_overloaded_error', 'exceeded_current_quota_error']],
  [429, ['exceeded_current_quota_error.running_low']],
  [499, ['client_closed_request']],
  [500, ['server_error', 'unexpected_output']],
  [503, ['server_unavailable']],
]

/** Lengths of whole bodies as recorded: the encoder escapes `<`, `>` and `&`, and sends no line feed. */
const recordedLengths: readonly (readonly [string, number])[] = [
  ['invalid_request_error.temperature', 108],
  ['invalid_request_error.logprobs', 109],
  ['invalid_request_error.top_logprobs', 124],
  ['invalid_authentication_error', 84],
  ['engine_overloaded_error', 115],
]

describe('the spec', () => {
  const generated = generate()

  it('has no problem', async () => {
    expect(await findSpecProblems()).toEqual([])
  }, 60_000)

  it('has fresh generated files', async () => {
    expect(await findStale(await generated)).toEqual([])
  }, 60_000)

  it('generates the same bytes twice, without paths of this machine', async () => {
    const [first, second] = [await generated, await generate()]
    expect(first).toEqual(second)
    const here = fileURLToPath(new URL('../../..', import.meta.url))
    for (const [name, text] of Object.entries(first))
      expect(text.includes(here) || text.includes('file://'), name).toBe(false)
  }, 60_000)

  it('has the documented operations', () => {
    expect(operations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`)).toEqual([
      'createChatCompletion POST /chat/completions',
      'listModels GET /models',
      'estimateTokenCount POST /tokenizers/estimate-token-count',
      'getBalance GET /users/me/balance',
      'createFile POST /files',
      'listFiles GET /files',
      'getFile GET /files/{file_id}',
      'deleteFile DELETE /files/{file_id}',
      'getFileContent GET /files/{file_id}/content',
    ])
  })

  it.each(chatScenarios)('has an example of each error with status %i', (status, ids) => {
    const named = examplesFor('createChatCompletion').filter((example) => example.status === status)
    expect(named.map((example) => example.id)).toEqual(expect.arrayContaining([...ids]))
  })

  it('has evidence for every error', () => {
    const bare = operations
      .flatMap(({ operationId }) => examplesFor(operationId satisfies OperationId))
      .filter((example) => example.status >= 400 && example.evidence === null)
    expect(bare).toEqual([])
  })

  it.each(recordedLengths)('has an example of %s that is as long as recorded (%i bytes)', (id, length) => {
    const example = examplesFor('createChatCompletion').find((candidate) => candidate.id === id)
    expect(Buffer.byteLength(JSON.stringify(example?.value))).toBe(length)
  })

  it('loads the bundled document, whose references all stay inside it', () => {
    const text = JSON.stringify(loadDocument())
    expect(loadDocument()['openapi']).toBe('3.1.0')
    expect(
      [...text.matchAll(/"\$ref":"([^"]*)"/g)].filter(([, ref]) => ref?.startsWith('#/components/') !== true),
    ).toEqual([])
  })

  it('generates validators without imports', () => {
    const source = readFileSync(new URL('../../../openapi/generated/validators.ts', import.meta.url), 'utf8')
    expect(source).not.toMatch(/\b(?:require|import)\b|new Function|eval\(/)
  })
})
