/**
 * Tells from a body alone which operation answered it: the shapes of README's endpoints, as recorded.
 * A body that fits none is not guessed at: the caller is asked for the operation.
 */
import type { OperationId } from '../types.ts'

/** What a body is, and the status such a body comes with where only one is possible. */
export interface Recognised {
  operationId: OperationId
  status: number | null
  /** A lone chunk is a part of a stream and not a body. */
  chunk: boolean
}

type Json = Readonly<Record<string, unknown>>

/** Recognises parsed JSON; null when it is no body of this API. */
export function recogniseJson(json: unknown): Recognised | null {
  if (!isObject(json)) return null
  if (Array.isArray(json.choices) || isCompletionName(json.object)) return recogniseCompletion(json)
  if (isError(json)) return known('createChatCompletion', null)
  if (json.object === 'list' && Array.isArray(json.data)) return recogniseList(json.data)
  if (json.object === 'file') return known(json.deleted === undefined ? 'getFile' : 'deleteFile')
  if (isObject(json.data) && 'total_tokens' in json.data) return known('estimateTokenCount')
  if (isObject(json.data) && 'available_balance' in json.data) return known('getBalance')
  if ('content' in json && 'file_type' in json && 'filename' in json) return known('getFileContent')
  return null
}

/** Recognises text that does not parse, by the names it holds; null when there is none. */
export function recogniseText(start: string): Recognised | null {
  if (/^[\s\uFEFF]*[[{]/.test(start) && /"object"\s*:\s*"chat\.completion"|"choices"\s*:\s*\[/.test(start))
    return known('createChatCompletion', null)
  return /^[\s\uFEFF]*\{\s*"error"\s*:/.test(start) ? known('createChatCompletion', null) : null
}

/**
 * Recognises an event stream by its start; only the Anthropic and the Responses face write something else than chat
 * (event names in each block), so that whatever carries no such name is judged as chat.
 */
export function recogniseEvents(start: string): Recognised | null {
  if (/^data: ?\{"type":|^event: ?(message_|content_block_|response\.)/m.test(start) && !/"choices"/.test(start))
    return null
  return known('createChatCompletion', /^data: ?\{.*"choices"/m.test(start) ? 200 : null)
}

/** One chunk as a line of a `.jsonl` file. */
export function isChunk(json: unknown): boolean {
  if (!isObject(json)) return false
  if (json.object === 'chat.completion.chunk') return true
  return Array.isArray(json.choices) && json.choices.some((choice) => isObject(choice) && 'delta' in choice)
}

function recogniseCompletion(json: Json): Recognised {
  const whole = Array.isArray(json.choices) && json.choices.some((choice) => isObject(choice) && 'message' in choice)
  return { operationId: 'createChatCompletion', status: 200, chunk: !whole && isChunk(json) }
}

function recogniseList(data: readonly unknown[]): Recognised | null {
  const first = data[0]
  if (!isObject(first)) return null
  if (first.object === 'file') return known('listFiles')
  if (first.object === 'model' || first.type === 'model') return known('listModels')
  // Entries that name nothing but a model (ENV-18 in the wild); files and batches always say more.
  return first.object === undefined && typeof first.id === 'string' && !('filename' in first) && !('endpoint' in first)
    ? known('listModels')
    : null
}

/** The documented envelope, the gateway's flat one, and the flat ones recorded at vendors. */
function isError(json: Json): boolean {
  if ('error' in json) return true
  if (typeof json.message === 'string' && 'code' in json) return true
  if (Array.isArray(json.detail) && isObject(json.detail[0])) return true
  return typeof json.detail === 'string' || (typeof json.message === 'string' && json.object === 'error')
}

function isCompletionName(name: unknown): boolean {
  return name === 'chat.completion' || name === 'chat.completion.chunk'
}

function known(operationId: OperationId, status: number | null = 200): Recognised {
  return { operationId, status, chunk: false }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
