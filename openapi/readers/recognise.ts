/**
 * Recognises from a body alone which operation it answers, by the shapes that recordings show. A body that matches none is not guessed:
 * the caller has to name the operation.
 */
import type { OperationId } from '../types.ts'

/** The operation of a body, and its status where only one is possible. */
export interface Recognised {
  operationId: OperationId
  status: number | null
  /** The body is a single chunk of a stream. */
  chunk: boolean
}

type Json = Readonly<Record<string, unknown>>

/** Recognises parsed JSON; null when it is not a body of this API. */
export function recogniseJson(json: unknown): Recognised | null {
  if (!isObject(json)) return null
  // the whole answers of the Responses and the Anthropic Messages format, which are not an operation of this contract
  if (json.object === 'response' || (json.type === 'message' && Array.isArray(json.content))) return null
  if (Array.isArray(json.choices) || isCompletionName(json.object)) return recogniseCompletion(json)
  if (isError(json)) return known('createChatCompletion', null)
  if (json.object === 'list' && Array.isArray(json.data)) return recogniseList(json.data)
  if (json.object === 'file') return known(json.deleted === undefined ? 'getFile' : 'deleteFile')
  if (isObject(json.data) && 'total_tokens' in json.data) return known('estimateTokenCount')
  if (isObject(json.data) && 'available_balance' in json.data) return known('getBalance')
  if ('content' in json && 'file_type' in json && 'filename' in json) return known('getFileContent')
  return null
}

/** Recognises text that is not valid JSON by the member names in it; null when there are none. */
export function recogniseText(start: string): Recognised | null {
  if (/^[\s\uFEFF]*[[{]/.test(start) && /"object"\s*:\s*"chat\.completion"|"choices"\s*:\s*\[/.test(start))
    return known('createChatCompletion', null)
  return /^[\s\uFEFF]*\{\s*"error"\s*:/.test(start) ? known('createChatCompletion', null) : null
}

/**
 * Recognises an event stream by its start. The Anthropic Messages and Responses formats have event names; a stream without them is
 * judged as chat.
 */
export function recogniseEvents(start: string): Recognised | null {
  if (/^data: ?\{"type":|^event: ?(message_|content_block_|response\.)/m.test(start) && !/"choices"/.test(start))
    return null
  return known('createChatCompletion', /^data: ?\{.*"choices"/m.test(start) ? 200 : null)
}

/** Whether JSON is one chunk of a stream. */
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
  // entries with an id only are models: files and batches have more members
  return first.object === undefined && typeof first.id === 'string' && !('filename' in first) && !('endpoint' in first)
    ? known('listModels')
    : null
}

/** The documented error envelope, the gateway's flat one, and the flat ones that vendors send. */
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
