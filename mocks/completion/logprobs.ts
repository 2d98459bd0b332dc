/** Writes `logprobs` in OpenAI's shape: an entry for each word, with `bytes` and the requested number of `top_logprobs`. No recording of Moonshot's API has any. */
import { createRandom } from '../common/index.ts'
import { findWordEnd } from './increments.ts'
import type { RequestLike, TokenLogprob } from './types.ts'

/** The log probabilities of a content; null if the request does not ask for them. */
export function toLogprobs(request: RequestLike, content: string, seed: string): TokenLogprob[] | null {
  if (request['logprobs'] !== true) return null
  const asked = request['top_logprobs']
  const width = typeof asked === 'number' && asked > 0 ? Math.min(20, Math.floor(asked)) : 0
  const random = createRandom(`logprobs:${seed}:${content}`)
  const tokens: TokenLogprob[] = []
  for (let position = 0; position < content.length;) {
    const next = findWordEnd(content, position)
    const token = content.slice(position, next)
    const logprob = round(-0.2 * random.next())
    const top = Array.from({ length: width }, (_, rank) => {
      const other =
        rank === 0 ? token : `${token.startsWith(' ') ? ' ' : ''}${alternatives[(rank - 1) % alternatives.length]}`
      return {
        token: other,
        logprob: rank === 0 ? logprob : round(logprob - 2 - rank - random.next() / 2),
        bytes: toBytes(other),
      }
    })
    tokens.push({ token, logprob, bytes: toBytes(token), top_logprobs: top })
    position = next
  }
  return tokens
}

const alternatives = 'the a I it and to of in is that for on with as at by an be or'.split(' ')
const encoder = new TextEncoder()

function toBytes(text: string): number[] {
  return Array.from(encoder.encode(text))
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
