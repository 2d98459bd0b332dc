/** The command `mock` when something around it fails (docs/resilience.md). */
import { spawn, spawnSync } from 'node:child_process'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { hello } from '../../mocks/ask.ts'
import { program } from '../../program.ts'

const timeoutMs = 60_000

/** Starts a shell command that runs the mock; resolves when it listens. */
async function start(shell: string) {
  const child = spawn('sh', ['-c', shell, 'sh', process.execPath, program], { stdio: ['ignore', 'pipe', 'pipe'] })
  process.once('exit', () => child.kill('SIGKILL'))
  let err = ''
  child.stderr.on('data', (part) => (err += part))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    ended.then((code) => {
      throw new Error(`ended with ${code}: ${err}`)
    }),
  ])) as [Buffer]
  const url = /http:\S+/.exec(line.toString())![0]
  return { url, port: Number(new URL(url).port), err: () => err, ended, kill: () => child.kill('SIGTERM') }
}

async function chat(url: string): Promise<number> {
  const headers = { authorization: 'Bearer any', connection: 'close' }
  return (await fetch(`${url}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(hello) })).status
}

/** Opens connections that send the beginning of a request and then nothing. */
async function openHalf(port: number, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1').on('error', () => {}))
  await Promise.all(sockets.map((socket) => Promise.race([once(socket, 'connect'), once(socket, 'close')])))
  for (const socket of sockets)
    socket.write('POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"model"')
  return sockets
}

test(
  'with no file descriptor left it stays alive, and answers once connections are closed',
  async () => {
    const mock = await start('ulimit -n 60; exec "$1" "$2" mock --port 0 --quiet')
    const sockets = await openHalf(mock.port, 100)
    for (const socket of sockets) socket.destroy()
    await expect.poll(() => chat(mock.url).catch(() => 0), { timeout: 50_000 }).toBe(200)
    mock.kill()
    expect(await mock.ended).toBe(0)
  },
  timeoutMs,
)

test(
  'many half-open connections delay no other request, and none keeps it from ending',
  async () => {
    const mock = await start('exec "$1" "$2" mock --port 0 --quiet --drain 1')
    const sockets = await openHalf(mock.port, 300)
    expect(await chat(mock.url)).toBe(200)
    mock.kill()
    expect(await mock.ended).toBe(0)
    for (const socket of sockets) socket.destroy()
  },
  timeoutMs,
)

test.each(['2>/dev/full', '2>&-'])(
  'a log that cannot be written (%s) does not end it',
  async (redirection) => {
    const mock = await start(`exec "$1" "$2" mock --port 0 ${redirection}`)
    for (let at = 0; at < 3; at++) expect(await chat(mock.url)).toBe(200)
    mock.kill()
    expect(await mock.ended).toBe(0)
  },
  timeoutMs,
)

test('results that cannot be written are one sentence and exit code 2', () => {
  const shell = '"$1" "$2" mock --list >/dev/full'
  const { status, stderr } = spawnSync('sh', ['-c', shell, 'sh', process.execPath, program], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^the output could not be written: ENOSPC[^\n]*\n$/)])
})
