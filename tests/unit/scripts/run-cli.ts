/** Runs the command line: in this process, or as a child process where a test needs signals, pipes, `.env` or Node's own variables. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../../../scripts/cli.ts'

const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
/** What a child process gets of the environment of the tests; `temporary-folder.ts` sets the cache. */
export const parentEnv = { PATH, NODE_COMPILE_CACHE }

export interface CliRun {
  code: number | null
  out: string
  err: string
}

export interface CliOptions {
  env?: Record<string, string>
  cwd?: string
}

export interface ProcessOptions extends CliOptions {
  /** Called once the child runs, with the way to signal it. */
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void
  /** Called with each piece of stderr; may act on the child. */
  onErr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void
}

/** An empty folder, so that no `.env` of the machine is read. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'kimi-contract-test-'))
}

/** Runs a command in this process. Runs with `cwd` change the working directory, so a test must not start two at once. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  let out = ''
  let err = ''
  const before = process.cwd()
  if (options.cwd !== undefined) process.chdir(options.cwd)
  try {
    const code = await main(args, {
      out: (text) => void (out += text),
      log: (line) => void (err += `${line}\n`),
      color: false,
      live: false,
      env: { PATH: process.env.PATH, NO_COLOR: '1', ...options.env },
    })
    return { code, out, err }
  } finally {
    process.chdir(before)
  }
}

/** Runs a command as a child process, in an environment and a folder of its own. */
export async function spawnCli(args: readonly string[], options: ProcessOptions = {}): Promise<CliRun> {
  // Waits for the bundle, which tests of commands in this process do not need.
  const { program } = await import('../program.ts')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd ?? makeFolder(),
      env: { ...parentEnv, NO_COLOR: '1', ...options.env },
    })
    options.onStart?.((signal) => child.kill(signal))
    let out = ''
    let err = ''
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes.toString()
      options.onErr?.(bytes.toString(), (signal) => child.kill(signal))
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}
