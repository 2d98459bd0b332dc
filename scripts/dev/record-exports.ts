/**
 * `node scripts/dev/record-exports.ts [--only NAME]`: lets the recorders of this machine record the same conforming traffic of the mock
 * and writes their exports to tests/recorded/fixtures/exports. A recorder that is not installed is skipped with a message. The programs:
 * Chromium at CHROMIUM (default /usr/bin/chromium), Firefox at FIREFOX (default firefox-esr in PATH), mitmdump at MITMDUMP (default in PATH),
 * and curl in PATH.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { executablePath, firefox, recordDevTools, recordFirefox, recordPlaywright } from './record-exports/browsers.ts'
import { requests, startTarget } from './record-exports/target.ts'

const folder = fileURLToPath(new URL('../../tests/recorded/fixtures/exports/', import.meta.url))
const mitmdump = process.env['MITMDUMP'] ?? 'mitmdump'

/** mitmdump as a reverse proxy; `options` may turn streaming on. The last request is aborted before its end. */
async function recordMitmproxy(url: string, file: string, options: readonly string[]): Promise<void> {
  const port = 20_000 + (process.pid % 10_000)
  const origin = url.replace('/v1', '')
  const child = spawn(
    mitmdump,
    ['-q', '-p', String(port), '--mode', `reverse:${origin}`, '--set', `hardump=${file}`, ...options],
    {
      stdio: 'inherit',
    },
  )
  const base = `http://127.0.0.1:${port}/v1`
  await waitUntilUp(`${base}/models`)
  for (const { path, body } of requests) {
    const answer = await fetch(base + path, body === null ? {} : { method: 'POST', body })
    await answer.text()
  }
  const control = new AbortController()
  const slow = fetch(base.replace('/v1', '/slow/v1') + requests[0]!.path, {
    method: 'POST',
    body: requests[0]!.body,
    signal: control.signal,
  })
  await Promise.race([slow.then((answer) => answer.body?.getReader().read()), sleep(1000)]).catch(() => undefined)
  control.abort()
  await slow.catch(() => undefined)
  await sleep(500)
  child.kill('SIGINT')
  await new Promise((resolve) => child.once('exit', resolve))
}

/** Waits up to 20 seconds for an answer. */
async function waitUntilUp(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await fetch(url)
      .then(() => true)
      .catch(() => false)
    if (isUp) return
    await sleep(200)
  }
  throw new Error(`${mitmdump} did not answer at ${url} within 20 s: start it by hand to see its error`)
}

/** The output of `curl -i` for all requests, in one file. */
async function recordCurl(url: string, file: string): Promise<void> {
  const parts = requests.map(({ path, body }) => {
    const data = body === null ? [] : ['-H', 'content-type: application/json', '--data-binary', body]
    return runProgram('curl', ['-s', '-i', ...data, url + path])
  })
  writeFileSync(file, Buffer.concat(await Promise.all(parts)))
}

/** Runs a program without blocking the servers of this process. */
async function runProgram(program: string, args: readonly string[]): Promise<Buffer> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const isInstalled = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

/** Every recorder: the file of its export, the program that it needs, and the function that runs it. */
const recorders: readonly (readonly [
  name: string,
  program: string,
  run: (url: string, file: string) => Promise<void>,
])[] = [
  ['playwright.har', executablePath, recordPlaywright],
  ['devtools.har', executablePath, recordDevTools],
  ['firefox.har', firefox, recordFirefox],
  ['mitmproxy.har', mitmdump, (url, file) => recordMitmproxy(url, file, [])],
  ['mitmproxy-streamed.har', mitmdump, (url, file) => recordMitmproxy(url, file, ['--set', 'stream_large_bodies=1'])],
  ['curl.http', 'curl', recordCurl],
]

async function main(): Promise<void> {
  const only = process.argv[process.argv.indexOf('--only') + 1]
  if (process.argv.includes('--only') && !recorders.some(([name]) => name === only)) {
    console.error(`--only ${only}: there are ${recorders.map(([name]) => name).join(', ')}`)
    process.exitCode = 2
    return
  }
  mkdirSync(folder, { recursive: true })
  const temporary = mkdtempSync(join(tmpdir(), 'kimi-contract-exports-'))
  const target = await startTarget()
  for (const [name, program, run] of recorders) {
    if (process.argv.includes('--only') && only !== name) continue
    if (!isInstalled(program)) {
      console.error(`${name} skipped: ${program} is not installed`)
      continue
    }
    const file = join(temporary, name)
    await run(target.url, file)
    const text = readFileSync(file, 'utf8')
    // The port differs in each run, so it is replaced; the rest stays as the recorder wrote it.
    const stable = text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4010')
    writeFileSync(
      join(folder, name),
      name.endsWith('.har') ? `${JSON.stringify(JSON.parse(stable), null, 1)}\n` : stable,
    )
    console.error(`${name} written`)
  }
  await target.close()
  rmSync(temporary, { recursive: true })
}

if (import.meta.main) await main()
