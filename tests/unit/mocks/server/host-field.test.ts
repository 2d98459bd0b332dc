/** RFC 9112 section 3.2: a request with several Host fields, or with an invalid one, is answered with 400. */
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import { record, serve } from '../../scripts/record/helpers.ts'

/** Sends a request with these lines and returns the whole answer; the server closes the connection. */
function send(port: number, lines: readonly string[], body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`))
    socket.on('data', (part) => (text += part.toString('latin1')))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

async function startMock(): Promise<number> {
  const mock = await createMockServer({ port: 0 })
  onTestFinished(() => mock.close())
  return mock.port
}

const head = (line: string, ...fields: string[]) => [line, 'Authorization: Bearer k', 'Connection: close', ...fields]

test.each([
  ['two equal fields', ['Host: 127.0.0.1', 'Host: 127.0.0.1'], 'several Host fields'],
  ['two fields with other fields between them', ['Host: a.test', 'X-A: 1', 'hOST: b.test'], 'several Host fields'],
  ['a blank', ['Host: a b'], 'not a host name'],
  ['a user name', ['Host: user@a.test'], 'not a host name'],
  ['a path', ['Host: a.test/v1'], 'not a host name'],
  ['a port that is no number', ['Host: a.test:http'], 'not a host name'],
])('%s: 400 on the API routes, on the control routes, and by record', async (_, fields, words) => {
  const port = await startMock()
  let reached = 0
  const target = await serve((_request, response) => {
    reached++
    response.end()
  })
  const recorder = await record(target)
  const answers = [
    await send(port, head('GET /v1/models HTTP/1.1', ...fields)),
    await send(port, head('GET /__mock/health HTTP/1.1', ...fields)),
    await send(port, head('POST /v1/chat/completions HTTP/1.1', ...fields, 'Content-Length: 2'), '{}'),
    await send(Number(new URL(recorder.url).port), head('GET /v1/models HTTP/1.1', ...fields)),
  ]
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toMatch(/\r\nConnection: close\r\n/i)
    expect(answer).toContain(words)
  }
  expect(reached).toBe(0)
})

test.each([
  'Host: a.test:8080',
  'Host: [::1]:4010',
  'Host: 127.0.0.1',
  'Host: a_b.test',
  'Host: xn--bcher-kva.test:',
  'Host:',
])('%s is answered', async (field) => {
  expect(await send(await startMock(), head('GET /v1/models HTTP/1.1', field))).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
})

test('HTTP/1.0 needs no Host field', async () => {
  expect(await send(await startMock(), head('GET /v1/models HTTP/1.0'))).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
})
