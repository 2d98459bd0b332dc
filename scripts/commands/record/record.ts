/**
 * `record`: a proxy on this machine that passes everything through at once, judges each exchange, and appends it to a HAR
 * without its secrets (interface.md, "The command line"). An exchange is in the file before the client sees the end of it.
 */
import type { Profile } from '../../../tests/suite/checks/check.ts'
import { redact } from '../../../tests/suite/reporters/redact.ts'
import type { FilesReport } from '../../../tests/suite/reporters/report.ts'
import { isFirstParty } from '../../../tests/suite/runner/options.ts'
import { MockUsageError } from '../../../mocks/state/options.ts'
import { UsageError } from '../../cli/command.ts'
import { toEntryText } from './entry.ts'
import { openHarFile } from './har-file.ts'
import { createProxy } from './proxy.ts'
import { createExchangeRedactor } from './redact-exchange.ts'
import { createTally } from './tally.ts'
import { readTarget } from './target.ts'
import { createWatcher, type Passed } from './watch.ts'
import { findVersion } from '../../cli/version.ts'

export interface RecordOptions {
  /** With or without its version: `https://api.moonshot.ai`, `https://api.moonshot.ai/v1`. */
  target: string
  /** The HAR; one that is there is continued. */
  out: string
  /** Default 0: any free port. */
  port?: number | undefined
  profile?: Profile | undefined
  /** A warning counts as a failure. */
  strict?: boolean | undefined
  /** Keys that may stand anywhere; those that the requests bear are known without being named. */
  secrets?: readonly (string | undefined)[] | undefined
  /** Bytes of one body that are kept; default 64 MB. */
  mostBytes?: number | undefined
  /** Hears one line for each exchange, and what goes wrong; nothing is said by default. */
  say?: ((line: string) => void) | undefined
  clock?: { date(): Date; now(): number } | undefined
}

export interface Recorder {
  /** What clients take as their base URL. */
  url: string
  target: string
  /** Entries the file had before. */
  had: number
  /** Exchanges seen so far, and those that could not be written down. */
  count(): { seen: number; lost: number }
  /** Breaks off what is still open, and gives the report. */
  close(): Promise<FilesReport>
}

const defaultClock = { date: () => new Date(), now: () => performance.now() }

/**
 * Starts recording.
 * @example const recorder = await startRecorder({ target: 'https://api.moonshot.ai', out: 'kimi.har' }); recorder.url; await recorder.close()
 * @throws UsageError when target, port or file cannot be used
 */
export async function startRecorder(options: RecordOptions): Promise<Recorder> {
  const clock = options.clock ?? defaultClock
  const say = options.say ?? (() => undefined)
  const profile = options.profile ?? 'official'
  const target = readTarget(options.target)
  const har = openHarFile(options.out, findVersion())
  const kind = isFirstParty(target.baseUrl) ? 'live' : 'server'
  const tally = createTally({
    file: options.out,
    strict: options.strict ?? false,
    target: { kind, baseUrl: target.baseUrl, profile },
  })
  const startMs = clock.now()
  let seen = 0
  let lost = 0
  let pending = 0
  let idle: (() => void) | null = null

  function passed(exchange: Passed): void {
    seen++
    const clean = createExchangeRedactor(exchange.asking.headers, options.secrets)
    let entry: number | null = null
    try {
      entry = har.append(toEntryText(exchange, clean, target.baseUrl))
    } catch (error) {
      lost++
      const why = error instanceof Error ? error.message : String(error)
      say(redact(`an exchange could not be written to ${options.out}: ${why}`))
    }
    say(tally.add(exchange, entry, clean))
  }

  const watching = {
    findOperation: target.findOperation,
    profile,
    mostBytes: options.mostBytes ?? 64 * 1024 * 1024,
    clock,
    passed,
    pending(change: 1 | -1) {
      pending += change
      if (pending === 0) idle?.()
    },
  }
  let proxy
  try {
    proxy = await createProxy(target, { port: options.port ?? 0, watch: (asking) => createWatcher(asking, watching) })
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
    had: har.had,
    count: () => ({ seen, lost }),
    async close() {
      await close()
      if (pending > 0) await new Promise<void>((resolve) => (idle = resolve))
      har.close()
      return tally.report(clock.now() - startMs)
    },
  }
}
