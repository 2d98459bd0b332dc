/** Adds a verdict and advice to journal entries. The judge is the caller's, because the mock does not import the suite. */
import type { Exchange } from '../../openapi/exchange.ts'
import { toExchange } from './journal-exchange.ts'
import type { JournalEntry } from './journal-entry.ts'

/** What is added to a journal entry; any JSON value. */
export interface Annotation {
  verdict?: unknown
  advice?: unknown
}

/** Judges an exchange whose secrets were replaced. */
export type AnnotateExchange = (exchange: Exchange) => Annotation | Promise<Annotation>

export interface Annotator {
  /** The entry with its annotation; the same entry where there is none, or where the reply has not ended. */
  annotate(entry: JournalEntry): Promise<JournalEntry>
}

/** Annotations that are kept, so that an entry that is shown again is not judged again. */
const mostKept = 1000

/** Creates the annotator of a mock. An exchange of which only the beginning was kept is not judged. */
export function createAnnotator(judge: AnnotateExchange): Annotator {
  const kept = new Map<string, Promise<Annotation>>()

  async function run(entry: JournalEntry): Promise<Annotation> {
    try {
      return await judge(toExchange(entry))
    } catch (error) {
      return { verdict: { problem: error instanceof Error ? error.message : String(error) } }
    }
  }

  return {
    async annotate(entry) {
      if (entry.durationMs === null || entry.response.bodyCut || entry.bodyCut) return entry
      let annotation = kept.get(entry.id)
      if (annotation === undefined) {
        annotation = run(entry)
        kept.set(entry.id, annotation)
        if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
      }
      return Object.assign(entry, await annotation)
    },
  }
}
