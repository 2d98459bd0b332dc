/** Servers in child processes: start, read peak memory, stop. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'

export interface Running {
  readonly url: string
  readonly child: ChildProcess
  /** Milliseconds from spawn to the end of the first answer. */
  readonly coldMs: number
  /** Peak resident memory in megabytes (10^6 bytes); NaN where /proc is not available. */
  peakMb(): number
  stop(): Promise<void>
}

const timeoutMs = 30_000
const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' }

/** Whether processes can be pinned to one core on this machine. */
export const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0

/** Starts a server that prints `listening on <base URL>` and waits for its first 200; `pinned` runs it on one core. */
export async function start(args: readonly string[], { probe = '/models', pinned = false } = {}): Promise<Running> {
  const begin = performance.now()
  const command = pinned ? ['taskset', '-c', '0', process.execPath] : [process.execPath]
  const child = spawn(command[0]!, [...command.slice(1), ...args], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const url = await findUrl(child, args)
  await ask(url + probe)
  const coldMs = performance.now() - begin
  return {
    url,
    child,
    coldMs,
    peakMb: () => readPeak(child.pid),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
        child.once('exit', () => {
          clearTimeout(timer)
          resolve()
        })
        // SIGTERM first: Node writes its compile cache only at a regular exit.
        child.kill('SIGTERM')
      }),
  }
}

function findUrl(child: ChildProcess, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const timer = setTimeout(() => fail(`was not listening within ${timeoutMs / 1000} s`), timeoutMs)
    function fail(what: string): void {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(`${args.join(' ')} ${what}:\n${output.slice(0, 2000)}`))
    }
    // The mock logs every request: what is kept is what the message of a failure shows.
    const keep = (bytes: Buffer) => void (output = (output + bytes.toString()).slice(0, 2000))
    child.stderr?.on('data', (bytes: Buffer) => (output.length < 2000 ? keep(bytes) : undefined))
    child.stdout?.on('data', (bytes: Buffer) => {
      keep(bytes)
      const match = /listening on (\S+)\n/.exec(output)
      if (!match) return
      clearTimeout(timer)
      resolve(match[1]!)
    })
    child.once('exit', () => fail('exited before it was listening'))
  })
}

function ask(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { authorization: 'Bearer sk-bench' }, agent: false }, (response) => {
      response.resume()
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      else response.on('end', () => resolve())
    })
    request.on('error', reject)
  })
}

function readPeak(pid: number | undefined): number {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return match ? (Number(match[1]) * 1024) / 1e6 : Number.NaN
  } catch {
    return Number.NaN
  }
}
