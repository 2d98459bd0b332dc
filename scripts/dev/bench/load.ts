/**
 * Load on one server for some seconds: wrk where it is installed (Debian package `wrk`), else the loader beside this file. Either
 * way one thread in a process of its own, a fixed number of keep-alive connections, one request in flight on each.
 */
import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Load {
  url: string
  body: string
  seconds: number
  /** Writes a number in place of `mark` in the body, another for each request. */
  vary?: boolean
}

export type Loader = (load: Load) => Promise<number>

export const connections = 32
/** What `vary` counts. */
export const mark = '000000'

/** The loader of this machine and its name. */
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

/** Requests a second; an answer that is no 200 or a broken connection makes the figure worthless, so it throws. */
function readRate(said: string): number {
  const rate = /Requests\/sec:\s*([\d.]+)/.exec(said)
  if (!rate || /Non-2xx|Socket errors/.test(said)) throw new Error(`the load was not answered:\n${said}`)
  return Number(rate[1])
}

function runChild(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => void (said += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => void (said += bytes.toString()))
    child.once('error', reject)
    child.once('close', () => resolve(said))
  })
}

/** A Lua string: every byte that is no plain letter as a decimal escape. */
function toLua(text: string): string {
  const bytes = [...Buffer.from(text)].map((byte) => `\\${String(byte).padStart(3, '0')}`)
  return `"${bytes.join('')}"`
}
