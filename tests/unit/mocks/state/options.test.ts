/** Every option is checked: a wrong value is an error that names the option and what it takes. */
import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { toMock } from '../../../../mocks/state/plain-options.ts'
import { createHandlers } from '../../../../mocks/handlers.ts'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import type { MockOptions } from '../../../../mocks/state/options.ts'
import { createMockServer } from '../../../../mocks/server.ts'

const make = (options: unknown) => () => createMock(options as MockOptions)

describe('an invalid option is refused by name', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['seed', { seed: null }, /^seed is null; it must be a text or a number$/],
    ['now', { now: 5 }, /^now is 5; .*function/],
    ['sequence', { sequence: { first: 0, step: 0 } }, /^sequence is \{ first: 0, step: 0 \}; /],
    ['apiKeys, a text', { apiKeys: 'sk-one' }, /^apiKeys is a string; it must be a list/],
    ['apiKeys, an empty key', { apiKeys: [''] }, /^apiKeys .* texts without blanks$/],
    ['scenario', { scenario: 5 }, /^scenario is 5; it must be the id of a scenario$/],
    ['fault', { fault: [] }, /^fault is a list; /],
    ['limits, a text', { limits: '3' }, /^limits is "3"; it must be a tier from 0 to 5/],
    ['limits, null', { limits: null }, /^limits is null; /],
    ['limits.tier, a text', { limits: { tier: '1' } }, /^limits\.tier is "1"; it must be a whole number from 0 to 5$/],
    ['limits.rpm, a text', { limits: { rpm: '3' } }, /^limits\.rpm is "3"; it must be a number, 0 or more$/],
    ['limits, a typo', { limits: { rmp: 3 } }, /^there is no limit "rmp"; .*rpm/],
    ['limits.headers', { limits: { headers: 'no' } }, /^limits\.headers is "no"; it must be true or false$/],
    ['limits.clock', { limits: { clock: 5 } }, /^limits\.clock must be a function/],
    ['balance, a number', { balance: 5 }, /^balance is 5; it must be an object such as \{ cash: 5/],
    ['balance.cash', { balance: { cash: '5' } }, /^balance is \{ cash: "5" \}; /],
    ['balance.voucher below 0', { balance: { cash: 1, voucher: -1 } }, /^balance is \{ cash: 1, voucher: -1 \}; /],
    ['profile', { profile: 'strict' }, /^profile is "strict"; it must be official or vendor$/],
    ['lifecycle', { lifecycle: 'now' }, /^lifecycle is "now"; it must be full or today$/],
    ['tokenizer', { tokenizer: 'tiktoken.model' }, /^tokenizer is "tiktoken\.model"; it must be a function/],
    ['cors', { cors: 'no' }, /^cors is "no"; it must be true or false$/],
    ['journal', { journal: { entries: -1 } }, /^journal is \{ entries: -1 \}; /],
    ['onMiss', { onMiss: 'fail' }, /^onMiss is "fail"; it must be answer or error$/],
    ['replay, a name', { replay: 'session.har' }, /^replay is "session\.har"; .*await loadReplay/],
    ['an unknown option', { sede: 1 }, /^there is no option "sede"; did you mean seed\?$/],
  ])('%s', (_, options, message) => {
    expect(make(options)).toThrow(message)
  })

  test('at every entry point', async () => {
    const bad = { profile: 'strict' } as unknown as MockOptions
    expect(() => toMock(bad)).toThrow(MockUsageError)
    expect(() => createHandlers(bad)).toThrow(MockUsageError)
    await expect(createMockServer(bad)).rejects.toThrow(MockUsageError)
    await expect(createMockServer({ limits: null } as unknown as MockOptions)).rejects.toThrow(/^limits is null/)
  })

  test.each<[string, unknown, RegExp]>([
    [
      'an option of no entry point',
      { wrong: 1 },
      /^there is no option "wrong" of createHandlers; .*onMiss.*baseUrl, mock$/,
    ],
    ['an option of the server', { host: '0.0.0.0' }, /^there is no option "host" of createHandlers; /],
    ['null', null, /^createHandlers takes an object of options, not null$/],
    ['a text', 'x', /^createHandlers takes an object of options, not "x"$/],
  ])('createHandlers refuses %s and names its own options', (_, options, message) => {
    expect(() => createHandlers(options as never)).toThrow(message)
    expect(() => createHandlers(options as never)).toThrow(MockUsageError)
  })

  test.each<[string, unknown, RegExp]>([
    ['an option of msw', { baseUrl: 'http://a/v1' }, /^there is no option "baseUrl" of createMockServer/],
    ['a typo', { prot: 1 }, /^there is no option "prot" of createMockServer; did you mean port\?$/],
    ['null', null, /^createMockServer takes an object of options, not null$/],
  ])('createMockServer refuses %s', async (_, options, message) => {
    await expect(createMockServer(options as never)).rejects.toThrow(message)
  })

  test('and a key is not shown', () => {
    expect(make({ apiKeys: ['sk-0123456789 abcdef'] })).toThrow(/^(?!.*0123456789).*apiKeys/)
  })
})

test('options that are absent, undefined or at a bound are accepted', () => {
  expect(make({ seed: undefined, limits: undefined, pase: undefined })).not.toThrow()
  expect(make({ limits: { rpm: Infinity }, balance: { cash: -1 }, journal: { entries: 0 }, apiKeys: [] })).not.toThrow()
})
