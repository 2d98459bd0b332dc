/** A real Redis server for tests, on a free port and without a file; the binary is in Debian's package `redis-server`. */
import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { isCI } from '../../requirements.ts'

export interface RedisProcess {
  readonly url: string
  start(): Promise<void>
  stop(): Promise<void>
  /** Stops or continues the process, to simulate a machine that hangs. */
  freeze(frozen: boolean): void
}

/** Why Redis cannot be used here; null when it can. With CI set it is an error, so that CI cannot skip these tests. */
export function findNoRedis(): string | null {
  if (spawnSync('redis-server', ['--version']).status === 0) return null
  const reason = 'redis-server is not installed (Debian: apt-get install redis-server)'
  if (isCI) throw new Error(reason)
  console.warn(`skipped: ${reason}`)
  return reason
}

/** A server that is not started yet; its port stays the same when it is stopped and started. */
export async function createRedis(): Promise<RedisProcess> {
  const port = await findPort()
  let child: ReturnType<typeof spawn> | null = null

  /** Resolves with null when the server is ready, else with its output. */
  function run(): Promise<string | null> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const started = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    return new Promise((resolve) => {
      let text = ''
      started.stdout.on('data', (part: Buffer) => {
        text += part.toString()
        if (text.includes('Ready to accept connections')) resolve(null)
      })
      started.once('exit', () => resolve(text))
    })
  }

  return {
    url: `redis://127.0.0.1:${port}/0`,
    async start() {
      let text = await run()
      // A connection of another program may have this port for a while.
      while (text?.includes('Address already in use')) {
        await wait(100)
        text = await run()
      }
      if (text !== null) throw new Error(`redis-server ended: ${text}`)
    },
    freeze(frozen) {
      child?.kill(frozen ? 'SIGSTOP' : 'SIGCONT')
    },
    stop() {
      const running = child
      child = null
      if (!running || running.exitCode !== null) return Promise.resolve()
      return new Promise((resolve) => {
        running.once('exit', () => resolve())
        running.kill('SIGKILL')
      })
    },
  }
}

/** A free port. */
export function findPort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
