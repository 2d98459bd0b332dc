/** Writes the exchanges of a run to a HAR file, entry by entry and without secrets, so that a run that is killed leaves the entries it had. */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs'
import { toHarEntry, toHarFrame } from '../../../openapi/har-writer.ts'
import type { Exchange } from '../../../openapi/exchange.ts'
import { createRedactor, redactExchange } from '../../../tests/suite/reporters/redact.ts'

export interface HarFile {
  add(exchange: Exchange, caseId: string): void
  /** Completes the file and returns its number of entries. */
  close(): number
}

/** Opens the file; entries are added in the order in which they were judged. */
export function createHarFile(path: string, apiKey: string | undefined, version: string): HarFile {
  const clean = createRedactor([apiKey])
  const frame = toHarFrame(version)
  const temporary = `${path}.part`
  const file = openSync(temporary, 'w')
  writeSync(file, frame.before)
  let count = 0
  let open = true
  return {
    add(exchange, caseId) {
      if (!open) return
      const startedAt = new Date(Date.now() - (exchange.endedAtMs ?? 0))
      const entry = toHarEntry(redactExchange(exchange, clean), { startedAt, comment: caseId })
      writeSync(file, (count++ === 0 ? '' : ',\n') + JSON.stringify(entry))
    },
    close() {
      if (!open) return count
      open = false
      writeSync(file, frame.after)
      closeSync(file)
      renameSync(temporary, path)
      return count
    },
  }
}
