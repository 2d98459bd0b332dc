/**
 * The baseline: a plain node:http server with fixed answers. It ignores the request; a JSON answer is one write, a stream is one
 * write per event. Headers have the length of the mock's. Plain JavaScript, because stripping types would slow its start.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const file = process.argv[2]
const none = { json: '{}', events: [], headers: { json: [], stream: [] } }
const { json, events, headers } = file ? JSON.parse(readFileSync(file, 'utf8')) : none
const length = String(Buffer.byteLength(json))

const server = createServer((request, response) => {
  if (request.url?.startsWith('/stream')) {
    response.writeHead(200, headers.stream)
    for (const event of events) response.write(event)
    response.end()
  } else {
    response.writeHead(200, [...headers.json, 'Content-Length', length])
    response.end(json)
  }
})
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}/v1`))
