/** Compiled without skipLibCheck: uses the types of every entry point but those of test runners. */
import { createHandlers as createAsync, createMockServer } from 'kimi-contract'
import { createBrowserMock } from 'kimi-contract/browser'
import { judge, type Exchange, type Failure } from 'kimi-contract/checks'
import { runClientDrills } from 'kimi-contract/client'
import { loadFixtures } from 'kimi-contract/fixtures'
import { createHandlers } from 'kimi-contract/handlers'
import { openLimitStore } from 'kimi-contract/limits-store'
import { models } from 'kimi-contract/models'
import { createNodeMock } from 'kimi-contract/node'
import { loadPace } from 'kimi-contract/pace'
import { loadReplay } from 'kimi-contract/replay'
import { createMockServer as createAgain } from 'kimi-contract/server'
import { runSuite, type SuiteReport } from 'kimi-contract/suite'
import { useMock } from 'kimi-contract/test'
import { loadTokenizer } from 'kimi-contract/tokenizer'
import type { ChatCompletion, ChatCompletionChunk, ChatCompletionRequest } from 'kimi-contract/types'
import { validators } from 'kimi-contract/validator'

const request: ChatCompletionRequest = { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hi' }] }
export const judgeAll = (exchanges: readonly Exchange[]): Failure[] => exchanges.flatMap((one) => judge(one))
export const contentOf = (answer: ChatCompletion | null, chunk: ChatCompletionChunk): string =>
  answer?.choices[0]?.message.content ?? chunk.choices[0]?.delta.content ?? ''
export async function report(): Promise<SuiteReport> {
  const mock = await createMockServer({ port: 0, limits: 0 })
  mock.next('server_error', { times: 2 })
  mock.use({ match: { user: 'Hi' }, reply: 'Hello!' })
  const found = await runSuite({ baseUrl: mock.url, apiKey: 'sk-any', model: request.model })
  await mock.close()
  return found
}
export const rest = {
  createAsync,
  createAgain,
  createBrowserMock,
  createHandlers,
  createNodeMock,
  loadFixtures,
  loadPace,
  loadReplay,
  loadTokenizer,
  models,
  openLimitStore,
  runClientDrills,
  useMock,
  validators,
}
// @ts-expect-error -- a misspelled option is an error of types
void createMockServer({ prot: 1 })
