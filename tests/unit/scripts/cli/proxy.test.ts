/** The proxy that the environment sets for an address, and why it is not used. */
import { expect, test } from 'vitest'
import { findProxy, toProxyEnv } from '../../../../scripts/cli/proxy.ts'

const https = 'https://api.example/v1'
const http = 'http://api.example/v1'
const env = { https_proxy: 'http://user:secret@proxy.example:3128', HTTP_PROXY: 'proxy.example:8080' }

test('the protocol of the address chooses the variable, and no password is shown', () => {
  expect(findProxy(https, env)).toEqual({ variable: 'https_proxy', shown: 'http://proxy.example:3128', used: true })
  expect(findProxy(http, env)).toEqual({ variable: 'HTTP_PROXY', shown: 'http://proxy.example:8080', used: true })
  expect(findProxy(https, { HTTP_PROXY: 'http://proxy.example', https_proxy: '' })).toBeNull()
})

test.each([
  ['*', https, true],
  ['api.example', https, true],
  ['other.example api.example', https, true],
  ['example', https, false],
  ['.example', https, true],
  ['*.example', https, true],
  ['API.example', https, true],
  ['api.example:443', https, true],
  ['api.example:80', https, false],
  ['api.example:80', http, true],
  ['api.example:443', http, false],
  ['api.example:8443', 'https://api.example:8443/v1', true],
  ['pi.example', https, false],
])('NO_PROXY=%s exempts %s: %s', (list, address, expected) => {
  const found = findProxy(address, { ...env, NO_PROXY: list })
  expect(found?.used).toBe(!expected)
  expect(found?.unusedBecause).toBe(expected ? 'NO_PROXY names the host' : undefined)
})

test('this machine is reached directly', () => {
  expect(findProxy('http://127.0.0.1:4010/v1', env)).toMatchObject({
    used: false,
    unusedBecause: 'the target is this machine',
  })
})

test('ALL_PROXY is named and not used, and an invalid address is not repeated', () => {
  expect(findProxy(https, { ALL_PROXY: 'socks5://proxy.example' })).toEqual({
    variable: 'ALL_PROXY',
    shown: 'socks5://proxy.example',
    used: false,
    unusedBecause: 'ALL_PROXY is not read; set HTTPS_PROXY',
  })
  expect(findProxy(https, { HTTPS_PROXY: 'http://user:secret@:x' })?.shown).toBe('an invalid address')
})

test('agents get the variables that are set, with a scheme, and no others', () => {
  expect(toProxyEnv({ ...env, NO_PROXY: '', HOME: '/root' })).toEqual({
    https_proxy: 'http://user:secret@proxy.example:3128',
    HTTP_PROXY: 'http://proxy.example:8080',
  })
})
