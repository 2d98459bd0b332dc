/** `stop`: at most 5 strings of at most 32 bytes. Facts: `kimi-chat-api.md` §2.1 (number recorded 2026-10-04, length documented). */
import { refuse, type Rule } from './rule.ts'
import { texts } from './texts.ts'

const maxStrings = 5
const maxBytes = 32
const encoder = new TextEncoder()

/** Too many stop strings, or one too long. */
export const findWrongStop: Rule = ({ body }) => {
  const stop = body['stop'] as string | readonly (string | null)[] | null | undefined
  if (stop === undefined || stop === null) return null
  if (typeof stop !== 'string' && stop.length > maxStrings) return refuse(texts.stopTooMany.build(stop.length))
  for (const one of typeof stop === 'string' ? [stop] : stop) {
    if (one === null || one.length * 3 <= maxBytes) continue
    const bytes = encoder.encode(one).length
    if (bytes > maxBytes) return refuse(texts.stopTooLong.build(bytes))
  }
  return null
}
