/** The end of the command `mock`: requests in flight finish within a bound, nothing new is accepted. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'vitest'
import { hello } from '../../mocks/ask.ts'
import { runCli } from '../run-cli.ts'
import { program } from '../../program.ts'

const timeoutMs = 90_000

async function start(...args: string[]) {
  const child = spawn(process.execPath, [program, 'mock', '--port', '0', '--quiet', ...args])
  process.once('exit', () => child.kill('SIGKILL'))
  let err = ''
  child.stderr.on('data', (part) => (err += part))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = /http:\S+/.exec(line.toString())![0]
  return { url, err: () => err, ended, signal: (name: NodeJS.Signals) => void child.kill(name) }
}

/** A stream whose first bytes have arrived; `text` is the whole of it, or null if it broke off. */
async function openStream(url: string) {
  const headers = { authorization: 'Bearer sk-test', 'content-type': 'application/json' }
  const body = JSON.stringify({ ...hello, stream: true })
  const response = await fetch(`${url}/chat/completions`, { method: 'POST', headers, body })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const first = await reader.read()
  const rest = async () => {
    let text = first.value ?? ''
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
      return text
    } catch {
      return null
    }
  }
  return { text: rest() }
}

const refused = (url: string) =>
  fetch(`${url}/models`).then(
    () => 'answered',
    (error: Error) => (error.cause as NodeJS.ErrnoException).code,
  )

const slow = ['--pace', 'ttft=0,rate=4', '--drain', '60']
const endless = ['--pace', 'ttft=0,rate=0.001']

// Tests of processes run beside each other, because they mostly wait; the longest starts first.
test.concurrent(
  'the health route reports the end to a connection that is still open',
  async ({ expect }) => {
    const mock = await start('--pace', 'ttft=0,rate=2', '--drain', '60')
    const { hostname, port } = new URL(mock.url)
    const socket = connect(Number(port), hostname)
    let received = ''
    socket.setEncoding('utf8').on('data', (part: string) => (received += part))
    const body = JSON.stringify({ ...hello, stream: true })
    const head = `Host: ${hostname}:${port}\r\nAuthorization: Bearer sk-test\r\nContent-Type: application/json`
    socket.write(`POST /v1/chat/completions HTTP/1.1\r\n${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
    await expect.poll(() => received, { timeout: timeoutMs }).toContain('data: ')
    mock.signal('SIGTERM')
    await expect.poll(() => mock.err(), { timeout: timeoutMs }).toContain('stopping')
    socket.write(`GET /__mock/health HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`)
    await once(socket, 'close')
    expect(received).toMatch(/data: \[DONE\][^]*HTTP\/1\.1 503 [^]*"status": "draining"/)
    expect(await mock.ended).toBe(0)
  },
  timeoutMs,
)

test.concurrent.for([
  ['SIGTERM', []],
  ['SIGINT', []],
  ['SIGTERM', ['--workers', '2']],
] as const)(
  'on %s with %j a stream in flight ends whole, and new connections are refused',
  { timeout: timeoutMs },
  async ([signal, args], { expect }) => {
    const mock = await start(...slow, ...args)
    const { text } = await openStream(mock.url)
    mock.signal(signal)
    await expect.poll(() => refused(mock.url), { timeout: timeoutMs }).toBe('ECONNREFUSED')
    expect(await text).toMatch(/"finish_reason":"stop"[^]*data: \[DONE\]\n\n$/)
    expect(await mock.ended).toBe(0)
    expect(mock.err()).not.toContain('ended')
  },
)

test.concurrent.for([[[]], [['--workers', '2']]] as const)(
  'with %j a stream that takes longer than --drain is cut',
  { timeout: timeoutMs },
  async ([args], { expect }) => {
    const mock = await start(...endless, '--drain', '0.5', ...args)
    const { text } = await openStream(mock.url)
    mock.signal('SIGTERM')
    expect(await text).toBeNull()
    expect(await mock.ended).toBe(0)
  },
)

test.concurrent.for([[[]], [['--workers', '2']]] as const)(
  'with %j a second signal ends at once',
  { timeout: timeoutMs },
  async ([args], { expect }) => {
    const mock = await start(...endless, '--drain', '3600', ...args)
    const { text } = await openStream(mock.url)
    mock.signal('SIGTERM')
    await expect
      .poll(() => mock.err(), { timeout: timeoutMs })
      .toContain('stopping; requests in flight have 3600 s to finish, another signal ends at once')
    // Signals closer than a second count as one press; the first is older than its line. One signal only: the process may be ending.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    mock.signal('SIGTERM')
    expect(await text).toBeNull()
    expect(await mock.ended).toBe(0)
  },
)

test.for(['-1', 'soon', '3601'])('--drain %s is wrong use', async (seconds, { expect }) => {
  const { code, err } = await runCli(['mock', '--port', '0', `--drain=${seconds}`])
  expect([code, err]).toEqual([2, `error: --drain is ${seconds}; it must be a number of seconds from 0 to 3600\n`])
})
