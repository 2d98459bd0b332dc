/** Secrets that are spelled out piece by piece are found, known or not; other lists stay. */
import { expect, test } from 'vitest'
import { applyEdits, createSecretFinder } from '../../../../openapi/secrets/index.ts'

const key = 'sk-Zx81kkQp02mmNv73'
/** A key whose form is not known, with a letter that UTF-8 writes as two bytes. */
const odd = 'pass~W0rd+of/Our=Own_é7'

const hide = (text: string, ...secrets: string[]) => applyEdits(text, createSecretFinder(secrets)(text))
const toHex = (text: string, gap: string) =>
  [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(gap)

const spellings: [string, (text: string) => string, string][] = [
  ['hexadecimal with colons', (text) => toHex(text, ':'), '[redacted]'],
  ['hexadecimal in capital letters', (text) => toHex(text, ':').toUpperCase(), '[redacted]'],
  ['a dump in hexadecimal', (text) => toHex(text, ' '), '[redacted]'],
  ['hexadecimal numbers', (text) => `0x${toHex(text, ', 0x')}`, '0x[redacted]'],
  ['a list of characters', (text) => JSON.stringify([...text]), '["[redacted]"]'],
  ['a list of characters in lines', (text) => JSON.stringify([...text], null, 2), '[\n  "[redacted]"\n]'],
  [
    'a list of characters in a string of JSON',
    (text) => JSON.stringify(JSON.stringify([...text], null, 2)),
    '"[\\n  \\"[redacted]\\"\\n]"',
  ],
  ['characters in single quotes', (text) => [...text].map((one) => `'${one}'`).join(', '), "'[redacted]'"],
  ['characters with blanks between them', (text) => [...text].join(' '), '[redacted]'],
  ['a list of tokens', (text) => JSON.stringify(text.match(/.{1,5}/g)), '["[redacted]"]'],
  ['the bytes of a Buffer', (text) => JSON.stringify(Buffer.from(text)), '{"type":"Buffer","data":[0]}'],
  ['a list of bytes in lines', (text) => JSON.stringify([...Buffer.from(text)], null, 1), '[\n 0\n]'],
]

test.each(spellings)('%s', (_, spell, hidden) => {
  expect([hide(spell(odd), odd), hide(spell(key), key), hide(spell(key))]).toEqual([hidden, hidden, hidden])
})

test('a part of a known secret is hidden from its beginning on, if it has 12 characters', () => {
  expect(hide(`${JSON.stringify(Array.from(odd.slice(0, 12)))} ${toHex(odd.slice(0, 13), ':')}`, odd)).toBe(
    '["[redacted]"] [redacted]',
  )
})

test.each([
  JSON.stringify([...'sk-learn is a library']),
  '{"required":["sk","sk-","skip","task"],"enum":["s","k","-"]}',
  '[115,107,45,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]',
  '73:6b:2d:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00',
  's k - i n g d o m',
])('%s stays', (text) => {
  expect(hide(text, odd)).toBe(text)
})
