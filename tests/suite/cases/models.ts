/** Cases of the operations without cost: models, token estimate, balance, files, unknown paths. */
import { defineCase, type Case } from '../judge/index.ts'
import { toRefusedBody, sources, user } from './ask.ts'

export const modelCases: readonly Case[] = [
  defineCase({
    id: 'models/list',
    operationId: 'listModels',
    about: 'The models that the key may use are listed.',
    source: 'docs/api/list-models',
    steps: [{ expect: { status: 200 } }],
    maxTokens: 0,
  }),
  defineCase({
    id: 'account/token-estimate',
    operationId: 'estimateTokenCount',
    about: 'The tokens of a prompt are counted.',
    source: 'reports/estimate-token-count',
    firstPartyOnly: true,
    steps: [
      {
        body: ({ id }) => ({ model: id, messages: [user('Reply with exactly one word: pong')] }),
        expect: { status: 200 },
      },
    ],
    maxTokens: 0,
  }),
  defineCase({
    id: 'account/balance',
    operationId: 'getBalance',
    about: 'The balance consists of three numbers.',
    source: 'docs/api/balance',
    firstPartyOnly: true,
    steps: [{ expect: { status: 200 } }],
    maxTokens: 0,
  }),
  defineCase({
    id: 'files/list',
    operationId: 'listFiles',
    about: 'Uploaded files are listed.',
    source: 'docs/openapi.json',
    firstPartyOnly: true,
    steps: [{ expect: { status: 200 } }],
    maxTokens: 0,
  }),
  defineCase({
    id: 'files/unknown',
    operationId: 'getFile',
    about: 'An unknown file is not found.',
    source: 'docs/openapi.json',
    firstPartyOnly: true,
    steps: [{ sending: { path: '/files/file_kimi_contract_none' }, expect: { status: 404 } }],
    maxTokens: 0,
  }),
  defineCase({
    id: 'gateway/unknown-path',
    operationId: 'createChatCompletion',
    about: 'A path that does not exist is answered with 404, without a check of the key.',
    source: 'reports/gateway-404-get',
    steps: [
      {
        sending: { method: 'GET', path: '/kimi-contract/no-such-path', key: 'none' },
        expect: { status: 404, lenient: [401, 403] },
      },
    ],
    maxTokens: 0,
  }),
  defineCase({
    id: 'models/no-key',
    operationId: 'listModels',
    about: 'The model list requires a key if chat does.',
    source: 'akz142857/Halro',
    steps: [
      {
        sending: { key: 'none' },
        expect: {
          status: [200, 401, 403],
          errorType: 'incorrect_api_key_error',
          errorMessage: /^Incorrect API key provided$/,
        },
      },
      {
        sending: { key: 'none', method: 'POST', path: '/chat/completions' },
        body: (given) => toRefusedBody(given, {}),
        expect: { status: [401, 403], errorType: 'incorrect_api_key_error' },
      },
    ],
    relations: ['routes-demand-keys'],
    maxTokens: 16,
  }),
  defineCase({
    id: 'models/wrong-key',
    operationId: 'listModels',
    about: 'The model list requires a valid key.',
    source: sources.errors,
    steps: [
      {
        sending: { key: 'wrong' },
        expect: {
          status: [401, 403],
          lenient: [200],
          errorType: 'invalid_authentication_error',
          errorMessage: /^Invalid Authentication$/,
        },
      },
    ],
    maxTokens: 0,
  }),
]
