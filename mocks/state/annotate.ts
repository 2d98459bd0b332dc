/** Adds a verdict and advice to journal entries. The judge is the caller's, because the mock does not import the suite. */
import type { Exchange } from '../../openapi/exchange.ts'
import { toExchange, wasLeft } from './journal-exchange.ts'
import type { JournalEntry } from './journal-entry.ts'

/** What is added to a journal entry; any JSON value. */
export interface Annotation {
  /** What the checks say about the answer. */
  verdict?: unknown
  /** The remarks on the request. */
  advice?: unknown
}

/** What a judge gets in addition to the exchange. */
export interface AnnotateContext {
  /** The profile of the mock that answered, as it is now. */
  profile: 'official' | 'vendor'
  /** Whether the client left before the end, which is no breach of the answer. */
  clientLeft: boolean
  /** The exchanges before this one in its session that are still complete in the journal: the newest 20, the oldest first. */
  earlier(): Exchange[]
}

/** Judges an exchange whose secrets were replaced. */
export type AnnotateExchange = (exchange: Exchange, context: AnnotateContext) => Annotation | Promise<Annotation>

export interface Annotator {
  /**
   * The entry with its annotation; the same entry if there is none, or if the reply has not ended.
   * @param list the entries of the journal, in the order of arrival
   */
  annotate(entry: JournalEntry, list: () => readonly JournalEntry[]): Promise<JournalEntry>
}

/** The most annotations that are kept, so that an entry that is shown again is not judged again. */
const mostKept = 1000

/** The most earlier exchanges that a judge gets. */
const mostEarlier = 20

/** Creates the annotator of a mock. An exchange is not judged if only its beginning was kept. */
export function createAnnotator(
  judge: AnnotateExchange,
  findProfile: (session: string | null) => AnnotateContext['profile'],
): Annotator {
  const kept = new Map<string, Promise<Annotation>>()

  async function run(entry: JournalEntry, list: () => readonly JournalEntry[]): Promise<Annotation> {
    try {
      return await judge(toExchange(entry), {
        profile: findProfile(entry.session),
        clientLeft: wasLeft(entry),
        earlier: () => findEarlier(entry, list()),
      })
    } catch (error) {
      return { verdict: { problem: error instanceof Error ? error.message : String(error) } }
    }
  }

  return {
    async annotate(entry, list) {
      if (!isWhole(entry)) return entry
      let annotation = kept.get(entry.id)
      if (annotation === undefined) {
        annotation = run(entry, list)
        kept.set(entry.id, annotation)
        if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
      }
      return Object.assign(entry, await annotation)
    },
  }
}

function findEarlier({ id, session }: JournalEntry, list: readonly JournalEntry[]): Exchange[] {
  const own = list.filter((one) => one.session === session)
  const at = own.findIndex((one) => one.id === id)
  return own.slice(0, Math.max(0, at)).filter(isWhole).slice(-mostEarlier).map(toExchange)
}

/** Whether the reply has ended, and both bodies were kept as a whole. */
function isWhole({ durationMs, response, bodyCut }: JournalEntry): boolean {
  return durationMs !== null && !response.bodyCut && !bodyCut
}
