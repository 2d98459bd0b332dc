/** Checks that `created` is a plausible time in Unix seconds: not milliseconds, not 0, not in the far future. */
import { atChunk, defineCheck } from '../../judge/index.ts'
import { findChunk, isChatAnswer, isPreamble } from '../helpers/answer.ts'

/** 2023-01-01: the API is younger. */
const earliest = 1_672_531_200
/** 2100-01-01, where the exchange has no time of its own. */
const latest = 4_102_444_800
const day = 86_400

export const createdTimestamp = defineCheck({
  name: 'created-timestamp',
  promise: '`created` is the time of the answer in Unix seconds.',
  source: ['docs/api/chat', 'leandromineti/ai-assisted-coding'],
  catches: ['TYP-02', 'ENV-11'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    const date = Date.parse(subject.header('date') ?? '') / 1000
    const bound = Number.isNaN(date) ? latest : date + day
    const judge = (created: unknown, at: string) => {
      // response-schema-conformance reports other types, fractions and negative numbers.
      if (
        !Number.isInteger(created) ||
        typeof created !== 'number' ||
        created < 0 ||
        (created >= earliest && created <= bound)
      )
        return
      report({
        message: `\`created\` is ${describeTime(created)}`,
        documented: 'Unix seconds, about the time of the answer',
        received: String(created),
        at,
      })
    }
    return {
      structural: true,
      event(arrival) {
        const chunk = findChunk(arrival)
        if (chunk !== null && !isPreamble(chunk)) judge(chunk.created, atChunk(arrival, '/created'))
      },
      body(json) {
        if (typeof json === 'object' && json !== null && 'created' in json) judge(json.created, '/created')
      },
    }
  },
})

/** What is wrong with a time outside the bounds. */
function describeTime(created: number): string {
  if (created >= earliest * 1000 && created <= latest * 1000) return 'in milliseconds'
  return created < earliest ? 'before 2023' : 'in the future'
}
