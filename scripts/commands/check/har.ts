/** Writes the exchanges of a run as HAR, entry by entry and redacted, so that a run that dies leaves what it had. */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs'
import { toHarEntry, toHarFrame } from '../../../openapi/har-writer.ts'
import type { Exchange } from '../../../openapi/exchange.ts'
import { createRedactor, redactExchange } from '../../../tests/suite/reporters/redact.ts'

export interface HarFile {
  add(exchange: Exchange, caseId: string): void
  /** Finishes the file, once, and returns how many entries it has. */
  close(): number
}

/** Opens the file; entries are told in the order in which they were judged. */
export function createHarFile(path: string, apiKey: string | undefined, version: string): HarFile {
  const clean = createRedactor([apiKey])
  const frame = toHarFrame(version)
  const beside = `${path}.part`
  const file = openSync(beside, 'w')
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
      renameSync(beside, path)
      return count
    },
  }
}
