/** `kimi-contract mock --workers N` as a real process, for tests: its output, its children, its exit code. */
import { spawn, spawnSync } from 'node:child_process'
import { request } from 'node:http'
import { program } from '../../program.ts'

export interface WorkersProcess {
  readonly pid: number
  /** Ends in `/v1`. */
  readonly url: string
  out(): string
  err(): string
  /** Process ids of the running workers. */
  workers(): number[]
  kill(signal: NodeJS.Signals): void
  /** The exit code, once it has exited. */
  readonly ended: Promise<number | null>
}

/** Starts the command; resolves when it listens, rejects with its output when it exits before. */
export function startWorkers(workers: number, args: string[] = []): Promise<WorkersProcess> {
  const given = [program, 'mock', '--port', '0', '--workers', String(workers), ...args]
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  // Processes of a test that fails are killed as well.
  process.once('exit', () => child.kill('SIGKILL'))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.stderr.on('data', (part) => (err += part))
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`ended with ${code}: ${err}`)))
    child.stdout.on('data', (part) => {
      out += part
      const url = /^listening on (\S+)\n/.exec(out)?.[1]
      if (url === undefined) return
      resolve({
        pid: child.pid!,
        url,
        out: () => out,
        err: () => err,
        workers: () => findChildren(child.pid!),
        kill: (signal) => void child.kill(signal),
        ended,
      })
    })
  })
}

/** Whether a process runs; a zombie does not. */
export function isAlive(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)])
    .stdout.toString()
    .trim()
  return state !== '' && !state.startsWith('Z')
}

function findChildren(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='])
  const rows = stdout
    .toString()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  // A mock whose sources have just changed also starts the bundler.
  const isWorker = (args: readonly string[]) => args.some((arg) => /[/\\]process\.[jt]s$/.test(arg))
  return rows
    .filter(([, parent, stat, ...args]) => Number(parent) === pid && !stat!.startsWith('Z') && isWorker(args))
    .map(([own]) => Number(own))
}

export interface Said {
  status: number
  text: string
  json: <Value>() => Value
}

/** A request on a connection of its own, so that any worker may get it. */
export function say(method: string, url: string, body?: unknown, key = 'sk-test-123456789'): Promise<Said> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const asked = request(url, { method, agent: false, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part) => (text += part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, json: <Value>() => JSON.parse(text) as Value }),
      )
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  })
}
