/** The contract on the mock as an HTTP server: every case, for a model of each kind. */
import { afterAll } from 'vitest'
import { openServerTarget } from './targets/server.ts'
import { describeContract } from '../suite/vitest.ts'

const target = await openServerTarget()
afterAll(() => target.close())

for (const model of ['kimi-k2.6', 'kimi-k2.5', 'kimi-k3', 'kimi-k2.7-code', 'kimi-k2-0905-preview', 'moonshot-v1-8k'])
  describeContract({ ...target, model, title: `the contract on the server, ${model}` })
