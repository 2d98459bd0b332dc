/** Runs a command of this project in a child process and waits until it prints `listening on`. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface CliChild {
  url: string
  /** Sends this signal and waits until the process has exited. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

const bin = fileURLToPath(new URL('../../bin.ts', import.meta.url))

/** Starts `mock` or `record`; rejects with its output if it exits before it listens. */
export function startCli(args: readonly string[]): Promise<CliChild> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const exited = new Promise<void>((done) => child.on('close', () => done()))
    let out = ''
    let err = ''
    child.stderr.on('data', (bytes: Buffer) => (err = (err + bytes.toString()).slice(-2000)))
    child.stdout.on('data', (bytes: Buffer) => {
      if (out.length < 10_000) out += bytes.toString()
      const url = /listening on (\S+)\n/.exec(out)?.[1]
      if (url === undefined) return
      resolve({
        url,
        stop(signal = 'SIGTERM') {
          child.kill(signal)
          return exited
        },
      })
    })
    child.on('close', () => reject(new Error(`${args.join(' ')} ended: ${out}${err}`)))
  })
}
