/** Keeps the books of a `validate` run: what was judged, what was not and why, and what a person is told at once. */
import type { Skipped } from '../../../openapi/readers/recording.ts'
import type { Assembly } from '../../../tests/suite/judge/assembly.ts'
import { redact } from '../../../tests/suite/reporters/redact.ts'
import type { FileReport, Tokens } from '../../../tests/suite/reporters/report.ts'

export interface Tally {
  files: FileReport[]
  notes: string[]
  models: Set<string>
  tokens: Tokens
  /** Files and entries that could not be read. */
  failedToRead: number
  judged(row: FileReport): void
  skipped(file: string, skipped: Skipped): void
  unreadable(file: string, entry: string | null, text: string): void
  empty(file: string): void
  note(file: string, text: string): void
  count(assembled: Assembly): void
  /** The file is done: says what of it was not judged. */
  close(file: string): void
}

/** A capture of a browser may hold thousands of foreign entries; past this many they are counted and not listed. */
const listed = 1000
/** How many are named in the one line about them. */
const named = 5

/** Creates the books; `say` hears each line. */
export function createTally(say: (line: string) => void): Tally {
  let skippedHere: Skipped[] = []
  let judgedHere = 0
  let unlisted = 0

  const tally: Tally = {
    files: [],
    notes: [],
    models: new Set(),
    tokens: { prompt: 0, completion: 0 },
    failedToRead: 0,
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
      tally.failedToRead++
      tally.files.push(toSkip(file, entry, text))
      say(entry === null ? `${file} ${text}` : `${file}#${entry} ${text}`)
    },
    empty(file) {
      tally.files.push(toSkip(file, null, 'holds no exchange'))
      say(`${file} holds no exchange: nothing was judged`)
    },
    note(file, text) {
      const line = `${file} ${redact(text)}`
      tally.notes.push(line)
      say(line)
    },
    count(assembled) {
      if (assembled.model !== null) tally.models.add(assembled.model)
      const usage = assembled.usageOnTop ?? assembled.usageInChoice
      tally.tokens.prompt += toCount(usage?.prompt_tokens)
      tally.tokens.completion += toCount(usage?.completion_tokens)
    },
    close(file) {
      if (unlisted > 0) tally.files.push(toSkip(file, null, `${unlisted} more entries like these were not judged`))
      if (skippedHere.length > 0) say(toLine(file, skippedHere, judgedHere))
      skippedHere = []
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
