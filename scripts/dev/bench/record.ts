/**
 * `node scripts/dev/bench/record.ts [streams]`: measures how much `record` delays the first byte of an answer (goal: a median of 0.3 ms), with
 * interleaved requests to the mock, to a bare proxy and to `record`. It also tests that many concurrent streams pass with equal bytes and
 * give a valid HAR.
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
import { start as startServer } from './process.ts'

const limitMs = 0.3
/** The bounds that must be kept while the goal is out of reach. */
const heldMs: Record<string, number> = { 'a stream': 1, 'an answer': 1.7 }
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
  const floor = await startServer([join(import.meta.dirname, 'bare-proxy.mjs'), new URL(direct).origin])
  const routes = { direct, 'bare proxy': floor.url, record: proxy.url }
  const names = Object.keys(routes) as (keyof typeof routes)[]
  const goals: Goal[] = []
  console.log(`over loopback, ${rounds} interleaved rounds, medians in ms (least tenth in brackets)`)
  try {
    for (const kind of ['a stream', 'an answer']) {
      const first = toLists(names)
      const last = toLists(names)
      for (let round = -warmUp; round < rounds; round++)
        for (let step = 0; step < names.length; step++) {
          const name = names[(round + warmUp + step) % names.length]!
          const { firstMs, lastMs } = await ask(routes[name], 'Tea?', kind === 'a stream')
          if (round < 0) continue
          first[name].push(firstMs)
          last[name].push(lastMs)
        }
      const added = (name: keyof typeof routes) => median(first[name]) - median(first.direct)
      const about = `record: added to the first byte of ${kind} (a bare proxy: ${added('bare proxy').toFixed(2)})`
      goals.push(atMost(about, added('record'), limitMs, 'ms', { bound: heldMs[kind]!, section: 'record' }))
      for (const name of names)
        console.log(
          `  ${kind.padEnd(10)}${name.padEnd(12)}first byte ${toTime(first[name])}, last byte ${toTime(last[name])}; ` +
            `added ${added(name).toFixed(3)} and ${(median(last[name]) - median(last.direct)).toFixed(3)}`,
        )
    }
  } finally {
    await floor.stop()
  }
  return goals
}

function toLists<Name extends string>(names: readonly Name[]): Record<Name, number[]> {
  return Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
}

function toTime(times: readonly number[]): string {
  const least = [...times].sort((a, b) => a - b)[Math.floor(times.length / 10)]!
  return `${median(times).toFixed(3)} (${least.toFixed(3)})`
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
  // The process is killed first, because the file must be valid even after SIGKILL.
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

interface Asked {
  firstMs: number
  lastMs: number
  bytes: Buffer
}

function ask(baseUrl: string, content: string, stream: boolean): Promise<Asked> {
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
      response.on('end', () => resolve({ firstMs, lastMs: performance.now() - startMs, bytes: Buffer.concat(parts) }))
    })
    request.end(body)
  })
}

function toDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
