import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptsPattern, compileLinearPattern } from '../../../../../mocks/completion/arguments/linear-pattern.ts'
import { toFixtureSet } from '../../../../../mocks/fixtures/set.ts'
import { createMock } from '../../../../../mocks/state/mock.ts'
import type { Mock } from '../../../../../mocks/state/mock.ts'
import { ask } from '../../ask.ts'
import { draws } from '../../../draws.ts'

test.each([
  ['^[a-z]+$', ['abc', 'aBc', '']],
  ['[0-9]', ['a1b', 'ab']],
  ['^(red|green|blue)$', ['red', 'reds', 'blue']],
  ['^\\d{3}-\\d{4}$', ['555-0100', '555-01000']],
  ['^(?:[01]\\d|2[0-3]):[0-5]\\d$', ['23:59', '24:00']],
  ['^[\\u4e00-\\u9fa5]{2,4}$', ['中文', '中', '中文中文中']],
  ['^\\p{Lu}\\p{Ll}+$', ['Éa', 'ab', 'A']],
  ['^[^\\s\\d]+$', ['ab', 'a b', 'a1']],
  ['^[\\D]$', ['a', '1']],
  ['^\\/(?:[a-z]+\\/)*$', ['/', '/ab/c/', '/ab']],
  ['\\bcat\\b', ['a cat!', 'concat']],
  ['^.{5,10}$', ['abcd', 'abcde', '12345678901', 'ab\ncde']],
  ['^.{1,5000}$', ['x', '']],
  ['^(a*)*b$', ['aab', 'aac', 'b']],
  ['^(?:a|ab)(?:c|bcd)$', ['abcd', 'ac', 'abd']],
  ['', ['', 'x']],
  ['a||b', ['', 'c']],
  ['^([a-z])\\1$', ['aa', 'ab']],
  ['^(?<first>.)x\\k<first>$', ['1x1', '1x2']],
  ['^(?=.*\\d)(?=.*[a-z]).{8,}$', ['abcdefg1', 'abcdefgh', 'a1']],
  ['^(?!foo)\\w+$', ['bar', 'foobar']],
  ['^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$', ['a.b+c@d-e.fg', 'a@b', '@b.c']],
  ['^\\u{1F600}$', ['😀', '😁']],
  ['^.$', ['😀', 'ab']],
  ['x{0}y', ['y', 'x']],
  ['^[]$', ['', 'a']],
  ['^[^]$', ['\n', '']],
  ['\\x41\\cJ', ['A\n', 'AJ']],
])('%s accepts what the native engine accepts', (source, texts) => {
  const native = new RegExp(source, 'u')
  for (const text of texts) expect([text, compileLinearPattern(source)?.test(text)]).toEqual([text, native.test(text)])
})

test.each([
  ['weather in (\\w+)', '', ['the weather in Oslo', 'Weather in Oslo', 'weather  in Oslo', '']],
  ['weather in (\\w+)', 'i', ['THE WEATHER IN OSLO', 'the weather', 'weather ın Oslo']],
  ['taSk', 'i', ['TA\u017FK', 'tas\u212A', 'TASK', 'tas']],
  ['stra(?:ß|ss)e \\d', 'i', ['STRAßE 1', 'Strasse 2', 'strasse']],
  ['a+bcd|x', '', ['aabcd', 'x', 'bcd', 'aab']],
  ['^(a)bc?d$', '', ['abd', 'abcd', 'abccd']],
  ['天气😀', '', ['天气😀', '天气']],
])('the literal part of %s with the flags "%s" excludes only texts without it', (source, flags, texts) => {
  const native = new RegExp(source, `u${flags}`)
  for (const text of texts)
    expect([text, compileLinearPattern(source, flags)?.test(text)]).toEqual([text, native.test(text)])
})

const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '(?:a|b)',
  '(a|ab)',
  '^',
  '$',
  '\\b',
  '(?=b)',
  '(?!a)',
)
const part = fc
  .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{0,12}', '*?'))
  .map(([node, times]) => (/^(?:[$^]|\\b|\(\?[=!])/.test(node) ? node : node + times))
const pattern = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))
const drawnText = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n', 'A'), maxLength: 12 })

test('drawn patterns accept what the native engine accepts', () => {
  fc.assert(
    fc.property(pattern, pattern, drawnText, fc.constantFrom('', 'i', 's', 'm'), (left, right, text, flags) => {
      const source = `${left}(?:${right}|${left})*${right}`
      expect(compileLinearPattern(source, flags)?.test(text)).toBe(new RegExp(source, `u${flags}`).test(text))
    }),
    draws({ numRuns: 2000, seed: 20_261_127 }),
  )
})

describe('patterns that would block the native engine', () => {
  const letters = 'a'.repeat(5000)
  test.each([
    ['^(a|a)*$', `${letters}!`, false],
    ['^.*.*.*.*.*x$', letters, false],
    ['(x+x+)+y', 'x'.repeat(5000), false],
    ['^(a|aa)+$', `${letters}!`, false],
    ['^([a-z]+)*\\d$', letters, false],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', letters, false],
    ['^(a?){50}a{50}$', letters, false],
    ['^(?:[a-z]{0,100}){100}!$', `${letters}?`, false],
  ])('%s has a result within its bound on steps', (source, text, expected) => {
    expect([expected, undefined]).toContain(compileLinearPattern(source)?.test(text))
  })

  test.each(['^(a+)+\\1b$', '(?=(a+)+b)c', '^(?:a{0,1000}){1000}b$'])(
    '%s is unknown or refused, and counts as accepted',
    (source) => {
      expect(compileLinearPattern(source)?.test(letters)).not.toBe(true)
      expect(typeof acceptsPattern(source, letters)).toBe('boolean')
    },
  )

  /** Steps are counted, not seconds: twice the text costs about twice as many. */
  test.each([
    ['^(a+)\\1+$', `${'a'.repeat(150_000)}!`],
    ['(b*)c\\1\\1d|^(b+)(b+)\\2\\3x', 'b'.repeat(150_000)],
  ])('the length of what %s refers back to counts as steps', (source, text) => {
    expect(compileLinearPattern(source)?.test(text)).toBeUndefined()
  })

  test('a pattern in any keyword of a tool is answered', () => {
    const bad = {
      type: 'string',
      pattern: '^(a|a)*$',
      default: `${letters}!`,
      examples: [`${letters}!`],
      enum: undefined,
    }
    const evil = '^([a-z]+)*\\d$'
    const schemas = [
      bad,
      { type: 'string', pattern: evil, enum: [letters, `${letters}1`] },
      { type: 'string', pattern: evil, const: letters },
      { type: 'object', patternProperties: { [evil]: { type: 'string' } }, required: [letters] },
      { type: 'object', propertyNames: { pattern: evil }, minProperties: 2 },
      { type: 'string', pattern: '^.*.*.*.*.*x$', minLength: 2000, format: 'email' },
      { not: { pattern: evil }, type: 'string', default: letters },
    ]
    for (const schema of schemas) {
      const parameters = { type: 'object', properties: { x: schema }, required: ['x'] }
      const tools = [{ type: 'function', function: { name: 'f', description: 'does f', parameters } }]
      const { status } = ask(createMock(), {
        body: { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'use tool f' }], tools },
      })
      expect([200, 400]).toContain(status)
    }
  })
})

test.each(['([', 'a{2}{3}', '(?<=a)b', '(?<!a)b', '^\\p{Foo}+$', '[\\P{Is_Nothing}]', 'a'.repeat(6000)])(
  '%.20s is not compiled',
  (source) => {
    expect(compileLinearPattern(source)).toBeNull()
  },
)

function openMock(...patterns: string[]): Mock {
  return createMock({
    fixtures: toFixtureSet(patterns.map((user, index) => ({ id: `f${index}`, match: { user }, reply: 'found' }))),
  })
}

test.each(['Greek', 'Script=Greek', 'sc=Greek'])('\\p{%s} accepts the letters of the script', (name) => {
  for (const [text, expected] of [
    ['\u03b1\u03b2', true],
    ['ab', false],
  ] as const)
    expect(compileLinearPattern(`^\\p{${name}}+$`)?.test(text)).toBe(expected)
})

test.each(['^\\p{Foo}+$', '[\\p{Greek}\\P{Foo}]', '^[^\\s\\S]$', '^[^\\d\\D]{1000}x$'])(
  'a tool with the pattern %s is answered',
  (source) => {
    const parameters = { type: 'object', properties: { q: { type: 'string', pattern: source } }, required: ['q'] }
    const { status } = ask(createMock(), {
      body: {
        model: 'kimi-k2.6',
        messages: [{ role: 'user', content: 'Call the tool.' }],
        tools: [{ type: 'function', function: { name: 'find', parameters } }],
      },
    })
    expect(status).toBe(200)
  },
)

test('a pattern of a fixture has bounded time, and one that is not supported is refused with the reason', () => {
  const mock = openMock('/^(a|a)*$/', '/^b+c?$/i')
  const say = (content: string) =>
    ask(mock, { body: { model: 'kimi-k2.6', messages: [{ role: 'user', content }] } }).text
  expect(say(`${'a'.repeat(5000)}!`)).not.toContain('"content":"found"')
  expect(say('BBC')).toContain('"content":"found"')
  expect(() => openMock('/(?<=a)b/')).toThrow(/lookbehind/)
})
