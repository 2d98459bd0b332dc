/** `kimi-contract mock --workers N` as a real process, for tests: its output, its children, its exit code. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

interface ProcessInfo {
  pid: number
  parent: number
  state: string
  args: readonly string[]
}

/** Whether a process runs; a zombie does not. */
export function isAlive(pid: number): boolean {
  const found = hasProc ? readProc(pid) : listByPs().find((one) => one.pid === pid)
  return found !== undefined && found !== null && !found.state.startsWith('Z')
}

/** Where the kernel has files of its processes, reading them takes less time than to start `ps`. */
const hasProc = existsSync('/proc/self/stat')

/** A process, or null if there is none, or if it ends while it is read. */
function readProc(pid: number): ProcessInfo | null {
  try {
    // The second field is the name in brackets, which may contain anything.
    const [state = '', parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(/\) (?=\w )/)
      .at(-1)!
      .split(' ')
    return { pid, parent: Number(parent), state, args: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0') }
  } catch {
    return null
  }
}

function listByPs(): ProcessInfo[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
  return stdout.split('\n').map((line) => {
    const [pid, parent, state = '', ...args] = line.trim().split(/\s+/)
    return { pid: Number(pid), parent: Number(parent), state, args }
  })
}

function findChildren(pid: number): number[] {
  const all = hasProc
    ? readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProc(Number(name)) ?? []) : []))
    : listByPs()
  // A mock whose sources have just changed also starts the bundler.
  const isWorker = (args: readonly string[]) => args.some((arg) => /[/\\]process\.[jt]s$/.test(arg))
  return all
    .filter(({ parent, state, args }) => parent === pid && !state.startsWith('Z') && isWorker(args))
    .map((one) => one.pid)
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
