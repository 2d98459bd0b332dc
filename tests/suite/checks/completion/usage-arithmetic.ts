/** Checks what a schema cannot express about usage: total = prompt + completion, reasoning ≤ completion, cached ≤ prompt. */
import { isObject, atChunk, defineCheck, show } from '../../judge/index.ts'
import { findChoices } from '../helpers/answer.ts'
import { isChat, type Json } from '../helpers/request.ts'

const counters = ['prompt_tokens', 'completion_tokens', 'total_tokens', 'cached_tokens'] as const

export const usageArithmetic = defineCheck({
  name: 'usage-arithmetic',
  promise: 'Usage counters are whole numbers that add up.',
  source: ['leandromineti/ai-assisted-coding', 'vercel/ai#18614', 'earendil-works/pi#2048'],
  catches: ['USG-02', 'USG-03', 'USG-05'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChat(subject)) return
    let last: { usage: Json; at: string } | null = null
    const look = (usage: unknown, at: () => string) => {
      if (usage === undefined || usage === null || !isObject(usage)) return
      last = { usage, at: at() }
      judge(usage, last.at)
    }
    return {
      structural: true,
      event(arrival) {
        const { chunk } = arrival
        if (chunk === null) return
        if (chunk.usage !== undefined) look(chunk.usage, () => atChunk(arrival, '/usage'))
        for (const { choice, path } of findChoices(chunk))
          if (choice.usage !== undefined) look(choice.usage, () => atChunk(arrival, `${path}/usage`))
      },
      body(json) {
        if (isObject(json)) look(json.usage, () => '/usage')
      },
      end() {
        if (last !== null) judgeZeros(last.usage, last.at)
      },
    }

    function say(message: string, documented: string, received: unknown, at: string): void {
      report({ message, documented, received: show(received), at })
    }

    function judge(usage: Json, at: string): void {
      const completionDetails = isObject(usage.completion_tokens_details) ? usage.completion_tokens_details : {}
      const promptDetails = isObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {}
      const wrong = [
        ...counters.map((name) => judgeCounter(name, usage[name], at)),
        judgeCounter('reasoning_tokens', completionDetails.reasoning_tokens, at),
        judgeCounter('prompt_tokens_details.cached_tokens', promptDetails.cached_tokens, at),
      ].includes(true)
      // What does not add up follows from it.
      if (wrong) return
      const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = usage
      if (
        typeof prompt === 'number' &&
        typeof completion === 'number' &&
        typeof total === 'number' &&
        total !== prompt + completion
      )
        say(
          'total_tokens is not prompt_tokens + completion_tokens',
          `${prompt} + ${completion} = ${prompt + completion}`,
          total,
          at,
        )
      const reasoning = completionDetails.reasoning_tokens
      if (typeof reasoning === 'number' && typeof completion === 'number' && reasoning > completion)
        say('reasoning_tokens is greater than completion_tokens', `at most ${completion}`, reasoning, at)
      const both = [usage.cached_tokens, promptDetails.cached_tokens].filter((one) => typeof one === 'number')
      for (const cached of both)
        if (typeof prompt === 'number' && cached > prompt)
          say(
            'cached_tokens is greater than prompt_tokens',
            `at most ${prompt}: prompt_tokens includes the cached part`,
            cached,
            at,
          )
      if (both.length === 2 && both[0] !== both[1])
        say('the two places of cached_tokens have different values', 'the same number in both', both, at)
    }

    /** Reports a counter of a wrong form; true if it is one. */
    function judgeCounter(name: string, value: unknown, at: string): boolean {
      if (value === undefined || value === null) return false
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return false
      say(`${name} is not a whole number of tokens`, 'a non-negative integer', value, at)
      return true
    }

    /** Reports counters of 0 beside a request or an answer that has text. */
    function judgeZeros(usage: Json, at: string): void {
      if (usage.prompt_tokens === 0 && Number(usage.completion_tokens) > 0)
        report({
          message: 'prompt_tokens is 0 although the request has a message',
          documented: 'the tokens of the request',
          received: '0',
          at,
          severity: 'warn',
        })
      if (usage.completion_tokens !== 0) return
      for (const choice of subject.assembled.choices.values())
        if (choice.finishReason !== null && (choice.content.length > 0 || choice.calls.size > 0))
          return say('completion_tokens is 0 although the answer has text or calls', 'the tokens of the answer', 0, at)
    }
  },
})
