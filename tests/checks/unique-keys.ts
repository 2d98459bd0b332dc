/** A name stands once in an object: RFC 8259 §4 says SHOULD, I-JSON (RFC 7493 §2.3) says MUST, and readers differ on the rest. */
import { atChunk, defineCheck } from '../check.ts'
import { isPreflight } from './reading/answer.ts'
import { findDuplicateKey } from './reading/duplicate-key.ts'

/** After so many chunks that are written in another way than `JSON.stringify` writes, comparing is not worth its time. */
const patience = 8

export const uniqueKeys = defineCheck({
  name: 'unique-keys',
  promise: 'No JSON object has the same name twice.',
  source: 'RFC 7493 §2.3; RFC 8259 §4',
  catches: ['ENC-05'],
  severity: 'fail',
  inspect(subject, report) {
    const { operationId } = subject.head
    if (operationId === null || operationId === 'getFileContent' || isPreflight(subject)) return
    const look = (text: string, at: (offset: number) => string) => {
      const found = findDuplicateKey(text)
      if (found === null) return
      report({
        message: `the name "${found.key.slice(0, 60)}" stands twice in one object`,
        documented: 'each name once',
        received: text.slice(Math.max(0, found.at - 30), found.at + 50),
        at: at(found.at),
      })
    }
    let misses = 0
    /** Text that comes out of the parsed value to the letter has lost no member; that is told faster than by scanning. */
    const isLossless = (json: unknown, text: string): boolean => {
      if (misses >= patience) return false
      const same = JSON.stringify(json) === text
      misses = same ? 0 : misses + 1
      return same
    }
    return {
      // Outside its one string a twin is the same text.
      structural: true,
      event(arrival) {
        if (arrival.chunk === null || isLossless(arrival.chunk, arrival.event.data)) return
        look(arrival.event.data, (offset) => `${atChunk(arrival)}, character ${offset}`)
      },
      body(json, text) {
        if (json !== undefined) look(text, (offset) => `character ${offset}`)
      },
    }
  },
})
