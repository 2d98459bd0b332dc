import { describe, expect, it } from 'vitest'
import { maxBodyBytes, parseBody } from '../../../../mocks/rules/index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`

describe('parseBody', () => {
  it('returns the JSON object', () => {
    expect(parseBody(bytes('{"model":"kimi-k3","x":"ä"}'))).toEqual({ body: { model: 'kimi-k3', x: 'ä' } })
  })

  it.each([
    ['nothing', new Uint8Array(0), 'empty'],
    ['white space', bytes(' \n '), 'empty'],
    ['a broken object', bytes('{"model":'), 'not valid JSON'],
    ['text', bytes('hello'), 'not valid JSON'],
    ['a byte order mark', bytes('\ufeff{}'), 'not valid JSON'],
    ['two values', bytes('{} {}'), 'not valid JSON'],
    ['an array', bytes('[]'), 'must be a JSON object'],
    ['null', bytes('null'), 'must be a JSON object'],
    ['a string', bytes('"x"'), 'must be a JSON object'],
    ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]), 'not valid UTF-8'],
    ['10,000 levels', bytes(deep(10_000)), 'nested too deeply'],
    ['a million opening brackets', bytes('['.repeat(1_000_000)), 'nested too deeply'],
    ['a million opening braces', bytes('{"a":'.repeat(1_000_000)), 'nested too deeply'],
  ])('refuses %s with 400', (_name, body, words) => {
    const result = parseBody(body)
    expect(result).toMatchObject({ refusal: { status: 400, type: 'invalid_request_error' } })
    expect('refusal' in result && result.refusal.message).toContain(words)
  })

  it('does not count brackets inside strings', () => {
    const body = { text: `${'['.repeat(20_000)}"\\` }
    expect(parseBody(bytes(JSON.stringify(body)))).toEqual({ body })
  })

  it('accepts 900 levels', () => {
    expect(parseBody(bytes(deep(900)))).toHaveProperty('body')
  })

  it('refuses more than 100 MB without reading it', () => {
    const result = parseBody(new Uint8Array(maxBodyBytes + 1))
    expect(result).toEqual({
      refusal: {
        status: 400,
        type: 'invalid_request_error',
        message: 'total message size 104857601 exceeds limit 104857600',
      },
    })
  })
})
