/** Serves msw handlers by msw's own bridge to node:http: `serve-bridge.ts <folder with node_modules> <file with json, events>`. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Msw from 'msw'

interface Bridge {
  createServer(...handlers: readonly Msw.HttpHandler[]): {
    listen(port: number, host: string, then: () => void): Server
  }
}

const [home, file] = process.argv.slice(2) as [string, string]
const { resolve } = createRequire(join(home, 'package.json'))
const { createServer } = createRequire(join(home, 'package.json'))('@mswjs/http-middleware') as Bridge
const { http, HttpResponse } = (await import(pathToFileURL(resolve('msw')).href)) as typeof Msw
const { json, events } = JSON.parse(readFileSync(file, 'utf8')) as { json: string; events: string[] }
const stream = events.join('')

const app = createServer(
  http.get('*/models', () => HttpResponse.json({ object: 'list', data: [] })),
  http.post('*/chat/completions', async ({ request }) => {
    const body = (await request.json()) as { stream?: boolean }
    const type = body.stream === true ? 'text/event-stream' : 'application/json; charset=utf-8'
    return new HttpResponse(body.stream === true ? stream : json, { headers: { 'Content-Type': type } })
  }),
)
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`)
})
