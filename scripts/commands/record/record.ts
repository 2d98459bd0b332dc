/**
 * `record`: a proxy on this machine that passes everything on at once, judges each exchange, and appends it without its secrets
 * to a HAR file. An exchange is in the file before the client gets its last bytes.
 */
import type { Profile } from '../../../tests/suite/judge/index.ts'
import { redact, type FilesReport, type Redactor } from '../../../tests/suite/reporters/index.ts'
import { isFirstParty } from '../../../tests/suite/sender/index.ts'
import { MockUsageError } from '../../../mocks/common/index.ts'
import { UsageError } from '../../cli/command.ts'
import { findVersion } from '../../../openapi/package-version.ts'
import type { ByteStore } from './byte-store.ts'
import { toBoundedEntry } from './entry.ts'
import { openHarFile } from './har-file.ts'
import { createObserver, type ObservedExchange } from './observer.ts'
import { createProxy, type ProxiedRequest } from './proxy.ts'
import { createExchangeRedactors } from './redactors.ts'
import { createSummary } from './summary.ts'
import { readTarget } from './target.ts'

export interface RecordOptions {
  /** The base URL with or without its version: `https://api.moonshot.ai`, `https://api.moonshot.ai/v1`. */
  target: string
  /** The HAR file; entries are appended to an existing one. */
  out: string
  /** Default 0: any free port. */
  port?: number | undefined
  profile?: Profile | undefined
  /** Warnings count as failures. */
  strict?: boolean | undefined
  /** Keys that may occur in any exchange. The keys in a request itself are found without being listed. */
  secrets?: readonly (string | undefined)[] | undefined
  /** The most bytes of a body that are kept; default 64 MiB. */
  mostBytes?: number | undefined
  /** The most bytes of one event of a stream that is judged; default 16 MiB. */
  mostEventBytes?: number | undefined
  /** The most bytes that a compressed stream is decompressed to while it is judged; default 1 GiB. */
  mostDecodedBytes?: number | undefined
  /** Receives one line for each exchange, and problems. */
  log?: ((line: string) => void) | undefined
  clock?: { date(): Date; now(): number } | undefined
}

export interface Recorder {
  /** The base URL for clients. */
  url: string
  target: string
  /** Entries the file had before. */
  entriesBefore: number
  /** Exchanges seen so far, and how many of them could not be written. */
  count(): { seen: number; lost: number }
  /** Breaks off open exchanges and returns the report. */
  close(): Promise<FilesReport>
}

const defaultClock = { date: () => new Date(), now: () => performance.now() }

/**
 * Starts recording.
 * @example const recorder = await startRecorder({ target: 'https://api.moonshot.ai', out: 'kimi.har' }); recorder.url; await recorder.close()
 * @throws UsageError if target, port or file cannot be used
 */
export async function startRecorder(options: RecordOptions): Promise<Recorder> {
  const clock = options.clock ?? defaultClock
  const log = options.log ?? (() => undefined)
  const profile = options.profile ?? 'official'
  const mostBytes = options.mostBytes ?? 64 * 1024 * 1024
  const target = readTarget(options.target)
  const har = openHarFile(options.out, findVersion())
  const kind = isFirstParty(target.baseUrl) ? 'live' : 'server'
  const summary = createSummary({
    file: options.out,
    strict: options.strict ?? false,
    target: { kind, baseUrl: target.baseUrl, profile },
  })
  const toRedactor = createExchangeRedactors(options.secrets, { mostBytes })
  const startMs = clock.now()
  const writer = createExchangeWriter({
    file: options.out,
    baseUrl: target.baseUrl,
    mostBytes,
    har,
    summary,
    toRedactor,
    log,
  })

  let isClosing = false
  const observing = {
    findOperation: target.findOperation,
    profile,
    mostBytes,
    mostEventBytes: options.mostEventBytes ?? 16 * 1024 * 1024,
    mostDecodedBytes: options.mostDecodedBytes ?? 1024 * 1024 * 1024,
    clock,
    isClosing: () => isClosing,
    onRequest(request: ProxiedRequest, body: ByteStore) {
      // Runs while the target works on its answer.
      setImmediate(() => writer.prepare(request, body))
    },
    onExchange: writer.write,
    onPending: writer.onPending,
  }
  let proxy
  try {
    proxy = await createProxy(target, {
      port: options.port ?? 0,
      observe: (request) => createObserver(request, observing),
    })
  } catch (error) {
    har.close()
    throw error instanceof MockUsageError ? new UsageError(error.message) : error
  }
  const { port, close } = proxy
  if (port === target.port && /^(localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0)$/.test(target.hostname)) {
    await close()
    har.close()
    throw new UsageError(`--target ${target.baseUrl} is this proxy itself; choose another --port`)
  }
  return {
    url: `http://127.0.0.1:${port}${target.clientBase}`,
    target: target.baseUrl,
    entriesBefore: har.entriesBefore,
    count: writer.count,
    async close() {
      isClosing = true
      await close()
      await writer.idle()
      har.close()
      return summary.report(clock.now() - startMs)
    },
  }
}

interface WriterOptions {
  /** The name of the HAR file, for messages. */
  file: string
  baseUrl: string
  mostBytes: number
  har: ReturnType<typeof openHarFile>
  summary: ReturnType<typeof createSummary>
  toRedactor: ReturnType<typeof createExchangeRedactors>
  log: (line: string) => void
}

/** Writes exchanges to the file and then to the report. It never throws, because the proxy must continue whatever an exchange contains. */
function createExchangeWriter({ file, baseUrl, mostBytes, har, summary, toRedactor, log }: WriterOptions) {
  let seen = 0
  let lost = 0
  let pending = 0
  let onIdle: (() => void) | null = null

  function append(exchange: ObservedExchange, clean: Redactor): number | null {
    try {
      return har.append(
        toBoundedEntry(exchange, { clean, baseUrl, mostBytes, prepared: toRedactor.findPart(exchange, clean) }),
      )
    } catch (error) {
      lost++
      log(redact(`an exchange could not be written to ${file}: ${toMessage(error)}`))
      return null
    }
  }

  function guard(step: () => void): void {
    try {
      step()
    } catch (error) {
      log(redact(`an exchange could not be reported: kimi-contract itself failed: ${toMessage(error)}`))
    }
  }

  function onPending(change: 1 | -1): void {
    pending += change
    if (pending === 0) onIdle?.()
  }

  return {
    /** Removes the secrets of the request while the target works on its answer. */
    prepare: (request: ProxiedRequest, body: ByteStore) => guard(() => toRedactor.prepare(request, body)),
    write(exchange: ObservedExchange): void {
      seen++
      guard(() => {
        const clean = toRedactor(exchange)
        const entry = append(exchange, clean)
        // The report is made after the client has its last bytes, which wait only until the file is written.
        onPending(1)
        setImmediate(() => {
          guard(har.prepare)
          guard(() => log(summary.add(exchange, entry, clean)))
          onPending(-1)
        })
      })
    },
    onPending,
    /** Resolves when no exchange is being decoded or reported. */
    idle: async () => (pending > 0 ? new Promise<void>((resolve) => (onIdle = resolve)) : undefined),
    count: () => ({ seen, lost }),
  }
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
