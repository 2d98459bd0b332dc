/** RFC 9112 section 6.1: a transfer coding that the server does not understand is answered with 501. */
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import { hello } from '../ask.ts'

const body = Buffer.from(JSON.stringify(hello))

function toChunked(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')])
}

/** Sends a body with these lines in its head and returns the whole answer; the server closes the connection. */
async function send(lines: readonly string[], bytes: Buffer): Promise<string> {
  const mock = await createMockServer({ port: 0 })
  onTestFinished(() => mock.close())
  const head = ['POST /v1/chat/completions HTTP/1.1', 'Host: a.test', 'Authorization: Bearer k', ...lines]
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(mock.port, '127.0.0.1', () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      socket.write(bytes)
    })
    socket.on('data', (part) => (text += part.toString('latin1')))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

test.each([
  ['gzip under chunked', ['Transfer-Encoding: gzip, chunked'], gzipSync(body)],
  ['two fields', ['Transfer-Encoding: deflate', 'Transfer-Encoding: chunked'], body],
  ['an unknown coding', ['transfer-encoding: x-secret,CHUNKED'], body],
])('%s: 501, and the connection ends', async (_, lines, bytes) => {
  const answer = await send(lines, toChunked(bytes))
  expect(answer).toMatch(/^HTTP\/1\.1 501 Not Implemented\r\n/)
  expect(answer).toMatch(/\r\nConnection: close\r\n/i)
  expect(answer).toContain('the mock decodes chunked only')
  expect(answer).not.toContain('bug')
})

test.each([
  ['chunked', 'Transfer-Encoding: chunked'],
  ['chunked in capitals', 'Transfer-Encoding: CHUNKED'],
  ['identity and chunked', 'Transfer-Encoding: identity, chunked'],
])('%s is read', async (_, field) => {
  expect(await send([field, 'Connection: close'], toChunked(body))).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
})
