/** The contract on the real API; started by `npm run test:live`, which refuses to begin without a key. */
import { findLiveTarget } from '../targets/live.ts'
import { describeContract } from '../../suite/vitest.ts'

const target = findLiveTarget(process.env)
if (!target) throw new Error('MOONSHOT_API_KEY is not set: start this with `npm run test:live`')

describeContract({ ...target, title: `the contract at ${target.baseUrl}` })
