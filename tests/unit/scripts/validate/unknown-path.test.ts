/** An unknown path of the API that is answered with an HTML page or nothing warns (ERR-14); other foreign traffic is skipped. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runValidate } from '../../../../scripts/commands/validate/validate.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-path-'))
afterAll(() => rmSync(folder, { recursive: true }))

const page = '<!DOCTYPE html><html><body>Not found</body></html>'

async function judge(name: string, text: string) {
  const path = join(folder, name)
  writeFileSync(path, text)
  const { report } = await runValidate([path], { profile: 'official', log: () => undefined })
  return report.files.map((row) => [row.status, ...row.failures.map((one) => `${one.check}:${one.severity}`)])
}

const http = (request: string, status: string, type: string, body: string) =>
  `${request} HTTP/1.1\r\nHost: api.example.test\r\n\r\n\nHTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`

const har = (url: string, text: string, status = 404) =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'test', version: '1' },
      entries: [
        {
          startedDateTime: '2026-11-27T00:00:00.000Z',
          time: 1,
          request: {
            method: 'GET',
            url,
            httpVersion: 'HTTP/1.1',
            headers: [],
            queryString: [],
            cookies: [],
            headersSize: -1,
            bodySize: 0,
          },
          response: {
            status,
            statusText: '',
            httpVersion: 'HTTP/1.1',
            headers: [{ name: 'Content-Type', value: 'text/html' }],
            cookies: [],
            content: { size: text.length, mimeType: 'text/html', text },
            redirectURL: '',
            headersSize: -1,
            bodySize: text.length,
          },
          cache: {},
          timings: { send: 0, wait: 1, receive: 0 },
        },
      ],
    },
  })

it.each([
  [
    'a misspelt path and an HTML page',
    'a.http',
    http('GET /v1/chat/completion', '404 Not Found', 'text/html', page),
    ['warn', 'error-envelope:warn'],
  ],
  [
    'a misspelt path and an empty body',
    'b.http',
    http('GET /v1/model', '404 Not Found', 'text/plain', ''),
    ['warn', 'error-envelope:warn'],
  ],
  [
    'an HTML page with status 200',
    'c.http',
    http('GET /v1/engines', '200 OK', 'text/html', page),
    ['warn', 'error-envelope:warn'],
  ],
  [
    'a HAR entry with an HTML page',
    'd.har',
    har('https://api.example.test/v1/chat/completion', page),
    ['warn', 'error-envelope:warn'],
  ],
  [
    'an answer of another API in JSON',
    'e.http',
    http('GET /v1/embeddings', '200 OK', 'application/json', '{"data":[]}'),
    ['skip'],
  ],
  ['a page of the same host', 'f.http', http('GET /docs/v1', '404 Not Found', 'text/html', page), ['skip']],
  [
    'a path of an unknown first segment and an HTML page',
    'g.http',
    http('GET /v1/chatt/completions', '404 Not Found', 'text/html', page),
    ['warn', 'error-envelope:warn'],
  ],
  [
    'a path of an unknown first segment and an empty body',
    'h.http',
    http('POST /v1/complete', '404 Not Found', 'text/plain', ''),
    ['warn', 'error-envelope:warn'],
  ],
  [
    'a HAR entry of an unknown first segment',
    'i.har',
    har('https://api.example.test/v1/foo?x=1', page),
    ['warn', 'error-envelope:warn'],
  ],
  [
    'an unknown first segment and an answer in JSON',
    'j.http',
    http('GET /v1/track', '404 Not Found', 'application/json', '{"code":5}'),
    ['skip'],
  ],
  ['a counter of a page in a HAR', 'k.har', har('https://log.example.test/v1/track', '', 204), ['skip']],
])('%s', async (_, name, text, expected) => {
  expect(await judge(name, text)).toEqual([expected])
})
