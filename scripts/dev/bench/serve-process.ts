/**
 * Starts a program that does not print when it listens: runs it on a free port, waits for an answer, and prints the URL and the process id.
 * Its argument is {"command","args","base","probe"}, where `{port}` stands for the port.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

export interface Served {
  command: string
  args: string[]
  /** The base URL above `/chat/completions`. */
  base: string
  /** A path below it that is answered as soon as the program listens. */
  probe: string
}

const given = JSON.parse(process.argv[2]!) as Served
const port = String(await findPort())
const child = spawn(
  given.command,
  given.args.map((arg) => arg.replaceAll('{port}', port)),
  { stdio: ['ignore', 2, 2] },
)
child.once('error', ({ message }) => {
  console.error(message)
  process.exit(1)
})
child.once('exit', () => process.exit(1))
for (const event of ['SIGTERM', 'disconnect'] as const) process.once(event, () => child.kill('SIGTERM'))
const base = given.base.replace('{port}', port)
while (!(await answers(base + given.probe))) await setTimeout(100)
console.log(`listening on ${base} process ${child.pid}`)

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: free } = server.address() as AddressInfo
  server.close()
  return free
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { authorization: 'Bearer sk-bench' } })
    await response.arrayBuffer()
    return true
  } catch {
    return false
  }
}
