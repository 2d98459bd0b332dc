/** The contract on the mock behind msw: every case, with the requests of `check`. */
import { afterAll } from 'vitest'
import { openMswTarget } from './targets/msw.ts'
import { describeContract } from '../suite/vitest.ts'

const target = await openMswTarget()
afterAll(() => target.close())

for (const model of ['kimi-k2.6', 'kimi-k3', 'kimi-k2.7-code'])
  describeContract({ ...target, model, title: `the contract on msw, ${model}` })
