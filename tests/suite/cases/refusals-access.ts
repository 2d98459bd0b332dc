/**
 * Cases of refused keys, unknown models, and bodies that are not JSON.
 * The cases accept a 403 for a bad key, as the check `auth-status` warns about it (AUT-03).
 */
import { defineCase, type Case, type CaseRequest, type Sources } from '../judge/index.ts'
import { toRefusedBody, sources } from './ask.ts'

function refused(id: string, about: string, source: Sources, step: CaseRequest): Case {
  return defineCase({
    id: `refusals/${id}`,
    operationId: 'createChatCompletion',
    about,
    source,
    steps: [step],
    maxTokens: 16,
  })
}

export const accessRefusals: readonly Case[] = [
  refused('no-key', 'A request without a key is refused.', 'akz142857/Halro', {
    body: (given) => toRefusedBody(given, {}),
    sending: { key: 'none' },
    expect: { status: [401, 403], errorType: 'incorrect_api_key_error', errorMessage: /^Incorrect API key provided$/ },
  }),
  refused('no-key-stream', 'A stream without a key is refused before it begins.', 'akz142857/Halro', {
    body: (given) => toRefusedBody(given, { stream: true }),
    sending: { key: 'none' },
    expect: { status: [401, 403], errorType: 'incorrect_api_key_error', errorMessage: /^Incorrect API key provided$/ },
  }),
  refused('wrong-key', 'A key that is not valid is refused.', sources.errors, {
    body: (given) => toRefusedBody(given, {}),
    sending: { key: 'wrong' },
    expect: { status: [401, 403], errorType: 'invalid_authentication_error', errorMessage: /^Invalid Authentication$/ },
  }),
  refused('malformed-key', 'An Authorization header without a scheme is refused.', sources.errors, {
    body: (given) => toRefusedBody(given, {}),
    sending: { key: 'malformed' },
    expect: { status: [401, 403], errorType: ['incorrect_api_key_error', 'invalid_authentication_error'] },
  }),
  refused(
    'unknown-model',
    'An unknown model is refused with 404 and not replaced by another.',
    'vercel/404-model-not-found-a',
    {
      body: (given) => toRefusedBody(given, { model: 'kimi-contract-no-such-model' }),
      expect: {
        status: 404,
        errorType: 'resource_not_found_error',
        errorMessage: /^Not found the model kimi-contract-no-such-model or Permission denied$/,
      },
    },
  ),
  refused(
    'unknown-model-stream',
    'An unknown model is refused with 404 for a stream too.',
    'vercel/404-model-not-found-a',
    {
      body: (given) => toRefusedBody(given, { model: 'kimi-contract-no-such-model', stream: true }),
      expect: { status: 404, errorType: 'resource_not_found_error' },
    },
  ),
  refused('model-missing', 'A request without a model is refused.', sources.chat, {
    body: (given) => toRefusedBody(given, { model: undefined }),
    expect: { status: [400, 404], errorType: ['invalid_request_error', 'resource_not_found_error'] },
  }),
  refused('bad-json', 'A body that is not JSON is refused with 400.', sources.errors, {
    sending: { rawBody: '{"model": "kimi-k2.6", "messages": [' },
    expect: { status: 400, errorType: 'invalid_request_error' },
  }),
  refused('body-array', 'A body that is JSON but not an object is refused.', sources.errors, {
    sending: { rawBody: '[]' },
    expect: { status: 400, errorType: 'invalid_request_error' },
  }),
  refused('body-empty', 'An empty body is refused.', sources.errors, {
    sending: { rawBody: '' },
    expect: { status: 400, errorType: 'invalid_request_error' },
  }),
]
