/**
 * The floor for `record`: a plain node:http proxy that passes everything on and looks at nothing. Its argument is the origin of the
 * target. Plain JavaScript, as bare.mjs.
 */
import { Agent, createServer, request as send } from 'node:http'

const { hostname, port } = new URL(process.argv[2])
const agent = new Agent({ keepAlive: true })

const server = createServer((request, response) => {
  const { method, url, rawHeaders } = request
  const outgoing = send({ hostname, port, agent, method, path: url, headers: rawHeaders }, (answer) => {
    response.writeHead(answer.statusCode, answer.rawHeaders)
    answer.pipe(response)
  })
  request.pipe(outgoing)
})
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}/v1`))
