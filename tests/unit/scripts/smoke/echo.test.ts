/** A key that a server repeats is hidden, also cut short or encoded; words that occur in the key by chance are not. */
import { describe, expect, it } from 'vitest'
import { createHider } from '../../../../scripts/commands/smoke/context.ts'

describe('createHider', () => {
  const hide = createHider(['gsk_Ab3dEf6hIj9lMn2p'])
  it.each([
    ['no such key: gsk_Ab3dEf6hIj9lMn2p!', 'no such key: [redacted]!'],
    ['begins gsk_Ab3dEf6h…', 'begins [redacted]…'],
    ['key gsk_A********Mn2p', 'key [redacted]********Mn2p'],
    [`as base64 ${Buffer.from('gsk_Ab3dEf6hIj9lMn2p').toString('base64')}`, 'as base64 [redacted]'],
    ['nothing of it', 'nothing of it'],
  ])('turns %j into %j', (text, hidden) => {
    expect(hide(text)).toBe(hidden)
  })
})
