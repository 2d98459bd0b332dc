/** A secret that one side of an exchange shows is hidden in the other side, too. */
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ask, record, serve } from './helpers.ts'

const secret = 'hunter2-plain-secret-77'

test.each(['gzip', 'zstd'])(
  'a secret of a request body that is compressed with %s is hidden in the answer',
  async (coding) => {
    const target = await serve((request, response) => {
      request.resume().on('end', () => response.end(`{"note":"you sent ${secret}"}`))
    })
    const proxy = await record(target)
    const body = (coding === 'gzip' ? gzipSync : zstdCompressSync)(`{"password":"${secret}"}`)
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': coding }
    await ask(`${proxy.url}/files`, { method: 'POST', headers }, body)
    await proxy.close()
    const { request, response } = proxy.entries()[0]!
    expect(request.postData?.text).toBe('{"password":"[redacted]"}')
    expect(response.content.text).toBe('{"note":"you sent [redacted]"}')
  },
)

test.each([
  ['a cookie', { 'Set-Cookie': `sid=${secret}; Path=/` }],
  ['an account id', { 'Msh-Uid': secret }],
])('a secret that the answer sets as %s is hidden in the request', async (_, headers) => {
  const target = await serve((request, response) => {
    request.resume().on('end', () => setTimeout(() => response.writeHead(200, headers).end('{}'), 20))
  })
  const proxy = await record(target)
  await ask(`${proxy.url}/files?x=${secret}`, { method: 'POST', headers: { 'X-Echo': secret } }, `{"note":"${secret}"}`)
  await proxy.close()
  const { request } = proxy.entries()[0]!
  expect(request.url).toMatch(/\?x=\[redacted\]$/)
  expect(request.queryString).toEqual([{ name: 'x', value: '[redacted]' }])
  expect(request.headers).toContainEqual({ name: 'X-Echo', value: '[redacted]' })
  expect(request.postData?.text).toBe('{"note":"[redacted]"}')
})
