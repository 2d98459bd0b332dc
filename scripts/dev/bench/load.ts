/**
 * Puts load on one server for some seconds, with wrk if it is installed (Debian package `wrk`), otherwise with loader.ts. Both use one
 * thread in a separate process and a fixed number of keep-alive connections with one request in flight on each.
 */
import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Load {
  url: string
  body: string
  seconds: number
  /** Replaces `mark` in the body with a different number for each request. */
  vary?: boolean
}

export type Loader = (load: Load) => Promise<number>

export const connections = 32

/** The placeholder that `vary` replaces. */
export const mark = '000000'

/** The load generator available on this machine, and its name. */
export function findLoader(folder: string): { name: string; run: Loader } {
  const version = /^wrk \S+/.exec(spawnSync('wrk', ['-v'], { encoding: 'utf8' }).stdout ?? '')
  if (version) return { name: version[0], run: (load) => runWrk(load, folder) }
  const script = join(import.meta.dirname, 'loader.ts')
  return {
    name: 'own loader (wrk is not installed)',
    run: (load) => runChild(process.execPath, [script, JSON.stringify({ ...load, connections })]).then(readRate),
  }
}

async function runWrk({ url, body, seconds, vary = false }: Load, folder: string): Promise<number> {
  const script = join(folder, 'post.lua')
  const [before, after = ''] = body.split(mark)
  const varied = `local n = 100000
request = function()
  n = n + 1
  return wrk.format(nil, nil, nil, ${toLua(before!)} .. n .. ${toLua(after)})
end
`
  writeFileSync(
    script,
    `wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer sk-bench"
${vary ? varied : `wrk.body = ${toLua(body)}`}
`,
  )
  return readRate(await runChild('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url]))
}

/** Requests per second. Throws if an answer was not 200 or a connection broke, because the figure is invalid then. */
function readRate(output: string): number {
  const rate = /Requests\/sec:\s*([\d.]+)/.exec(output)
  if (!rate || /Non-2xx|Socket errors/.test(output))
    throw new Error(`not every request was answered with 200:\n${output}`)
  return Number(rate[1])
}

function runChild(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (bytes: Buffer) => void (output += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => void (output += bytes.toString()))
    child.once('error', reject)
    child.once('close', () => resolve(output))
  })
}

/** A Lua string with every byte as a decimal escape. */
function toLua(text: string): string {
  const bytes = [...Buffer.from(text)].map((byte) => `\\${String(byte).padStart(3, '0')}`)
  return `"${bytes.join('')}"`
}
