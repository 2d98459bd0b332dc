/** Checks that each choice ends once, with a documented `finish_reason`, and has null until then. */
import { atChunk, defineCheck, show, type Severity } from '../../judge/index.ts'
import { findChoices, findChunk, isChatAnswer, isErrorEvent, isLoneChunk, isStoredRefusal } from '../helpers/answer.ts'
import { isBrokenOff } from '../helpers/json-problem.ts'

const documented = ['stop', 'length', 'tool_calls', 'content_filter']
/** Values that Moonshot's vendor rules tolerate. */
const tolerated =
  /^(unexpected_state|malformed_byte_sequence|engine_overloaded|server_interrupted|repeat|unknown|function_call)$/
const otherNames = ['finishReason', 'finish_Reason', 'FinishReason', 'finishreason', 'finish', 'done_reason']

export const finishReason = defineCheck({
  name: 'finish-reason',
  promise: 'Each choice ends with exactly one documented `finish_reason`, and has null until then.',
  source: ['docs/api/chat', 'vercel/k3-stream-thinking', 'MoonshotAI/Kimi-Vendor-Verifier'],
  catches: ['FIN-02', 'FIN-03', 'FIN-04', 'FIN-05', 'FIN-06', 'FIN-11'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    const reasons = new Map<number, string | null>()
    let excused = false
    const say = (message: string, received: unknown, at: string, severity: Severity = 'fail') =>
      report({
        message,
        documented: `null until the end, then once ${documented.join(', ')}`,
        received: show(received),
        at,
        severity,
      })

    function judge(choice: Readonly<Record<string, unknown>>, at: () => string): void {
      const reason = choice.finish_reason
      // Another name beside `finish_reason` is an ordinary unknown member.
      if (typeof reason !== 'string')
        for (const alias of otherNames)
          if (typeof choice[alias] === 'string') say(`the finish reason is sent as \`${alias}\``, choice[alias], at())
      if (reason === '') say('`finish_reason` is an empty string', reason, at())
      else if (reason !== undefined && reason !== null && typeof reason !== 'string')
        say('`finish_reason` is neither a string nor null', reason, at())
      else if (typeof reason === 'string' && tolerated.test(reason))
        say(`\`finish_reason\` is \`${reason}\`, which is tolerated but not documented`, reason, at(), 'warn')
      else if (typeof reason === 'string' && !documented.includes(reason))
        say('`finish_reason` is not a documented value', reason, at())
    }

    return {
      structural: true,
      event(arrival) {
        excused ||= isErrorEvent(arrival) || isBrokenOff(subject, arrival)
        const chunk = findChunk(arrival)
        if (chunk === null) return
        for (const { choice, index, path } of findChoices(chunk)) {
          const at = () => atChunk(arrival, `${path}/finish_reason`)
          judge(choice, at)
          const before = reasons.get(index) ?? null
          const reason = choice.finish_reason
          if (reason === undefined) say('a chunk lacks the key `finish_reason`', undefined, at(), 'warn')
          else if (typeof reason === 'string' && reason !== '' && before !== null)
            say('a choice ends twice', `${before}, then ${reason}`, at())
          if (reasons.size < 1024)
            reasons.set(index, before ?? (typeof reason === 'string' && reason !== '' ? reason : null))
        }
      },
      body(json) {
        if (isStoredRefusal(subject, json)) return
        for (const { choice, path } of findChoices(json)) {
          judge(choice, () => `${path}/finish_reason`)
          const reason = choice.finish_reason ?? null
          if (reason === null) say('a choice has no `finish_reason`', choice.finish_reason, `${path}/finish_reason`)
        }
      },
      end(ending) {
        // stream-termination reports a stream that broke off.
        if (excused || ending === 'cut' || isLoneChunk(subject)) return
        for (const [index, reason] of reasons)
          if (reason === null) say('no chunk has the `finish_reason` of a choice', null, `choice ${index}`)
      },
    }
  },
})
