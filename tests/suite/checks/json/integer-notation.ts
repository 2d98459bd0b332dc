/** Reports integers written as floats: `1788396098.0` is an integer in JSON Schema, but parsers in Go, Rust and Java refuse it. */
import { atChunk, defineCheck } from '../../judge/index.ts'
import { isChatAnswer } from '../helpers/answer.ts'

/** A counter, index or time with a fraction of zeros or an exponent. */
const fraction =
  /"(created|index|prompt_tokens|completion_tokens|total_tokens|cached_tokens|reasoning_tokens)"\s*:\s*(-?\d+(?:\.0+|(?:\.\d+)?[eE][-+]?\d+))(?=[\s,}\]])/

export const integerNotation = defineCheck({
  name: 'integer-notation',
  promise: 'Counts and times are written without fraction or exponent.',
  source: ['docs/api/chat', 'BerriAI/litellm#11971'],
  catches: ['TYP-07'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    const look = (text: string, at: (offset: number) => string) => {
      const found = fraction.exec(text)
      if (!found) return
      report({
        message: `\`${found[1]}\` is written as a float`,
        documented: 'an integer, without fraction or exponent',
        received: found[2]!,
        at: at(found.index),
      })
    }
    return {
      structural: true,
      event(arrival) {
        if (arrival.textTraits?.hasFraction)
          look(arrival.event.data, (offset) => `${atChunk(arrival)}, character ${offset}`)
      },
      body(json, text) {
        if (json !== undefined) look(text, (offset) => `character ${offset}`)
      },
    }
  },
})
