/**
 * A load generator for machines without wrk. It uses raw keep-alive sockets, so that the client needs little time. It connects only to
 * 127.0.0.1, with limited connections and time. load.ts runs it with one argument: {"url","body","seconds","connections","vary"}.
 */
import { connect } from 'node:net'
import { mark } from './load.ts'
import type { Load } from './load.ts'
import { createReader, toRequestBytes } from './wire.ts'

const given = JSON.parse(process.argv[2]!) as Load & { connections: number }
const { hostname, port } = new URL(given.url)
if (hostname !== '127.0.0.1') throw new Error('the load generator connects to 127.0.0.1 only')
const bytes = toRequestBytes(given.url, given.body)
const at = given.vary ? bytes.indexOf(mark) : -1
const seconds = Math.min(60, given.seconds)
let done = 0
let failed = 0
let number = 100_000

for (let count = 0; count < Math.min(1000, given.connections); count++) {
  const socket = connect(Number(port), hostname, () => socket.write(next())).setNoDelay(true)
  const read = createReader((status) => {
    if (status === 200) done++
    else failed++
    socket.write(next())
  })
  socket.on('data', read)
  socket.on('error', () => failed++)
}

setTimeout(() => {
  console.log(failed > 0 ? `Socket errors: ${failed}` : `Requests/sec: ${done / seconds}`)
  process.exit()
}, seconds * 1000)

function next(): Buffer {
  if (at < 0) return bytes
  const varied = Buffer.from(bytes)
  varied.write(String(++number), at)
  return varied
}
