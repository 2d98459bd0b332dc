/** The settings of the mock as the page shows them. */
import { afterAll, afterEach, expect, test, vi } from 'vitest'

vi.hoisted(() => {
  // The page's modules read the document and the address when they are loaded.
  vi.stubGlobal('document', { querySelector: () => null, baseURI: 'http://127.0.0.1/__mock/' })
  vi.stubGlobal('location', { hash: '', pathname: '/__mock/' })
})

const { findSettings, settingNames, settingsView, toChoice, toValueText } =
  await import('../../../../scripts/workbench/page/controls/settings-state.ts')

afterEach(() => {
  settingsView.value = null
})
// The worker runs further test files, which are not in a page.
afterAll(() => vi.unstubAllGlobals())

test.each([
  ['limits', null, 'none', 'no limits'],
  ['limits', 3, 'tier-3', 'tier 3'],
  ['limits', { tier: 2 }, 'tier-2', 'tier 2'],
  ['limits', { tier: 2, rpm: 5 }, 'own', 'tier 2, rpm 5'],
  ['limits', { rpm: 3, tpm: 1000 }, 'own', 'rpm 3, tpm 1000'],
  ['balance', null, 'none', 'no balance'],
  ['balance', { cash: 4.5 }, 'own', '$4.5'],
  ['balance', { cash: 0, voucher: 2 }, 'own', '$0 + $2'],
  ['pace', 'none', 'none', 'at once'],
  ['pace', 'keep-alive', 'keep-alive', 'keep-alive'],
  ['pace', { ttftMs: 5, tokensPerSecond: 9 }, 'own', 'ttftMs 5, tokensPerSecond 9'],
  ['profile', 'vendor', 'vendor', 'vendor'],
] as const)('%s %j is the choice %s, in words %s', (name, value, choice, text) => {
  expect([toChoice(name, value), toValueText(name, value)]).toEqual([choice, text])
})

test.each([
  ['', settingNames],
  ['429', ['limits', 'balance']],
  ['rpm', ['limits']],
  ['LATENCY', ['pace']],
  ['retired models', ['lifecycle']],
  ['settings vendor', ['profile']],
  ['done-missing', []],
])('the search %j finds %j', (search, expected) => {
  expect(findSettings(settingNames, search)).toEqual(expected)
})

test('the search finds a setting by its value', () => {
  const values = { limits: 4, balance: { cash: 77 }, pace: 'none', profile: 'official', lifecycle: 'full' }
  settingsView.value = {
    current: values,
    start: values,
    changed: [],
    counted: null,
    account: { available: 77, voucher: 0, cash: 77 },
    limitsCanChange: true,
    choices: { tiers: [], pace: [], profile: [], lifecycle: [] },
  }
  expect(findSettings(settingNames, '$77')).toEqual(['balance'])
})
