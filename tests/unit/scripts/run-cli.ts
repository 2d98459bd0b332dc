/** Runs the command line as a child process, in an environment and a folder of its own. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../../scripts/bin.ts', import.meta.url))

export interface CliRun {
  code: number | null
  out: string
  err: string
}

export interface CliOptions {
  env?: Record<string, string>
  cwd?: string
  /** Called once the child runs, with the way to signal it. */
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void
  /** Called with each piece of stderr; may act on the child. */
  onErr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void
}

/** An empty folder, so that no `.env` of the machine is read. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'kimi-contract-test-'))
}

export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: options.cwd ?? makeFolder(),
      env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', ...options.env },
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
