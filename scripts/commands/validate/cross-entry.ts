/**
 * Checks over several entries of one HAR: two completions with the same id, a request that is answered without a key, a list of models
 * that needs no key although chat does. They correspond to relations of the suite (tests/suite/relations).
 */
import { toSourceText } from '../../../openapi/evidence.ts'
import type { ExchangeHead } from '../../../openapi/exchange.ts'
import type { Assembly, Failure, Severity } from '../../../tests/suite/judge/index.ts'
import { findKeyState } from '../../../tests/suite/checks/index.ts'
import { keyMatters, routesDemandKeys, idsUnique, type Relation } from '../../../tests/suite/relations/index.ts'
import type { FileReport } from '../../../tests/suite/reporters/index.ts'

type Found = Pick<Failure, 'message' | 'documented' | 'received' | 'at'> & { severity?: Severity }

export interface CrossEntryChecks {
  /** Takes one judged entry; `digest` identifies its body. */
  see(head: ExchangeHead, assembled: Assembly, digest: string, row: FileReport): void
  /** After the last entry: adds the failures to their rows and returns the rows it changed. */
  end(): FileReport[]
}

/** An id of a few digits that occurs twice was given twice by the server. A longer id that occurs twice comes more likely from an edited file. */
const countable = /^(chatcmpl-|cmpl-)?\d{1,9}$/

/** The most ids and hosts that are remembered, so that memory does not grow with the file. */
const remembered = 100_000

/** Creates the checks for one file. */
export function createCrossEntryChecks(): CrossEntryChecks {
  const ids = new Map<string, { entry: string; exchange: string }>()
  const keyedHosts = new Set<string>()
  const closedHosts = new Set<string>()
  const keyless: { host: string; row: FileReport; list: boolean }[] = []
  const changed = new Set<FileReport>()

  function add(row: FileReport, relation: Relation, found: Found): void {
    const { name, severity, source } = relation
    row.failures.push({ check: name, severity, source: toSourceText(source), blame: 'target', count: 1, ...found })
    changed.add(row)
  }

  function seeKey(head: ExchangeHead, row: FileReport): void {
    const state = findKeyState(head.request)
    const host = toHost(head.request?.url ?? '')
    if (state === null || host === '' || /^(options|head)$/i.test(head.request!.method)) return
    if (state === 'sent' && keyedHosts.size < remembered) keyedHosts.add(host)
    // A wrong Authorization header may be the recorder's replacement for the right one, so only a missing one is judged.
    if (state !== 'none') return
    const good = head.status !== null && head.status >= 200 && head.status < 300
    const list = head.operationId === 'listModels'
    // An entry without any header comes from a recorder that keeps none.
    if (good && keyless.length < remembered && (list || head.request!.headers.length > 0))
      keyless.push({ host, row, list })
    if (head.operationId === 'createChatCompletion' && head.status === 401 && closedHosts.size < remembered)
      closedHosts.add(host)
  }

  return {
    see(head, assembled, digest, row) {
      if (head.request === null || row.entry === null) return
      seeKey(head, row)
      if (assembled.id === null || assembled.id === '' || assembled.choices.size === 0) return
      const exchange = `${digest} ${head.request.body ?? ''}`.slice(0, 4000)
      const first = ids.get(assembled.id)
      // The same exchange may be in a file twice, for instance in merged files, or from a page and its service worker.
      if (first && first.exchange !== exchange)
        add(row, idsUnique, {
          message: 'two completions share an id',
          documented: 'a new id for each completion',
          received: `${assembled.id.slice(0, 80)} also in entry ${first.entry}`,
          at: '/id',
          severity: countable.test(assembled.id) ? 'fail' : 'notice',
        })
      else if (!first && ids.size < remembered) ids.set(assembled.id, { entry: row.entry, exchange })
    },
    end() {
      for (const { host, row, list } of keyless) {
        if (list && closedHosts.has(host))
          add(row, routesDemandKeys, {
            message: 'the model list is open without credentials while chat demands them',
            documented: '401 on both',
            received: 'the list without a key, and 401 for chat without one',
            at: 'status',
          })
        // Other entries show that this recorder keeps the header, so its absence is significant.
        else if (!list && keyedHosts.has(host))
          add(row, keyMatters, {
            message: 'a request without an Authorization header is answered, though others on this host carry one',
            documented: '401 without a valid key',
            received: `status 2xx without one`,
            at: 'status',
          })
      }
      return [...changed]
    },
  }
}

function toHost(url: string): string {
  return /^https?:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''
}
