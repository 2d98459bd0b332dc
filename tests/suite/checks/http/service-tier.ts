/** Reports unknown values of `service_tier`. It is not part of Kimi's contract, but typed clients refuse values outside OpenAI's list. */
import { atChunk, defineCheck, show, type Report } from '../../judge/index.ts'
import { isChatAnswer } from '../helpers/answer.ts'

const known: readonly unknown[] = ['auto', 'default', 'flex', 'scale', 'priority']

export const serviceTier = defineCheck({
  name: 'service-tier',
  promise: '`service_tier` is absent, or one of the values that clients know.',
  source: ['openai/chat-object', 'pydantic/pydantic-ai#2499'],
  catches: ['ENM-04'],
  severity: 'warn',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    return {
      structural: true,
      event(arrival) {
        if (arrival.chunk !== null) look(arrival.chunk.service_tier, report, atChunk(arrival, '/service_tier'))
      },
      body(json) {
        if (typeof json === 'object' && json !== null && 'service_tier' in json)
          look(json.service_tier, report, '/service_tier')
      },
    }
  },
})

function look(tier: unknown, report: Report, at: string): void {
  if (tier === undefined || tier === null || known.includes(tier)) return
  report({
    message: '`service_tier` has a value that clients do not know',
    documented: 'no such member',
    received: show(tier),
    at,
  })
}
