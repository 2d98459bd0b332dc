/** The contract on the real API; run by `npm run test:live`, which requires a key. */
import { findLiveTarget } from '../targets/live.ts'
import { describeContract } from '../../suite/vitest.ts'

const target = findLiveTarget(process.env)
if (!target) throw new Error('MOONSHOT_API_KEY is not set: start this with `npm run test:live`')

describeContract({ ...target, title: `the contract at ${target.baseUrl}` })
