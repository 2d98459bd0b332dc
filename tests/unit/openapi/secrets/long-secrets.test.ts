/** Known secrets as long as a token of a cloud, or longer than any field can hold, are found like short ones. */
import { describe, expect, test } from 'vitest'
import { applyEdits, createSecretFinder } from '../../../../openapi/secrets/index.ts'
import { findExchangeSecrets } from '../../../../openapi/secrets/exchange-secrets.ts'

/** Text of this many characters without repetition, from a linear congruential generator. */
function toSecret(length: number): string {
  let text = ''
  for (let state = 12_345n; text.length < length; state = (state * 6364136223846793005n + 1n) % 2n ** 64n)
    text += (state >> 20n).toString(36)
  return text.slice(0, length)
}

const hide = (text: string, secret: string) => applyEdits(text, createSecretFinder([secret])(text))

describe.each([180, 200, 4000, 64_000])('a secret of %i characters', (length) => {
  const secret = toSecret(length)

  test.each([
    ['whole', secret],
    ['in base64', Buffer.from(secret).toString('base64').replace(/=+$/, '')],
    ['its first 12 characters', secret.slice(0, 12)],
    ['its last 12 characters', secret.slice(-12)],
    ['12 characters of its middle', secret.slice(79, 91)],
    ['40 characters of its middle', secret.slice(100, 140)],
    ['as a list of characters', JSON.stringify(Array.from(secret.slice(0, 40)))],
  ])('%s', (_what, spelled) => {
    expect(hide(`<${spelled}>`, secret)).not.toContain(spelled.slice(2, -2))
    expect(hide(`<${spelled}>`, secret)).toMatch(/^<.*\[redacted\].*>$/)
  })

  test('two parts of it and other text between them', () => {
    const text = `<${secret.slice(7, 50)}, then ${secret.slice(90, 120)}>`
    expect(hide(text, secret)).toBe('<[redacted], then [redacted]>')
  })

  test('fewer than 12 characters of its middle are ordinary text', () => {
    expect(hide(`<${secret.slice(60, 71)}>`, secret)).toBe(`<${secret.slice(60, 71)}>`)
  })
})

test('a secret that repeats itself is hidden', () => {
  const secret = 'ab'.repeat(32_000)
  expect(hide(`<${secret}> and <${secret.slice(0, 20_000)}>`, secret)).toBe('<[redacted]> and <[redacted]>')
})

test('a long secret of a request is found where its answer repeats it', () => {
  const secret = toSecret(64_000)
  const body = JSON.stringify({ model: 'kimi-k2.5', api_key: secret })
  const request = { url: 'http://127.0.0.1/v1/chat/completions', headers: [], body }
  const found = createSecretFinder(findExchangeSecrets(request, null))
  expect(applyEdits(`no such key: ${secret}`, found(`no such key: ${secret}`))).toBe('no such key: [redacted]')
})
