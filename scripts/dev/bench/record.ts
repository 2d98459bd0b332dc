/**
 * How much `record` delays the first byte of an answer, with direct and proxied requests interleaved in one run (goal: median 0.3 ms),
 * and whether many concurrent streams pass with equal bytes and a valid HAR. Run: node scripts/dev/bench/record.ts [streams]
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRecording } from '../../../openapi/readers/index.ts'
import { startCli, type CliChild } from './cli-child.ts'
import { atLeast, atMost, type Goal } from './goals.ts'
import { median } from './numbers.ts'
import { finish } from './part.ts'

const limitMs = 0.3
const rounds = 1000
const warmUp = 200
const streams = Number(/^\d+$/.exec(process.argv[2] ?? '')?.[0] ?? 1000)
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-bench-'))
const agent = new http.Agent({ keepAlive: true })
const children: CliChild[] = []

try {
  const mock = await start(['mock', '--port', '0'])
  finish([...(await measureDelay(mock.url)), await measureMany(mock.url)])
} finally {
  agent.destroy()
  await Promise.all(children.map((child) => child.stop()))
  rmSync(folder, { recursive: true })
}

async function start(args: readonly string[]): Promise<CliChild> {
  const child = await startCli(args)
  children.push(child)
  return child
}

async function measureDelay(direct: string): Promise<Goal[]> {
  const proxy = await start(['record', '--port', '0', '--target', direct, '--out', join(folder, 'delay.har')])
  const routes = [direct, proxy.url]
  const goals: Goal[] = []
  console.log(`first byte of the body over loopback, ${rounds} interleaved rounds, medians`)
  for (const stream of [true, false]) {
    const times: number[][] = [[], []]
    for (let round = -warmUp; round < rounds; round++)
      for (const route of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const { firstMs } = await ask(routes[route]!, 'Tea?', stream)
        if (round >= 0) times[route]!.push(firstMs)
      }
    const [plain, proxied] = times.map(median) as [number, number]
    goals.push(
      atMost(`record: added to the first byte of ${stream ? 'a stream' : 'an answer'}`, proxied - plain, limitMs, 'ms'),
    )
    console.log(
      `  ${stream ? 'stream  ' : 'no stream'}  direct ${plain.toFixed(3)} ms, proxied ${proxied.toFixed(3)} ms: ` +
        `${(proxied - plain).toFixed(3)} ms added (limit ${limitMs}), ratio ${(proxied / plain).toFixed(2)}`,
    )
  }
  return goals
}

async function measureMany(direct: string): Promise<Goal> {
  const out = join(folder, 'many.har')
  const proxy = await start(['record', '--port', '0', '--target', direct, '--out', out])
  const received: string[] = []
  const startMs = performance.now()
  await Promise.all(
    Array.from({ length: streams }, async (_, number) => {
      const { bytes } = await ask(proxy.url, `Count to ${number}.`, true)
      received.push(toDigest(bytes))
    }),
  )
  const seconds = (performance.now() - startMs) / 1000
  // The process is killed first: the file has to be valid after SIGKILL too.
  await proxy.stop('SIGKILL')
  const recorded: string[] = []
  for await (const one of readRecording(out)) {
    if (one.kind !== 'exchange') throw new Error(`an entry could not be read: ${one.kind}`)
    const parts: Uint8Array[] = []
    for await (const part of one.body) parts.push(part.bytes)
    recorded.push(toDigest(Buffer.concat(parts)))
  }
  const equal = received.sort().join() === recorded.sort().join()
  console.log(`${streams} streams at once through the proxy: ${seconds.toFixed(2)} s, then killed with signal 9`)
  console.log(
    `  ${recorded.length} entries in the HAR, ${equal ? 'with' : 'NOT with'} the bytes that the clients received`,
  )
  const whole = equal && new Set(received).size === streams ? streams : 0
  return atLeast(`record: ${streams} streams at once, with equal bytes in the HAR`, whole, streams, 'streams')
}

function ask(baseUrl: string, content: string, stream: boolean): Promise<{ firstMs: number; bytes: Buffer }> {
  const body = JSON.stringify({ model: 'kimi-k2.5', stream, messages: [{ role: 'user', content }] })
  const headers = {
    Authorization: 'Bearer sk-benchmark',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const startMs = performance.now()
    const request = http.request(`${baseUrl}/chat/completions`, { method: 'POST', agent, headers })
    request.on('error', reject)
    request.on('response', (response) => {
      let firstMs = -1
      const parts: Buffer[] = []
      response.on('data', (bytes: Buffer) => {
        if (firstMs < 0) firstMs = performance.now() - startMs
        parts.push(bytes)
      })
      response.on('error', reject)
      response.on('end', () => resolve({ firstMs, bytes: Buffer.concat(parts) }))
    })
    request.end(body)
  })
}

function toDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
