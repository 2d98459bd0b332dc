/** The other operations that cost nothing: the model list, the token estimate, the balance, the files, the gateway. */
import { defineCase, type Case } from './case.ts'
import { askWrongly, sources, user } from './ask.ts'

export const modelCases: readonly Case[] = [
  defineCase({
    id: 'models/list',
    operationId: 'listModels',
    about: 'The models this key may use are listed.',
    source: 'docs/api/list-models',
    steps: [{ expect: { status: 200 } }],
    maxTokens: 0,
  }),
  defineCase({
    id: 'account/token-estimate',
    operationId: 'estimateTokenCount',
    about: 'The tokens of a prompt are counted beforehand.',
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
    about: 'The balance is told in three numbers.',
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
    about: 'A path that does not exist is answered 404, before the key is looked at.',
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
    about: 'The model list wants a key where chat does.',
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
        body: (given) => askWrongly(given, {}),
        expect: { status: [401, 403], errorType: 'incorrect_api_key_error' },
      },
    ],
    relations: ['routes-demand-keys'],
    maxTokens: 16,
  }),
  defineCase({
    id: 'models/wrong-key',
    operationId: 'listModels',
    about: 'The model list wants a key that is valid.',
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
