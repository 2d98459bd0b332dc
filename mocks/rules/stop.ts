/** `stop`: at most 5 strings of at most 32 bytes each. */
import { defineMessage, refuse, type Rule } from './rule.ts'

const maxStrings = 5
const maxBytes = 32
const encoder = new TextEncoder()

const messages = {
  tooMany: defineMessage(
    { level: 'recorded', source: 'reports/recognizer-table' },
    (count: number) =>
      `Invalid request: stop array too long. Expected an array with maximum length ${maxStrings}, but got an array with length ${count} instead`,
  ),
  tooLong: defineMessage(
    {
      level: 'unverified',
      source: 'docs/api/chat',
      note: 'The limit is documented; the wording follows the one for arrays.',
    },
    (bytes: number) =>
      `Invalid request: stop string too long. Expected a string with maximum length ${maxBytes}, but got a string with length ${bytes} instead`,
  ),
}

/** Too many stop strings, or one that is too long. */
export const wrongStop: Rule = {
  id: 'stop',
  messages,
  find({ body }) {
    const stop = body['stop'] as string | readonly (string | null)[] | null | undefined
    if (stop === undefined || stop === null) return null
    if (typeof stop !== 'string' && stop.length > maxStrings) return refuse(messages.tooMany.build(stop.length))
    for (const one of typeof stop === 'string' ? [stop] : stop) {
      if (one === null || one.length * 3 <= maxBytes) continue
      const bytes = encoder.encode(one).length
      if (bytes > maxBytes) return refuse(messages.tooLong.build(bytes))
    }
    return null
  },
}
