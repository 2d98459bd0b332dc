/** Private keys in PEM are hidden, their first and last lines stay; certificates, public keys and prose about them stay. */
import { expect, test } from 'vitest'
import type { Edit } from '../../../../openapi/secrets/edits.ts'
import { applyEdits, createSecretFinder } from '../../../../openapi/secrets/index.ts'
import { findPrivateKeys } from '../../../../openapi/secrets/private-keys.ts'

const hide = (text: string) => applyEdits(text, createSecretFinder()(text))
const lines = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7'
const toPem = (label: string, content: string) => `-----BEGIN ${label}-----\n${content}\n-----END ${label}-----\n`

const labels = [
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'PGP PRIVATE KEY BLOCK',
]

test.each(labels)('%s', (label) => {
  const pem = toPem(label, lines)
  const hidden = toPem(label, '[redacted]')
  expect(hide(pem)).toBe(hidden)
  expect(hide(pem.replaceAll('\n', '\r\n'))).toBe(hidden.replaceAll('\n', '\r\n'))
  expect(hide(hidden)).toBe(hidden)
})

test('a private key in a string of JSON, in nested JSON and in a query is hidden', () => {
  const [pem, hidden] = [lines, '[redacted]'].map((content) => toPem('PRIVATE KEY', content)) as [string, string]
  expect(hide(JSON.stringify({ content: pem }))).toBe(JSON.stringify({ content: hidden }))
  expect(hide(JSON.stringify(JSON.stringify({ content: pem })))).toBe(
    JSON.stringify(JSON.stringify({ content: hidden })),
  )
  expect(hide(encodeURIComponent(pem))).toBe(encodeURIComponent(hidden).replace('%5Bredacted%5D', '[redacted]'))
})

test('a private key with header fields, or cut off, is hidden', () => {
  const fields = `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0F0E0D0C0B0A0908\n\n${lines}`
  expect(hide(toPem('RSA PRIVATE KEY', fields))).toBe(toPem('RSA PRIVATE KEY', '[redacted]'))
  expect(hide(toPem('PRIVATE KEY', lines).slice(0, 70))).toBe('-----BEGIN PRIVATE KEY-----\n[redacted]')
})

test.each([
  ['content', '', 'A'.repeat(2 ** 24)],
  ['blanks before the content', '\n'.repeat(2 ** 24), lines],
])('a private key with sixteen million characters of %s is found', (_what, blanks, content) => {
  const edits: Edit[] = []
  findPrivateKeys(toPem('PRIVATE KEY', blanks + content), edits)
  const start = '-----BEGIN PRIVATE KEY-----\n'.length + blanks.length
  expect(edits).toEqual([{ start, end: start + content.length, text: '[redacted]' }])
})

test('a file with a private key in base64 is hidden, in one line and in several', () => {
  const file = Buffer.from(toPem('EC PRIVATE KEY', lines)).toString('base64')
  expect(hide(`{"tls.key":"${file}"}`)).toBe('{"tls.key":"[redacted]"}')
  expect(hide(file.replaceAll(/.{64}/g, '$&\n')).startsWith('[redacted]')).toBe(true)
})

test.each([
  toPem('PUBLIC KEY', lines),
  toPem('CERTIFICATE', lines),
  Buffer.from(toPem('CERTIFICATE', lines)).toString('base64'),
  'A file that begins with -----BEGIN PRIVATE KEY----- is a key, and must not be committed.',
])('%s stays', (text) => {
  expect(hide(text)).toBe(text)
})
