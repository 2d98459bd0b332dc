/** The type of a fault: one deliberate breach of the contract, applied to a correct reply before it is sent. */
import type { SourceId } from '../../openapi/evidence.ts'
import type { MockRequest, Reply } from '../reply/index.ts'

/** What the suite must say about an answer with this fault. */
export type FaultVerdict = 'fail' | 'warn' | 'pass'

/** The id of a kind of breach in tests/kill-table/breaches.yaml, such as `FRM-06`. */
export type BreachId =
  `${'STA' | 'HDR' | 'FRM' | 'ENC' | 'TIM' | 'RAT' | 'AUT' | 'ENV' | 'TYP' | 'ENM' | 'ORD' | 'FIN' | 'TCD' | 'USG' | 'ERR' | 'REQ' | 'IDN' | 'SEM'}-${number}`

/** What a fault may read in addition to the reply that it changes. */
export interface FaultContext {
  readonly request: MockRequest
  /** The request body as JSON; undefined if there is none or it is not JSON. */
  readonly body: unknown
}

/** Which replies a fault can change. */
export interface FaultScope {
  /** `chat` is a chat answer with status 200, streamed or not. */
  readonly reply: 'any' | 'chat' | 'chat stream' | 'chat answer' | 'chat refusal' | 'models' | 'preflight'
  /** Only replies with one of these statuses. */
  readonly statuses?: readonly number[]
  /** What the request must contain, in words: `tool_choice: "required"`. */
  readonly request?: string
  /** What the reply must contain, in words: `tool calls`, `reasoning`, `Retry-After`. */
  readonly content?: string
}

/** A change of replies, and which replies it can change. */
export interface Edit {
  readonly appliesTo: FaultScope
  /** The changed reply. If there is nothing to change: null, or the reply itself. */
  apply(reply: Reply, context: FaultContext): Reply | null
}

export interface Fault {
  /** The id for `--fault`, `Prefer: fault=` and the library, in kebab-case. */
  readonly id: string
  /** One line for lists and reports. */
  readonly about: string
  /** Where this kind of breach was seen. */
  readonly source: BreachId | SourceId
  readonly expects: FaultVerdict
  /** `transport`: the fault changes HTTP itself, not only status, headers and body; see `overMsw`. */
  readonly layer: 'transport' | 'reply'
  /** False if a Fetch `Response` cannot have this fault, so that only the server can send it and msw cannot. */
  readonly overMsw?: boolean
  /** Which replies the fault can change. */
  readonly appliesTo: FaultScope
  /** The broken reply; null if it would be the same as `reply` in bytes, headers and delays. */
  apply(reply: Reply, context: FaultContext): Reply | null
}

/** One row of a list of faults. */
export interface FaultRow extends Pick<Fault, 'id' | 'about' | 'source' | 'expects' | 'overMsw'> {
  /** `reply` when absent. */
  readonly layer?: Fault['layer']
  readonly edit: Edit
}

/**
 * Makes a fault from its row. Its `apply` returns null if the edit leaves the reply as it was.
 * @example defineFault({ id: 'done-twice', about: 'data: [DONE] sent twice', source: 'FRM-06', expects: 'fail',
 *   edit: onStream((reply) => editEvents(reply, (events) => [...events, doneEvent])) })
 */
export function defineFault({ edit, layer = 'reply', ...row }: FaultRow): Fault {
  return {
    ...row,
    layer,
    appliesTo: edit.appliesTo,
    apply(reply, context) {
      const changed = edit.apply(reply, context)
      return changed === null || isSameReply(changed, reply) ? null : changed
    },
  }
}

/**
 * The scope in words, for lists and warnings.
 * @example toScopeText({ reply: 'chat stream', content: 'tool calls' }) // 'chat stream with tool calls'
 */
export function toScopeText({ reply, statuses, request, content }: FaultScope): string {
  return [
    reply === 'any' && statuses ? 'reply' : reply,
    statuses ? `with status ${statuses.join(' or ')}` : '',
    content ? `with ${content}` : '',
    request ? `to a request with ${request}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** True when a client would receive the same bytes at the same times. */
function isSameReply(one: Reply, other: Reply): boolean {
  if (one === other) return true
  return one.status === other.status && isSameHeaders(one, other) && isSameBody(one, other)
}

function isSameHeaders({ headers: one }: Reply, { headers: other }: Reply): boolean {
  if (one.length !== other.length) return false
  return one.every(([name, value], i) => name === other[i]![0] && value === other[i]![1])
}

function isSameBody({ body: one }: Reply, { body: other }: Reply): boolean {
  if (one.kind === 'bytes')
    return other.kind === 'bytes' && isSameBytes(one.bytes, other.bytes) && one.delayMs === other.delayMs
  if (other.kind === 'bytes' || one.end !== other.end || one.events.length !== other.events.length) return false
  return one.events.every(({ bytes, delayMs }, i) => {
    const event = other.events[i]!
    return delayMs === event.delayMs && isSameBytes(bytes, event.bytes)
  })
}

function isSameBytes(one: string | Uint8Array, other: string | Uint8Array): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other
  const [left, right] = [toBytes(one), toBytes(other)]
  return left.length === right.length && left.every((byte, i) => byte === right[i])
}

function toBytes(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? new TextEncoder().encode(value) : value
}
