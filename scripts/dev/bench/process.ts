/** Servers in child processes: start, read peak memory, stop. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, readSync, unlinkSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Running {
  readonly url: string
  readonly child: ChildProcess
  /** Milliseconds from spawn to the end of the first answer. */
  readonly coldMs: number
  /** Peak resident memory in megabytes (10^6 bytes); NaN where /proc is not available. */
  peakMb(): number
  stop(): Promise<void>
}

/** The timeout of a start; a Java program takes half a minute on a busy machine. */
const timeoutMs = 120_000
const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' }

/** Whether processes can be pinned to one core on this machine. */
export const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0

/**
 * Starts a server that prints `listening on <base URL>` and waits for its first 200; `pinned` runs it on one core, and `more` are further
 * variables of its environment.
 */
export async function start(
  args: readonly string[],
  { probe = '/models', pinned = false, more = {} }: { probe?: string; pinned?: boolean; more?: NodeJS.ProcessEnv } = {},
): Promise<Running> {
  const begin = performance.now()
  const command = pinned ? ['taskset', '-c', '0', process.execPath] : [process.execPath]
  // The request log goes to a file, because reading it from a pipe would use a part of the two cores.
  const log = openLog()
  const stdio = ['ignore', 'pipe', log, 'ipc'] as const
  const child = spawn(command[0]!, [...command.slice(1), ...args], { env: { ...env, ...more }, stdio: [...stdio] })
  child.once('close', () => closeSync(log))
  const { url, pid } = await findUrl(child, args, log)
  await ask(url + probe)
  const coldMs = performance.now() - begin
  return {
    url,
    child,
    coldMs,
    peakMb: () => readPeak(pid),
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

/** A file that is deleted when it is closed. */
function openLog(): number {
  const file = join(tmpdir(), `kimi-contract-bench-${process.pid}-${performance.now()}.log`)
  const log = openSync(file, 'w+')
  unlinkSync(file)
  return log
}

function readLog(log: number): string {
  const bytes = Buffer.alloc(Math.min(2000, fstatSync(log).size))
  readSync(log, bytes, 0, bytes.length, 0)
  return bytes.toString()
}

function findUrl(
  child: ChildProcess,
  args: readonly string[],
  log: number,
): Promise<{ url: string; pid: number | undefined }> {
  return new Promise((resolve, reject) => {
    let output = ''
    const timer = setTimeout(() => fail(`was not listening within ${timeoutMs / 1000} s`), timeoutMs)
    function fail(what: string): void {
      clearTimeout(timer)
      // On SIGTERM serve-process.ts also ends the program that it has started.
      child.kill('SIGTERM')
      reject(new Error(`${args.join(' ').slice(0, 200)} ${what}:\n${output}${readLog(log)}`))
    }
    child.stdout?.on('data', (bytes: Buffer) => {
      output = (output + bytes.toString()).slice(0, 2000)
      const match = /listening on (\S+)(?: process (\d+))?\n/.exec(output)
      if (!match) return
      clearTimeout(timer)
      resolve({ url: match[1]!, pid: match[2] === undefined ? child.pid : Number(match[2]) })
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
