/** Collects the results of a `validate` run: what was judged, and what was not and why. Problems are logged at once. */
import type { Skipped } from '../../../openapi/readers/index.ts'
import type { Assembly } from '../../../tests/suite/judge/index.ts'
import { redact, toOneLine, type FileReport, type Tokens } from '../../../tests/suite/reporters/index.ts'

export interface Tally {
  files: FileReport[]
  notes: string[]
  models: Set<string>
  tokens: Tokens
  /** Files that could not be read as a whole, and files in which every entry of this API is unreadable. */
  unreadableFiles: number
  judged(row: FileReport): void
  skipped(file: string, skipped: Skipped): void
  /** A file (entry null) or one of its entries cannot be read. */
  unreadable(file: string, entry: string | null, text: string): void
  /** The file holds no exchange. */
  empty(file: string): void
  note(file: string, text: string): void
  count(assembled: Assembly): void
  /** Logs how many entries of the file were not judged, and resets the counters for the next file. */
  close(file: string): void
}

/** Beyond this number, entries that are not judged are counted and not listed: a browser's capture may have thousands. */
const listed = 1000

/** How many of them the log line names. */
const named = 5

/** Creates an empty tally. */
export function createTally(logLine: (line: string) => void): Tally {
  // Names of files, paths and texts of other programs must not move the cursor of a terminal.
  const log = (line: string) => logLine(toOneLine(line))
  let skippedHere: Skipped[] = []
  let judgedHere = 0
  let unlisted = 0
  let unreadableHere = 0

  const tally: Tally = {
    files: [],
    notes: [],
    models: new Set(),
    tokens: { prompt: 0, completion: 0 },
    unreadableFiles: 0,
    judged(row) {
      judgedHere++
      tally.files.push(row)
    },
    skipped(file, skipped) {
      skippedHere.push(skipped)
      if (skippedHere.length > listed) unlisted++
      else tally.files.push(toSkip(file, skipped.entry, skipped.text))
    },
    unreadable(file, entry, text) {
      if (entry === null) tally.unreadableFiles++
      else unreadableHere++
      tally.files.push(toSkip(file, entry, text))
      log(entry === null ? `${file} ${text}` : `${file}#${entry} ${text}`)
    },
    empty(file) {
      tally.files.push(toSkip(file, null, 'holds no exchange'))
      log(`${file} holds no exchange: nothing was judged`)
    },
    note(file, text) {
      const line = `${file} ${redact(text)}`
      tally.notes.push(line)
      log(line)
    },
    count(assembled) {
      if (assembled.model !== null) tally.models.add(assembled.model)
      const usage = assembled.usageOnTop ?? assembled.usageInChoice
      tally.tokens.prompt += toCount(usage?.prompt_tokens)
      tally.tokens.completion += toCount(usage?.completion_tokens)
    },
    close(file) {
      if (unlisted > 0) tally.files.push(toSkip(file, null, `${unlisted} more entries like these were not judged`))
      if (skippedHere.length > 0) log(toLine(file, skippedHere, judgedHere))
      if (unreadableHere > 0 && judgedHere === 0) tally.unreadableFiles++
      skippedHere = []
      unreadableHere = 0
      judgedHere = 0
      unlisted = 0
    },
  }
  return tally
}

function toSkip(file: string, entry: string | null, text: string): FileReport {
  return { file, entry, operationId: null, status: 'skip', skippedBecause: redact(text), failures: [] }
}

function toLine(file: string, skipped: readonly Skipped[], judged: number): string {
  const texts = skipped.slice(0, named).map((one) => (one.entry === null ? one.text : `#${one.entry} ${one.text}`))
  const more = skipped.length > named ? `; and ${skipped.length - named} more` : ''
  const count = skipped.length === 1 ? '1 entry' : `${skipped.length} entries`
  return `${file}: ${judged} judged, ${count} not judged: ${redact(texts.join('; '))}${more}`
}

function toCount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0
}
