/** Servers, clients and files for the tests of `record`. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createMockServer, type MockServerOptions } from '../../../../mocks/server.ts'
import type { HarEntry } from '../../../../openapi/har-writer.ts'
import { createByteStore } from '../../../../scripts/commands/record/byte-store.ts'
import type { ObservedExchange } from '../../../../scripts/commands/record/observer.ts'
import { main } from '../../../../scripts/cli.ts'
import { startRecorder, type RecordOptions, type Recorder } from '../../../../scripts/commands/record/record.ts'
import { parentEnv } from '../run-cli.ts'

export interface Recording extends Recorder {
  out: string
  lines: string[]
  entries(): HarEntry[]
}

/** A file name in a folder of its own. */
export function toOut(): string {
  return join(mkdtempSync(join(tmpdir(), 'kimi-contract-test-')), 'out.har')
}

export function readEntries(out: string): HarEntry[] {
  return (JSON.parse(readFileSync(out, 'utf8')) as { log: { entries: HarEntry[] } }).log.entries
}

/** A recorder that is closed when the test ends. */
export async function record(target: string, options: Partial<RecordOptions> = {}): Promise<Recording> {
  const out = options.out ?? toOut()
  const lines: string[] = []
  const recorder = await startRecorder({ target, out, log: (line) => lines.push(line), ...options })
  let closed: ReturnType<Recorder['close']> | null = null
  const close = () => (closed ??= recorder.close())
  onTestFinished(async () => void (await close()))
  return { ...recorder, close, out, lines, entries: () => readEntries(out) }
}

/** A target with the listener of the test; its address. */
export async function serve(listener: http.RequestListener): Promise<string> {
  const server = http.createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export interface Got {
  status: number
  headers: http.IncomingHttpHeaders
  raw: string[]
  trailers: NodeJS.Dict<string>
  parts: Buffer[]
  text: string
  /** `complete`, or the code of the error that broke the body off. */
  end: string
}

/** Sends a request over a connection of its own and takes everything in; `onData` is called with each read of the body. */
export function ask(
  url: string,
  options: http.RequestOptions = {},
  body?: string | Buffer,
  onData: () => void = () => undefined,
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent: false, ...options })
    let error = ''
    let begun = false
    // A reset shows at the request also when the answer has begun.
    request.on('error', (one: NodeJS.ErrnoException) => {
      error = one.code ?? one.message
      if (!begun) reject(one)
    })
    request.on('response', (response) => {
      begun = true
      const parts: Buffer[] = []
      response.on('data', (bytes: Buffer) => {
        parts.push(bytes)
        onData()
      })
      response.on('error', (one: NodeJS.ErrnoException) => (error = one.code ?? one.message))
      response.on('close', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          raw: response.rawHeaders,
          trailers: response.trailers,
          parts,
          text: Buffer.concat(parts).toString(),
          end: response.complete ? 'complete' : error,
        }),
      )
    })
    request.end(body)
  })
}

/** A chat request. */
export function chat(
  baseUrl: string,
  over: Record<string, unknown> = {},
  headers: http.OutgoingHttpHeaders = {},
  onData?: () => void,
) {
  const messages = [{ role: 'user', content: 'Tea?' }]
  const body = JSON.stringify({ model: 'kimi-k2.6', stream: true, messages, ...over })
  return ask(
    `${baseUrl}/chat/completions`,
    {
      method: 'POST',
      headers: { Authorization: 'Bearer sk-kit-0123456789', 'Content-Type': 'application/json', ...headers },
    },
    body,
    onData,
  )
}

/** An observed exchange with empty bodies. */
export function toExchange(over: Partial<ObservedExchange> = {}): ObservedExchange {
  return {
    request: { method: 'GET', path: '/v1/models', url: 'http://127.0.0.1/v1/models', headers: [] },
    operationId: 'listModels',
    startedAt: new Date(0),
    status: 200,
    statusText: 'OK',
    headers: [],
    requestBody: createByteStore(100),
    responseBody: createByteStore(100),
    outcome: { kind: 'complete' },
    end: 'complete',
    endedAtMs: 1,
    notKeptBecause: null,
    isStream: false,
    verdict: () => ({ failures: [], notJudgedBecause: null, assembled: null }),
    ...over,
  }
}

/** Waits until a condition holds; the time limit of the test ends the wait. */
export async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** A mock that is closed when the test ends; its base URL. */
export async function openMock(options: MockServerOptions = {}): Promise<string> {
  const mock = await createMockServer({ port: 0, ...options })
  onTestFinished(() => mock.close())
  return mock.url
}

export interface Running {
  url: string
  child: ChildProcess
  out(): string
  err(): string
  stop(signal: NodeJS.Signals): Promise<number | null>
}

const signals = ['SIGINT', 'SIGTERM'] as const

/** `record` as a process, once it is ready. */
export async function start(args: readonly string[], env: Record<string, string> = {}): Promise<Running> {
  // Waits for the bundle, which tests in this process do not need.
  const { program } = await import('../../program.ts')
  const child = spawn(process.execPath, [program, 'record', '--port', '0', ...args], {
    cwd: dirname(toOut()),
    env: { ...parentEnv, NO_COLOR: '1', ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()))
  const gone = new Promise<number | null>((resolve) => child.on('close', resolve))
  await until(() => /clients take \S+ as base URL/.test(err))
  return {
    url: /clients take (\S+)/.exec(err)![1]!,
    child,
    out: () => out,
    err: () => err,
    stop(signal) {
      child.kill(signal)
      return gone
    },
  }
}

/** `record` in this process, once it is ready; a signal reaches this command only. */
export async function startHere(args: readonly string[]): Promise<Omit<Running, 'child'>> {
  const known = new Set(signals.flatMap((signal) => process.listeners(signal)))
  let out = ''
  let err = ''
  const ended = main(['record', '--port', '0', ...args], {
    out: (text) => void (out += text),
    log: (line) => void (err += `${line}\n`),
    color: false,
    live: false,
    env: { NO_COLOR: '1' },
  })
  const stop = (signal: NodeJS.Signals) => {
    for (const listener of process.listeners(signal)) if (!known.has(listener)) listener(signal)
    return ended
  }
  onTestFinished(() => void stop('SIGTERM'))
  await until(() => /clients take \S+ as base URL/.test(err))
  return { url: /clients take (\S+)/.exec(err)![1]!, out: () => out, err: () => err, stop }
}
