/**
 * The baseline: a plain node:http server with fixed answers. It ignores the request; a JSON answer is one write, a stream is one
 * write per event. Plain JavaScript, because stripping types would slow its start.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const file = process.argv[2]
const { json, events } = file ? JSON.parse(readFileSync(file, 'utf8')) : { json: '{}', events: [] }
const length = String(Buffer.byteLength(json))

const server = createServer((request, response) => {
  if (request.url?.startsWith('/stream')) {
    response.writeHead(200, ['Content-Type', 'text/event-stream'])
    for (const event of events) response.write(event)
    response.end()
  } else {
    response.writeHead(200, ['Content-Type', 'application/json; charset=utf-8', 'Content-Length', length])
    response.end(json)
  }
})
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}/v1`))
