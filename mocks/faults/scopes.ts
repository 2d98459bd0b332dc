/** Edits limited to one kind of reply: chat answers, streams, refusals, lists of models. Other replies stay unchanged. */
import { editChunks, editJson, isObject, setMember, toChoices, toText } from './edit.ts'
import type { Json } from './edit.ts'
import type { Edit, FaultContext, FaultScope } from './fault.ts'
import type { Reply } from '../reply/index.ts'

type Apply = (reply: Reply, context: FaultContext) => Reply | null

/** What an edit needs in addition to the kind of reply. It is only shown in lists and warnings: the edit itself must check it. */
type Needs = Pick<FaultScope, 'request' | 'content'>

/** For edits of tool calls. */
export const ofToolCalls: Needs = { content: 'tool calls' }

/** True for a request to the chat operation. */
export function isChat({ request }: FaultContext): boolean {
  return toPath(request.url).endsWith('/chat/completions')
}

/** The request body as an object; empty when it is not an object. */
export function toRequestBody({ body }: FaultContext): Json {
  return isObject(body) ? body : {}
}

/** Edits any reply. */
export function onAny(apply: Apply, needs: Needs = {}): Edit {
  return { appliesTo: { reply: 'any', ...needs }, apply }
}

/** Edits a chat answer with status 200, streamed or not. */
export function onChat(apply: Apply, needs: Needs = {}): Edit {
  return limit({ reply: 'chat', ...needs }, isChatAnswer, apply)
}

/** Edits a chat stream. */
export function onStream(apply: Apply, needs: Needs = {}): Edit {
  return limit({ reply: 'chat stream', ...needs }, isChatStream, apply)
}

/** Edits a chat answer that is not streamed. */
export function onAnswer(apply: Apply, needs: Needs = {}): Edit {
  return limit({ reply: 'chat answer', ...needs }, isWholeAnswer, apply)
}

/** Edits a reply with one of these statuses, of any operation. */
export function onStatus(statuses: readonly number[], apply: Apply, needs: Needs = {}): Edit {
  return limit({ reply: 'any', statuses, ...needs }, ({ status }) => statuses.includes(status), apply)
}

/** Edits a refusal of the chat operation; if `statuses` are given, only with one of them. */
export function onRefusal(apply: Apply, needs: Needs & Pick<FaultScope, 'statuses'> = {}): Edit {
  const isRefusal = ({ status }: Reply, context: FaultContext) =>
    status >= 400 && (needs.statuses?.includes(status) ?? true) && isChat(context)
  return limit({ reply: 'chat refusal', ...needs }, isRefusal, apply)
}

/** Edits the list of models. */
export function onModels(edit: (body: Json) => void): Edit {
  return limit({ reply: 'models' }, isModelList, (reply) => editJson(reply, (body) => void edit(body)))
}

/** Edits the answer to a browser's preflight request. */
export function onPreflight(apply: Apply): Edit {
  return limit({ reply: 'preflight' }, (_, { request }) => request.method === 'OPTIONS', apply)
}

/** Edits every chunk of a stream in place, with its number. */
export function eachChunk(edit: (chunk: Json, number: number, all: readonly Json[]) => void, needs?: Needs): Edit {
  return allChunks((chunks) => chunks.forEach((chunk, i) => edit(chunk, i, chunks)), needs)
}

/** Edits the list of chunks of a stream: in place, or by another list. */
export function allChunks(
  edit: (chunks: Json[], context: FaultContext) => readonly Json[] | void,
  needs?: Needs,
): Edit {
  return onStream((reply, context) => editChunks(reply, (chunks) => edit(chunks, context)), needs)
}

/** Edits every chunk of a stream, or the one object of an answer, in place. */
export function eachObject(edit: (body: Json) => void, needs?: Needs): Edit {
  return onChat(
    (reply) =>
      reply.body.kind === 'events'
        ? editChunks(reply, (chunks) => chunks.forEach((chunk) => edit(chunk)))
        : editJson(reply, (body) => void edit(body)),
    needs,
  )
}

/** Sets a member of every chunk of a stream, or of the one object of an answer; undefined removes it. */
export function setEach(name: string, value: unknown): Edit {
  return eachObject((body) => setMember(body, name, value))
}

/** Edits every choice of every chunk or of the answer, in place; `part` is its delta or message. */
export function eachChoice(edit: (choice: Json, part: Json) => void, needs?: Needs): Edit {
  return eachObject((body) => {
    for (const choice of toChoices(body)) edit(choice, toPart(choice))
  }, needs)
}

/** Edits streams with one edit and whole answers with another. */
export function inBothModes(stream: Edit, answer: Edit): Edit {
  return {
    appliesTo: { ...stream.appliesTo, reply: 'chat' },
    apply: (reply, context) => (reply.body.kind === 'events' ? stream : answer).apply(reply, context),
  }
}

/** The delta or message of a choice; a new object if it has neither. */
export function toPart(choice: Json): Json {
  if (isObject(choice.delta)) return choice.delta
  return isObject(choice.message) ? choice.message : {}
}

/** The tool-call entries of a delta or message. */
export function toCalls(part: Json): Json[] {
  return Array.isArray(part.tool_calls) ? part.tool_calls.filter(isObject) : []
}

/** The tool-call entries of a chunk's first choice. */
export function toChunkCalls(chunk: Json): Json[] {
  return toCalls(toPart(toChoice(chunk)))
}

/** The arguments of a call or fragment as text; empty if it has none. */
export function toArgumentText(call: Json): string {
  return String(toFunction(call).arguments ?? '')
}

/** The `function` member of a call. */
export function toFunction(call: Json): Json {
  return isObject(call.function) ? call.function : {}
}

/** The first choice of a chunk; a new object if there is none. */
export function toChoice(chunk: Json | undefined): Json {
  return (chunk && toChoices(chunk)[0]) ?? {}
}

/** Index of the first chunk whose first choice has text in the delta's member `key`; -1 if there is none. */
export function findText(chunks: readonly Json[], key: 'content' | 'reasoning_content'): number {
  return chunks.findIndex((chunk) => hasText(toPart(toChoice(chunk))[key]))
}

/** Index of the chunk with the finish_reason; -1 if there is none. */
export function findFinish(chunks: readonly Json[]): number {
  return chunks.findIndex((chunk) => typeof toChoice(chunk).finish_reason === 'string')
}

/** True for a string that is not empty. */
export function hasText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** A copy of a chunk with another delta, and with `finish` as its finish_reason. */
export function likeChunk(chunk: Json, delta: Json, finish: string | null = null): Json {
  return { ...chunk, choices: [{ index: 0, delta, finish_reason: finish }] }
}

function limit(appliesTo: FaultScope, covers: (reply: Reply, context: FaultContext) => boolean, apply: Apply): Edit {
  return { appliesTo, apply: (reply, context) => (covers(reply, context) ? apply(reply, context) : null) }
}

function isChatAnswer(reply: Reply, context: FaultContext): boolean {
  return reply.status === 200 && isChat(context)
}

function isChatStream(reply: Reply, context: FaultContext): boolean {
  return reply.body.kind === 'events' && isChatAnswer(reply, context)
}

function isWholeAnswer(reply: Reply, context: FaultContext): boolean {
  return reply.body.kind === 'bytes' && isChatAnswer(reply, context)
}

function isModelList({ status }: Reply, { request }: FaultContext): boolean {
  return status === 200 && toPath(request.url).endsWith('/models')
}

/** True for the gateway's answer to an unknown path. */
export function isUnknownPath(reply: Reply): boolean {
  return toText(reply)?.includes('url.not_found') ?? false
}

function toPath(url: string): string {
  return url.split('?', 1)[0]!
}
