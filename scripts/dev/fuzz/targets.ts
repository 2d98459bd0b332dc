/** The targets of the fuzzer: each draws inputs, and states what must be true for all of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { createStreamReader, type StreamEvent } from '../../../openapi/event-stream.ts'
import type { Exchange } from '../../../openapi/exchange.ts'
import { readRecording, UnreadableRecording } from '../../../openapi/readers/index.ts'
import { createSecretFinder, redactBody } from '../../../openapi/secrets/index.ts'
import { generateFromSchema, readFacts } from '../../../mocks/completion/index.ts'
import { answer } from '../../../mocks/answer.ts'
import { loadFixtures } from '../../../mocks/fixtures/files.ts'
import type { Reply } from '../../../mocks/reply/index.ts'
import { createMock } from '../../../mocks/state/index.ts'
import { judge } from '../../../tests/suite/checks.ts'
import {
  apiKey,
  broken,
  chunk,
  harText,
  httpText,
  objectSchema,
  requestBody,
  schema,
  sseText,
  yamlFixture,
} from './inputs.ts'
import { changedHistory } from './histories.ts'
import { isUnsatisfiable } from './odd-values.ts'
import { namedSchema, programRequest } from './program-requests.ts'

/** One target: a property over drawn inputs. */
export interface Target {
  name: string
  /** What is true for every input. */
  promise: string
  property: fc.IAsyncProperty<[unknown]>
}

const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-fuzz-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const nowSeconds = 1_788_220_800
const anyRequest: fc.Arbitrary<object> = fc.oneof(requestBody, { weight: 2, arbitrary: programRequest })
/** Any schema, with a text that names its properties or none of them. */
const anySchema = fc.tuple(fc.oneof(schema, objectSchema), fc.boolean()).map(([drawn, isNamed]) => ({
  schema: drawn,
  text: isNamed ? toRequest(drawn) : 'Get the weather of Berlin on 2026-09-01 for 3 people',
}))
const contentTypes = ['text/event-stream', 'application/json', 'text/plain', 'application/x-www-form-urlencoded']
const bytesOf = (text: string) => new TextEncoder().encode(text)

export const targets: readonly Target[] = [
  {
    name: 'event-stream',
    promise: 'the events do not depend on how the bytes are split into reads',
    property: define(fc.tuple(broken(sseText), fc.array(fc.nat(40), { maxLength: 12 })), ([text, cuts]) => {
      const whole = readEvents([bytesOf(text)])
      const split = readEvents(splitBytes(bytesOf(text), cuts))
      if (JSON.stringify(whole) !== JSON.stringify(split)) throw new Error('the events differ')
    }),
  },
  {
    name: 'har',
    promise: 'a HAR file is read, or refused with UnreadableRecording',
    property: define(broken(harText), (text) => readFile('f.har', text)),
  },
  {
    name: 'http',
    promise: 'a raw HTTP message is read, or refused with UnreadableRecording',
    property: define(broken(httpText), (text) => readFile('f.http', text)),
  },
  {
    name: 'bodies',
    promise: 'JSON, JSON lines and event-stream files are read, or refused with UnreadableRecording',
    property: define(fc.tuple(fc.constantFrom('json', 'jsonl', 'sse'), broken(sseText)), ([extension, text]) =>
      readFile(`f.${extension}`, text),
    ),
  },
  {
    name: 'judge',
    promise: 'judging returns failures and never throws',
    property: define(fc.tuple(broken(sseText), requestBody, fc.boolean()), ([text, request, isVendor]) => {
      judge(toExchange(text, JSON.stringify(request)), { profile: isVendor ? 'vendor' : 'official' })
    }),
  },
  {
    name: 'judge-json',
    promise: 'judging a JSON body returns failures and never throws',
    property: define(fc.tuple(fc.jsonValue(), requestBody), ([body, request]) => {
      judge(toExchange(JSON.stringify(body), JSON.stringify(request)))
    }),
  },
  {
    name: 'requests',
    promise: 'no request is answered with a 5xx that was not requested, and every answer of the mock conforms',
    property: define(anyRequest, (body) => void checkAnswer(body)),
  },
  {
    name: 'histories',
    promise:
      'so is every conversation with changes in its history, equally when it comes again, and within a second of processor time',
    property: define(changedHistory, checkHistory),
  },
  {
    name: 'broken-requests',
    promise: 'a damaged request body is never answered with a 5xx',
    property: define(broken(anyRequest.map((body) => JSON.stringify(body))), (text) => {
      const reply = ask('/v1/chat/completions', { 'content-type': 'application/json' }, text)
      if (reply.status >= 500) throw new Error(`status ${reply.status}: ${JSON.stringify(reply.body)}`)
    }),
  },
  {
    name: 'multipart',
    promise: 'a damaged upload is never answered with a 5xx',
    property: define(
      fc.tuple(
        fc.string({ minLength: 1, maxLength: 40 }),
        broken(
          fc.string({ maxLength: 60 }).map((text) => {
            const head = 'Content-Disposition: form-data; name='
            return `--b\r\n${head}"purpose"\r\n\r\nfile-extract\r\n--b\r\n${head}"file"; filename="a.txt"\r\n\r\n${text}\r\n--b--\r\n`
          }),
        ),
      ),
      ([boundary, text]) => {
        for (const type of ['multipart/form-data; boundary=b', `multipart/form-data; boundary=${boundary}`]) {
          const reply = ask('/v1/files', { 'content-type': type }, text)
          if (reply.status >= 500) throw new Error(`status ${reply.status}: ${JSON.stringify(reply.body)}`)
        }
      },
    ),
  },
  {
    name: 'fixtures',
    promise: 'a fixture file is loaded, or refused with an error that names the file',
    property: define(broken(yamlFixture), async (text) => {
      const file = join(folder, 'f.yaml')
      writeFileSync(file, text)
      try {
        createMock({ fixtures: await loadFixtures(file) })
      } catch (error) {
        if (!(error instanceof Error) || !error.message.includes('f.yaml')) throw error
      }
    }),
  },
  {
    name: 'redaction',
    promise: 'a known key is in no body that is written, at any position and with any split into reads',
    property: define(
      fc.tuple(sseText, apiKey, fc.nat(), fc.array(fc.nat(40), { maxLength: 12 }), fc.constantFrom(...contentTypes)),
      ([text, key, place, cuts, contentType]) => {
        const at = place % (text.length + 1)
        const whole = Buffer.from(text.slice(0, at) + key + text.slice(at))
        const reads = splitBytes(whole, cuts).map(({ length }) => ({ bytes: length, atMs: null }))
        const redacted = redactBody(whole, reads, createSecretFinder([key]), { contentType })
        if (redacted.bytes.includes(key)) throw new Error('the key is still there')
        const sum = redacted.reads.reduce((bytes, one) => bytes + one.bytes, 0)
        if (sum !== redacted.bytes.length) throw new Error(`the reads have ${sum} of ${redacted.bytes.length} bytes`)
      },
    ),
  },
  {
    name: 'arguments',
    promise: 'a value is generated for every schema, and can be written as JSON',
    property: define(fc.tuple(fc.oneof(anySchema, namedSchema), fc.boolean()), ([{ schema: drawn, text }, all]) => {
      const value = generateFromSchema(drawn, readFacts(text, false, nowSeconds), {
        optional: all ? 'all' : 'mentioned',
      })
      if (value !== undefined && JSON.stringify(value) === undefined) throw new Error('no JSON')
    }),
  },
  {
    name: 'chunks',
    promise: 'judging a stream of drawn chunks never throws',
    property: define(fc.array(chunk, { maxLength: 12 }), (chunks) => {
      const text = chunks.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('')
      judge(toExchange(`${text}data: [DONE]\n\n`, '{"model":"kimi-k2.6","stream":true,"messages":[]}'))
    }),
  },
]

/** A request that names the properties of a schema. */
function toRequest(drawn: unknown): string {
  const properties = (drawn as { properties?: unknown } | null)?.properties
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
  return names.map((name) => `Set the ${name} with ${name} of nine.`).join(' ')
}

function define<T>(arbitrary: fc.Arbitrary<T>, check: (input: T) => unknown): fc.IAsyncProperty<[unknown]> {
  return fc.asyncProperty(arbitrary, async (input) => void (await check(input))) as fc.IAsyncProperty<[unknown]>
}

function readEvents(parts: readonly Uint8Array[]): StreamEvent[] {
  const events: StreamEvent[] = []
  const reader = createStreamReader({ event: (event) => void events.push({ ...event, atMs: null }) })
  for (const part of parts) reader.push(part, null)
  reader.end()
  return events
}

function splitBytes(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const parts: Uint8Array[] = []
  let at = 0
  for (const length of cuts) {
    parts.push(bytes.subarray(at, at + length))
    at += length
  }
  return [...parts, bytes.subarray(at)]
}

async function readFile(name: string, text: string): Promise<void> {
  const file = join(folder, name)
  writeFileSync(file, text, 'latin1')
  try {
    for await (const one of readRecording(file)) {
      if (one.kind !== 'exchange') continue
      for await (const part of one.body) void part.bytes.byteLength
    }
  } catch (error) {
    if (!(error instanceof UnreadableRecording)) throw error
  }
}

/** The clock of the mock: a second later for each request, except for one that is asked again, whose answer may name the time. */
let nowMs = 1_788_220_800_000
const mock = createMock({ journal: { entries: 10 }, now: () => nowMs })

/** Throws unless the answer conforms: no 5xx, a documented error, calls and JSON that are valid under their schemas. */
function checkAnswer(body: object, gap?: number): string {
  const text = JSON.stringify(body, null, gap)
  const reply = ask('/v1/chat/completions', { 'content-type': 'application/json' }, text, gap !== undefined)
  const given = toText(reply)
  if (reply.status >= 500) throw new Error(`status ${reply.status}: ${given}`)
  const exchange = { ...toExchange(given, text), status: reply.status, headers: reply.headers }
  const failure = judge(exchange).find((one) => one.severity === 'fail' && !isExcused(one.check, body))
  if (failure) throw new Error(`${failure.check}: ${failure.message}, received ${failure.received}`)
  return given
}

/** Whether no answer could satisfy a check: the schema has no value, or the beginning to continue does not fit it. */
function isExcused(check: string, body: object): boolean {
  if (check === 'json-mode') return isUnsatisfiable(body) || JSON.stringify(body).includes('"partial":true')
  return check === 'tool-arguments-schema' && isUnsatisfiable(body)
}

const longestMs = 1000

/** As `checkAnswer`; also asks again with other white space, which no cache of whole bodies knows. */
function checkHistory(body: object): void {
  const before = process.cpuUsage()
  const first = checkAnswer(body)
  const { user, system } = process.cpuUsage(before)
  const usedMs = (user + system) / 1000
  if (usedMs > longestMs) throw new Error(`it takes ${Math.round(usedMs)} ms`)
  if (withoutNumbers(checkAnswer(body, 1)) !== withoutNumbers(first))
    throw new Error('an equal request has another answer')
}

/** An answer without what differs between equal requests: its id, its time, and the tokens that are cached. */
function withoutNumbers(text: string): string {
  return text.replaceAll(
    /"id":"chatcmpl-\w+"|"created":\d+|,"cached_tokens":\d+|,"prompt_tokens_details":\{"cached_tokens":\d+\}/g,
    '',
  )
}

function ask(url: string, headers: Record<string, string>, text: string, isAgain = false) {
  if (!isAgain) nowMs += 1000
  const all = { authorization: 'Bearer sk-fuzz', ...headers }
  const reply = answer({ method: 'POST', url, headers: all, body: bytesOf(text) }, mock)
  reply.settled?.('sent')
  return reply
}

function toText({ body }: Reply): string {
  const parts = body.kind === 'bytes' ? [body.bytes] : body.events.map((event) => event.bytes)
  return Buffer.concat(parts.map((bytes) => Buffer.from(bytes))).toString()
}

function toExchange(text: string, request: string): Exchange {
  return {
    label: 'fuzz',
    operationId: 'createChatCompletion',
    request: {
      method: 'POST',
      url: 'http://127.0.0.1/v1/chat/completions',
      headers: [['Content-Type', 'application/json']],
      body: request,
    },
    status: 200,
    headers: [['Content-Type', text.startsWith('{') ? 'application/json' : 'text/event-stream']],
    form: 'body',
    body: [{ bytes: bytesOf(text), atMs: 1 }],
    end: 'complete',
    endedAtMs: 2,
  }
}
