/** Functions that the vendor checks share. In Moonshot's stream specification for vendors P0 is a fail, P1 a warning, P2 a notice. */
import { isObject, type Arrival, type Subject } from '../../judge/index.ts'
import { isChat, isSuccess, type Json } from './request.ts'

/** The document with these rules. */
export const vendorSource = 'MoonshotAI/Kimi-Vendor-Verifier'

/** True for a streamed chat answer. */
export function isVendorStream(subject: Subject): boolean {
  return subject.kind === 'events' && isChat(subject) && isSuccess(subject)
}

/** The choices of a chunk that is not an error, each with its path. */
export function findFrames(arrival: Arrival): { choice: Json; path: string }[] {
  const { chunk } = arrival
  if (chunk === null || !Array.isArray(chunk.choices)) return []
  return chunk.choices.flatMap((choice: unknown, place) =>
    isObject(choice) ? [{ choice, path: `/choices/${place}` }] : [],
  )
}

/** The delta of a choice; an empty object when it is not an object. */
export function toDelta(choice: Json): Json {
  return isObject(choice.delta) ? choice.delta : {}
}

/** True where a frame adds something to the message. */
export function isIncrement(delta: Json): boolean {
  return (
    isText(delta.content) ||
    isText(delta.reasoning_content) ||
    (Array.isArray(delta.tool_calls) && delta.tool_calls.length > 0)
  )
}

/** True for Kimi K2.5 and older, which may lack the boundary frame and the summary frame; the verifier skips them there. */
export function isOlder(subject: Subject): boolean {
  const row = subject.model()
  if (row) return !/^k(2\.[6-9]|[3-9])/.test(row.family)
  const id = subject.request?.model ?? subject.assembled.model
  return typeof id === 'string' && /k2(\.|p|_|-)5|k2(-(0711|0905|turbo|thinking|instruct|base)|$)|moonshot-v1/i.test(id)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
