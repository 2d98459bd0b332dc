/**
 * `npm run bench:growth`: how the time of one request grows with the size of its parts, with the length of a stream, and with the number
 * of fixtures and connections. Writes docs/growth.md and the plots docs/growth-light.svg and docs/growth-dark.svg.
 * Options: --quick (small sizes, writes nothing).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { crc32 } from 'node:zlib'
import { toGrowthPage, toPlot, type Series } from './growth-report.ts'
import { start } from './process.ts'
import { createReader, toRequestBytes } from './wire.ts'

const { values: options } = parseArgs({ options: { quick: { type: 'boolean' } } })
const quick = options.quick ?? false
const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-growth-'))
const mockCommand = [join(root, 'scripts/run.cjs'), 'mock', '--port', '0', '--quiet']
const log = (line: string) => void process.stderr.write(`${line}\n`)

/** A placeholder for the number of the request, so that no two bodies are alike: the mock answers known bodies faster. */
const mark = '000000'
let requests = 0
const kilobyte = 1000
const sizes = [1, 10, 100, 1000, ...(quick ? [] : [10_000])].map((count) => count * kilobyte)
const counts = quick ? [1, 10, 100, 1000] : [1, 10, 100, 1000, 10_000]

/** Bodies of one kind whose size is about `bytes`. The model has the largest context window, so that no size is refused. */
const bodies: Record<string, (bytes: number) => string> = {
  'one message': (bytes) => toBody({ messages: [{ role: 'user', content: toWords(bytes) }] }),
  'many messages': (bytes) => {
    // Each message costs some tokens, so with shorter messages 10 MB would exceed the context window.
    const count = Math.max(1, Math.round(bytes / 2000))
    const messages = Array.from({ length: count }, (_, at) => ({
      role: at % 2 === 0 ? 'user' : 'assistant',
      content: toWords(bytes / count - 50),
    }))
    return toBody({ messages: [...messages, { role: 'user', content: 'And now?' }] })
  },
  tools: (bytes) => {
    const count = Math.max(1, Math.min(100, Math.round(bytes / 300)))
    const tools = Array.from({ length: count }, (_, at) => ({
      type: 'function',
      function: {
        name: `tool_${at}`,
        description: toWords(Math.max(40, bytes / count - 160)),
        parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      },
    }))
    return toBody({ tools, messages: [{ role: 'user', content: 'What is the weather in Paris?' }] })
  },
  // The service refuses larger schemas, so the sizes end at 100 kB.
  schema: (bytes) => {
    const count = Math.max(1, Math.round(Math.min(bytes, 100_000) / 60))
    const properties = Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`field_${at}`, { type: 'string', description: toWords(20) }]),
    )
    const schema = { type: 'object', properties, required: ['field_0'], additionalProperties: false }
    return toBody({
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
      messages: [{ role: 'user', content: 'Fill the form.' }],
    })
  },
  image: (bytes) => {
    const png = toPng(bytes)
    const url = `data:image/png;base64,${png.toString('base64')}`
    const content = [
      { type: 'text', text: 'What is in this picture?' },
      { type: 'image_url', image_url: { url } },
    ]
    return toBody({ messages: [{ role: 'user', content }] })
  },
}

try {
  const series = [
    ...(await measureSizes()),
    await measureStreams(),
    await measureFixtures(),
    await measureConnections(),
    await measureJournal(),
  ]
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`
  const page = toGrowthPage(series, { machine, date: new Date().toISOString().slice(0, 10) })
  console.log(page)
  if (!quick) {
    writeFileSync(join(root, 'docs/growth.md'), page)
    for (const theme of ['light', 'dark'] as const)
      writeFileSync(join(root, `docs/growth-${theme}.svg`), toPlot(series, theme))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measureSizes(): Promise<Series[]> {
  const server = await start(mockCommand)
  try {
    const series: Series[] = []
    for (const [kind, make] of Object.entries(bodies)) {
      const points = []
      for (const size of sizes) {
        const body = make(size)
        if (Buffer.byteLength(body) < size / 4) break
        const ms = await timeRequests(server.url, body, size >= 1_000_000 ? 8 : 30)
        points.push({ x: Buffer.byteLength(body), ms })
        log(`${kind} ${Buffer.byteLength(body)} bytes: ${ms.toFixed(2)} ms`)
      }
      series.push({ name: `request: ${kind}`, unit: 'bytes', points })
    }
    return series
  } finally {
    await server.stop()
  }
}

/** Measures streams of fixtures with texts of different lengths; each word is about one chunk. */
async function measureStreams(): Promise<Series> {
  const lengths = quick ? [10, 100, 1000] : [10, 100, 1000, 10_000, 100_000]
  const file = join(folder, 'streams.json')
  const fixtures = lengths.map((length) => ({
    id: `stream-${length}`,
    match: { user: { equals: `stream ${length}.` } },
    reply: { content: Array.from({ length }, (_, at) => `word${at % 10}`).join(' ') },
  }))
  writeFileSync(file, JSON.stringify(fixtures))
  const server = await start([...mockCommand, '--fixtures', file])
  try {
    const points = []
    for (const length of lengths) {
      const body = toBody({
        stream: true,
        max_tokens: 400_000,
        messages: [{ role: 'user', content: `stream ${length}.` }],
      })
      const ms = await timeRequests(server.url, body, length >= 10_000 ? 8 : 30)
      points.push({ x: length, ms })
      log(`stream of ${length} words: ${ms.toFixed(2)} ms`)
    }
    return { name: 'stream', unit: 'words', points }
  } finally {
    await server.stop()
  }
}

async function measureFixtures(): Promise<Series> {
  const points = []
  for (const count of counts) {
    const file = join(folder, `fixtures-${count}.json`)
    const fixtures = Array.from({ length: count }, (_, at) => ({
      id: `question-${at}`,
      match: { user: { equals: `question ${at}` } },
      reply: { content: `answer ${at}` },
    }))
    writeFileSync(file, JSON.stringify(fixtures))
    const server = await start([...mockCommand, '--fixtures', file])
    try {
      const body = toBody({ messages: [{ role: 'user', content: `question ${count - 1}` }] })
      const ms = await timeRequests(server.url, body, 25)
      points.push({ x: count, ms })
      log(`${count} fixtures: ${ms.toFixed(2)} ms`)
    } finally {
      await server.stop()
    }
  }
  return { name: 'fixtures', unit: 'fixtures', points }
}

/** Measures the time per request while many connections have one request each in flight. */
async function measureConnections(): Promise<Series> {
  const server = await start(mockCommand)
  try {
    const points = []
    for (const count of quick ? [1, 10, 100] : [1, 10, 100, 1000, 5000]) {
      const ms = await timeConnections(server.url, count)
      points.push({ x: count, ms })
      log(`${count} connections: ${ms.toFixed(3)} ms per request`)
    }
    return { name: 'connections (time per request)', unit: 'connections', points }
  } finally {
    await server.stop()
  }
}

/** Measures the time of a request while the journal fills up, and after that: it keeps the last 200 requests. */
async function measureJournal(): Promise<Series> {
  const server = await start(mockCommand)
  try {
    const body = toBody({ messages: [{ role: 'user', content: 'Hello' }] })
    const points = []
    let sent = 0
    for (const count of [10, 100, 1000, ...(quick ? [] : [10_000])]) {
      await timeRequests(server.url, body, count - sent)
      sent = count
      points.push({ x: count, ms: await timeRequests(server.url, body, 25) })
    }
    return { name: 'requests already journalled', unit: 'requests', points }
  } finally {
    await server.stop()
  }
}

/** The shortest time in milliseconds of `rounds` requests on one connection: the one least affected by other processes. */
async function timeRequests(url: string, body: string, rounds: number): Promise<number> {
  const times: number[] = []
  await exchange(url, body, rounds, (ms) => void times.push(ms))
  return Math.min(...times)
}

/** Wall time divided by the number of requests, as many on each connection. */
async function timeConnections(url: string, count: number): Promise<number> {
  const body = toBody({ messages: [{ role: 'user', content: 'Hello' }] })
  // Node closes connections that are idle for five seconds. With thousands, second requests would use such connections.
  const rounds = count >= 1000 ? 1 : 20
  const begin = performance.now()
  await Promise.all(Array.from({ length: count }, () => exchange(url, body, rounds, () => {})))
  return (performance.now() - begin) / (count * rounds)
}

/** Sends the body `times` times, one after another, on one connection. */
function exchange(url: string, body: string, times: number, onAnswer: (ms: number) => void): Promise<void> {
  const { hostname, port } = new URL(url)
  if (hostname !== '127.0.0.1') throw new Error('growth is measured on 127.0.0.1 only')
  const bytes = toRequestBytes(`${url}/chat/completions`, body)
  const at = bytes.indexOf(`run ${mark}`) + 4
  const next = () => {
    // A copy, because the socket may still use the previous one.
    const copy = Buffer.from(bytes)
    copy.write(String(++requests).padStart(mark.length, '0'), at)
    return copy
  }
  return new Promise((resolve, reject) => {
    let left = times
    let begin = performance.now()
    const socket = connect(Number(port), hostname, () => socket.write(next())).setNoDelay(true)
    const read = createReader(
      (status, text) => {
        if (status !== 200) {
          socket.destroy()
          return reject(new Error(`the mock answered ${status}: ${text.slice(0, 300)}`))
        }
        onAnswer(performance.now() - begin)
        if (--left === 0) {
          socket.destroy()
          return resolve()
        }
        const request = next()
        begin = performance.now()
        socket.write(request)
      },
      { whole: true },
    )
    socket.on('data', read)
    socket.on('error', reject)
    socket.setTimeout(120_000, () => reject(new Error('no answer within 120 s')))
  })
}

function toBody({ messages, ...members }: { messages: readonly object[]; [member: string]: unknown }): string {
  const run = { role: 'system', content: `run ${mark}` }
  return JSON.stringify({ model: 'kimi-k3', ...members, messages: [run, ...messages] })
}

/** Long words, so that 10 MB are fewer tokens than the context window has. */
function toWords(length: number): string {
  const words = 'architecture intelligence notification relationship '
  return words.repeat(Math.ceil(length / words.length)).slice(0, Math.max(1, Math.round(length)))
}

/** A valid 1 × 1 PNG followed by a text chunk that fills it up to the size. */
function toPng(bytes: number): Buffer {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const end = png.subarray(png.length - 12)
  const data = Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(Math.max(0, Math.round(bytes * 0.75) - 120), 120)])
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write('tEXt', 4)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])))
  return Buffer.concat([png.subarray(0, png.length - 12), head, data, checksum, end])
}
