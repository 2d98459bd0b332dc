/**
 * `npm run soak -- [seconds]`: sends mixed traffic to the mock in a child process, and watches its memory and open files. Exits with 1 if
 * memory still grows after the warm-up, files stay open, or an answer is not the expected one.
 * Linux only: memory and open files are read from /proc.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { request as httpRequest, Agent } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { median } from './bench/numbers.ts'
import { start } from './bench/process.ts'

const seconds = Number(process.argv[2] ?? 60)
/** The share of the time that counts as warm-up, in which caches and the journal fill and V8 grows its heap. */
const warmUp = 0.4
const clients = 8

/** Growth of the median memory, from the second to the last quarter after the warm-up, that counts as noise. */
const toleranceMb = 15

interface Sample {
  atMs: number
  residentMb: number
}

const server = await start([join(import.meta.dirname, '../bin.ts'), 'mock', '--port', '0'])
const pid = server.child.pid!
server.child.stderr?.resume()
const agent = new Agent({ keepAlive: true, maxSockets: clients })
const counts: Record<string, number> = {}
const problems: string[] = []
try {
  const filesBefore = countFiles(pid)
  const samples: Sample[] = []
  const begin = performance.now()
  const isOver = () => performance.now() - begin > seconds * 1000
  await Promise.all([
    ...Array.from({ length: clients }, (_, client) => runClient(client, isOver)),
    (async () => {
      while (!isOver()) {
        samples.push({ atMs: performance.now() - begin, residentMb: readResidentMb(pid) })
        await sleep(Math.min(1000, seconds * 10))
      }
    })(),
  ])
  agent.destroy()
  await sleep(1000)
  const filesAfter = countFiles(pid)
  report(samples, filesBefore, filesAfter)
} finally {
  agent.destroy()
  await server.stop()
}

/** One client: it sends its requests one after another in a fixed order, so that every kind is sent. */
async function runClient(client: number, isOver: () => boolean): Promise<void> {
  for (let round = 0; !isOver(); round++) {
    const number = client * 1_000_000 + round
    await send('chat', 200, '/chat/completions', toChat(`Question ${number}`))
    await send('stream', 200, '/chat/completions', toChat(`Stream ${number}`, { stream: true }))
    await send('large', 200, '/chat/completions', toChat(`Text ${number} ${'word '.repeat(4000)}`))
    await send('refused', 400, '/chat/completions', toChat('x', { temperature: 5 }))
    await send('model', 404, '/chat/completions', toChat('x', { model: `unknown-${number}` }))
    await send('fault', null, '/chat/completions', toChat('x', { stream: true }), { Prefer: 'fault=stream-cut' })
    await send('models', 200, '/models')
    const uploaded = await upload(number)
    if (uploaded !== null) await send('delete', 200, `/files/${uploaded}`, undefined, {}, 'DELETE')
    if (round % 20 === 0) await abort(toChat(`Aborted ${number}`, { stream: true, max_tokens: 2000 }))
  }
}

function toChat(content: string, members: object = {}): string {
  return JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content }], ...members })
}

/** Sends a request and reads the answer to its end. With the `status` null any outcome is accepted, even a broken connection. */
function send(
  kind: string,
  status: number | null,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
  method = body === undefined ? 'GET' : 'POST',
): Promise<string> {
  counts[kind] = (counts[kind] ?? 0) + 1
  return new Promise((resolve) => {
    const fail = (what: string) => {
      if (status !== null && problems.length < 10) problems.push(`${kind}: ${what}`)
      resolve('')
    }
    const all = { Authorization: 'Bearer sk-soak', 'Content-Type': 'application/json', ...headers }
    const outgoing = httpRequest(server.url + path, { method, headers: all, agent }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => void (text += part))
      response.on('error', (error) => fail(String(error)))
      response.on('end', () => {
        if (status !== null && response.statusCode !== status)
          fail(`status ${response.statusCode} instead of ${status}: ${text.slice(0, 200)}`)
        else resolve(text)
      })
    })
    outgoing.on('error', (error) => fail(String(error)))
    outgoing.end(body)
  })
}

/** Uploads a file of 20 kB and returns its id. */
async function upload(number: number): Promise<string | null> {
  const boundary = 'soak-boundary'
  const body = [
    `--${boundary}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nfile-extract\r\n`,
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="f${number}.txt"\r\nContent-Type: text/plain\r\n\r\n`,
    `${'content '.repeat(2500)}\r\n--${boundary}--\r\n`,
  ].join('')
  const text = await send('upload', 200, '/files', body, {
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
  })
  return text === '' ? null : (JSON.parse(text) as { id: string }).id
}

/** Starts a stream and closes the connection after its first bytes. */
function abort(body: string): Promise<void> {
  counts.aborted = (counts.aborted ?? 0) + 1
  return new Promise((resolve) => {
    const headers = { Authorization: 'Bearer sk-soak', 'Content-Type': 'application/json' }
    const outgoing = httpRequest(`${server.url}/chat/completions`, { method: 'POST', headers, agent: false })
    outgoing.on('response', (response) => response.once('data', () => outgoing.destroy()))
    outgoing.on('error', () => {})
    outgoing.on('close', () => resolve())
    outgoing.end(body)
  })
}

function report(samples: readonly Sample[], filesBefore: number, filesAfter: number): void {
  const steady = samples.filter((one) => one.atMs >= seconds * 1000 * warmUp)
  const quarter = Math.max(1, Math.floor(steady.length / 4))
  const early = median(steady.slice(quarter, 2 * quarter).map((one) => one.residentMb))
  const late = median(steady.slice(-quarter).map((one) => one.residentMb))
  const requests = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`)
  console.log(`${requests} requests in ${seconds} s: ${kinds.join(', ')}`)
  console.log(`memory after the warm-up: ${early.toFixed(0)} MB, at the end ${late.toFixed(0)} MB`)
  console.log(`open files: ${filesBefore} before, ${filesAfter} after`)
  if (late - early > toleranceMb) problems.push(`memory grew by ${(late - early).toFixed(0)} MB`)
  if (filesAfter > filesBefore + 1) problems.push(`${filesAfter - filesBefore} files stay open`)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

function readResidentMb(id: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))
  return (Number(match?.[1]) * 1024) / 1e6
}

function countFiles(id: number): number {
  return readdirSync(`/proc/${id}/fd`).length
}
