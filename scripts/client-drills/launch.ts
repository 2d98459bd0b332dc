/** Starts the user's program with the mock's base URL and key in its environment, and ends it together with its child processes. */
import { spawn, type ChildProcess } from 'node:child_process'
import { statSync } from 'node:fs'
import { createLeftovers } from './leftovers.ts'

export interface LaunchOptions {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** Text for the standard input; without it, the input is empty. */
  readonly input: string | null
  readonly limitMs: number
  readonly signal?: AbortSignal
}

export interface Launched {
  /** Ends the program before its limit. */
  end(because: 'requests'): void
  readonly done: Promise<Ended>
}

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
  readonly endedBecause: 'time' | 'requests' | 'interrupt' | null
}

/** The program could not be started. */
export class LaunchError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'LaunchError'
  }
}

/** The most characters of each output that are kept. */
const mostOutput = 1_000_000

/** The time between SIGTERM and SIGKILL, and the time that outputs may stay open after the exit. */
const graceMs = 1_000

/** Starts the program. `done` rejects with a LaunchError if it cannot be started. */
export function launch(options: LaunchOptions): Launched {
  const [file = '', ...args] = options.command
  const startedMs = performance.now()
  let endedBecause: Ended['endedBecause'] = null
  let killing: NodeJS.Timeout | undefined
  const leftovers = createLeftovers(options.env)
  // The program gets its own process group, so that its child processes can be ended with it.
  const child = spawn(file, args, { env: leftovers.env, detached: process.platform !== 'win32', stdio: 'pipe' })
  const stop = (because: NonNullable<Ended['endedBecause']>) => {
    if (endedBecause !== null || child.exitCode !== null) return
    endedBecause = because
    signalGroup(child, 'SIGTERM')
    killing = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs)
  }
  const timer = setTimeout(() => stop('time'), options.limitMs)
  const onAbort = () => stop('interrupt')
  options.signal?.addEventListener('abort', onAbort, { once: true })
  if (options.signal?.aborted) onAbort()
  // A second Ctrl-C ends this process at once. The program is in another group and would continue to run.
  const onExit = () => {
    signalGroup(child, 'SIGKILL')
    leftovers.end()
  }
  process.once('exit', onExit)

  const stdout = collect(child.stdout)
  const stderr = collect(child.stderr)
  // A program that does not read its input closes the pipe early.
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input ?? '')

  const done = new Promise<Ended>((resolve, reject) => {
    const finish = (exitCode: number | null) => {
      clearTimeout(timer)
      clearTimeout(killing)
      options.signal?.removeEventListener('abort', onAbort)
      process.off('exit', onExit)
      // Child processes that still run would send requests into the next run.
      signalGroup(child, 'SIGKILL')
      leftovers.end()
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ exitCode, stdout: stdout(), stderr: stderr(), durationMs: performance.now() - startedMs, endedBecause })
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', onAbort)
      process.off('exit', onExit)
      reject(new LaunchError(toStartProblem(file, error)))
    })
    // `close` waits until the outputs are closed. A child process that keeps them open must not delay the end longer than this.
    child.once('exit', (code) => {
      const late = setTimeout(() => finish(code), graceMs)
      child.once('close', () => {
        clearTimeout(late)
        finish(code)
      })
    })
  })
  return { end: stop, done }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (part: string) => {
    if (text.length < mostOutput) text += part.slice(0, mostOutput - text.length)
  })
  return () => text
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // The group has ended.
  }
}

function toStartProblem(file: string, error: NodeJS.ErrnoException): string {
  return `${file} could not be started: ${toStartReason(file, error)}; give the program and its arguments after --, such as -- node app.js`
}

function toStartReason(file: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such program'
  if (code !== 'EACCES') return message
  return isDirectory(file) ? 'it is a directory' : 'it is not executable'
}

/** Whether a path is a directory; false if a folder on the way may not be read. */
function isDirectory(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  } catch {
    return false
  }
}
