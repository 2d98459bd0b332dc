/** Writes the exchanges of a run to a HAR file, entry by entry and without secrets. A run that is killed leaves its entries in `FILE.part`. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { toHarEntry, toHarFrame } from '../../../openapi/har-writer.ts'
import type { Exchange } from '../../../openapi/exchange.ts'
import { createRedactor, redactExchange } from '../../../tests/suite/reporters/index.ts'

export interface HarFile {
  add(exchange: Exchange, caseId: string): void
  /** Completes the file and returns its number of entries; null if it could not be written, and then no part of it is left. */
  close(): number | null
}

/**
 * Opens the file; entries are added in the order in which they were judged. A file that cannot be written, for instance on a full disk,
 * does not end the run: `onProblem` gets the reason once.
 */
export function createHarFile(
  path: string,
  { apiKey, version, onProblem }: { apiKey: string | undefined; version: string; onProblem: (reason: string) => void },
): HarFile {
  const clean = createRedactor([apiKey])
  const frame = toHarFrame(version)
  const temporary = `${path}.part`
  let file: number | null = null
  let count = 0
  let written: number | null = null

  /** Runs a step; after an error nothing more is written. */
  function attempt(step: () => void): void {
    try {
      step()
    } catch (error) {
      if (file !== null) closeSync(file)
      file = null
      rmSync(temporary, { force: true })
      onProblem(error instanceof Error ? error.message : String(error))
    }
  }

  attempt(() => {
    file = openSync(temporary, 'w')
    writeAll(file, frame.before)
  })
  return {
    add(exchange, caseId) {
      if (file === null) return
      const startedAt = new Date(Date.now() - (exchange.endedAtMs ?? 0))
      const entry = toHarEntry(redactExchange(exchange, clean), { startedAt, comment: caseId })
      attempt(() => writeAll(file!, (count++ === 0 ? '' : ',\n') + JSON.stringify(entry)))
    },
    close() {
      if (file === null) return written
      attempt(() => {
        writeAll(file!, frame.after)
        closeSync(file!)
        file = null
        renameSync(temporary, path)
        written = count
      })
      return written
    },
  }
}

/** Writes a whole text; one call of `writeSync` may write only a part. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}
