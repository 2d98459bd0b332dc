/** Where a fault bites: only chat successes, only streams, only whole answers, only refusals. Everything else passes untouched. */
import { editChunks, editJson, isObject, toChoices } from './edit.ts'
import type { Json } from './edit.ts'
import type { FaultContext } from './fault.ts'
import type { Reply } from '../request/reply.ts'

type Apply = (reply: Reply, given: FaultContext) => Reply

/** True for a request to the chat operation. */
export function isChat(given: FaultContext): boolean {
  return given.request.url.split('?', 1)[0]!.endsWith('/chat/completions')
}

/** The request body as an object; empty when it is none. */
export function toAsked(given: FaultContext): Json {
  return isObject(given.body) ? given.body : {}
}

/** Bites a chat answer with status 200, streamed or not. */
export function onChat(apply: Apply): Apply {
  return (reply, given) => (reply.status === 200 && isChat(given) ? apply(reply, given) : reply)
}

/** Bites a chat stream. */
export function onStream(apply: Apply): Apply {
  return onChat((reply, given) => (reply.body.kind === 'events' ? apply(reply, given) : reply))
}

/** Bites a chat answer that is not streamed. */
export function onAnswer(apply: Apply): Apply {
  return onChat((reply, given) => (reply.body.kind === 'bytes' ? apply(reply, given) : reply))
}

/** Bites a reply with one of these statuses. */
export function onStatus(statuses: readonly number[], apply: Apply): Apply {
  return (reply, given) => (statuses.includes(reply.status) ? apply(reply, given) : reply)
}

/** Bites every refusal of the chat operation. */
export function onRefusal(apply: Apply): Apply {
  return (reply, given) => (reply.status >= 400 && isChat(given) ? apply(reply, given) : reply)
}

/** Edits every chunk of a stream in place, with its number. */
export function eachChunk(edit: (chunk: Json, number: number, all: readonly Json[]) => void): Apply {
  return onStream((reply) => editChunks(reply, (chunks) => chunks.forEach((chunk, i) => edit(chunk, i, chunks))))
}

/** Edits the list of chunks. */
export function allChunks(edit: (chunks: Json[], given: FaultContext) => readonly Json[] | void): Apply {
  return onStream((reply, given) => editChunks(reply, (chunks) => edit(chunks, given)))
}

/** Edits every chunk of a stream, or the one object of an answer: what both share. */
export function eachObject(edit: (body: Json) => void): Apply {
  return onChat((reply) =>
    reply.body.kind === 'events'
      ? editChunks(reply, (chunks) => chunks.forEach((chunk) => edit(chunk)))
      : editJson(reply, (body) => void edit(body)),
  )
}

/** Edits every choice of every chunk or of the answer; `part` is its delta or message. */
export function eachChoice(edit: (choice: Json, part: Json) => void): Apply {
  return eachObject((body) => {
    for (const choice of toChoices(body)) edit(choice, toPart(choice))
  })
}

/** The delta or message of a choice; an object of its own where there is none. */
export function toPart(choice: Json): Json {
  if (isObject(choice.delta)) return choice.delta
  return isObject(choice.message) ? choice.message : {}
}

/** The tool-call entries of a delta or message. */
export function toCalls(part: Json): Json[] {
  return Array.isArray(part.tool_calls) ? part.tool_calls.filter(isObject) : []
}

/** The `function` member of a call. */
export function toFunction(call: Json): Json {
  return isObject(call.function) ? call.function : {}
}

/** The first choice of a chunk. */
export function toChoice(chunk: Json | undefined): Json {
  return (chunk && toChoices(chunk)[0]) ?? {}
}

/** Index of the first chunk whose first choice's delta has text under `key`; -1 when none. */
export function findText(chunks: readonly Json[], key: 'content' | 'reasoning_content'): number {
  return chunks.findIndex((chunk) => {
    const text = toPart(toChoice(chunk))[key]
    return typeof text === 'string' && text !== ''
  })
}

/** Index of the chunk with the finish_reason; -1 when none. */
export function findFinish(chunks: readonly Json[]): number {
  return chunks.findIndex((chunk) => typeof toChoice(chunk).finish_reason === 'string')
}

/** A chunk like this one with another delta and no finish. */
export function likeChunk(chunk: Json, delta: Json, finish: string | null = null): Json {
  return { ...chunk, choices: [{ index: 0, delta, finish_reason: finish }] }
}
