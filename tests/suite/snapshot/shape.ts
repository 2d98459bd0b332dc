/**
 * A shape: the members that an operation's answers have, their types, and the headers. It has no contents and no ids.
 * Answers are grouped by operation, form and status class, so that a stream is never compared with a whole answer.
 */

export const jsonTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] as const

export type JsonType = (typeof jsonTypes)[number]

/** What was seen at one path. */
export interface PathShape {
  types: readonly JsonType[]
  /** The object around it was also seen without this member. */
  optional: boolean
  /** The values of members with a closed vocabulary: `finish_reason`, `role`, `object`, `type`, and what the spec enumerates. */
  values: readonly string[]
}

/** What was seen of one group of answers; every list is sorted. */
export interface GroupShape {
  /** Ids of the cases whose answers are counted. */
  cases: readonly string[]
  /** Media types without parameters. */
  media: readonly string[]
  /** What a stream or a body has in addition to JSON: `[DONE]`, `comment`, `event:<name>`, `not-json`. */
  marks: readonly string[]
  /** Header names in lower case; true if some answers came without. */
  headers: ReadonlyMap<string, boolean>
  /** By JSON pointer, with `*` for all array indexes. The empty pointer is the whole body. */
  paths: ReadonlyMap<string, PathShape>
}

/** Groups by key, e.g. `createChatCompletion stream 2xx`. */
export type Shapes = ReadonlyMap<string, GroupShape>

/** The parts of a group's key. */
export interface GroupName {
  /** The operation, or `unknownPath`. */
  operationId: string
  mode: string
  /** `2xx`, `4xx`, `5xx`; 429 has a class of its own because it depends on the load, not on the request. */
  statusClass: string
}

/** The class of a status. */
export function toStatusClass(status: number): string {
  return status === 429 ? '429' : `${Math.floor(status / 100)}xx`
}

export function toGroupKey({ operationId, mode, statusClass }: GroupName): string {
  return `${operationId} ${mode} ${statusClass}`
}

export function parseGroupKey(key: string): GroupName {
  const [operationId = '', mode = '', statusClass = ''] = key.split(' ')
  return { operationId, mode, statusClass }
}

/** Whether a group depends on the load of the target. */
export function dependsOnLoad(key: string): boolean {
  return /^(429|5xx)$/.test(parseGroupKey(key).statusClass)
}

/** The pointer one step up; null above the whole body. */
export function findParent(path: string): string | null {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? null : path.slice(0, cut)
}

/** The last step of a pointer, unescaped. */
export function toLastName(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
}

/** `integer | null`, with a question mark if the member is sometimes missing. */
export function describePath({ types, optional }: PathShape): string {
  return `${types.join(' | ')}${optional ? ' ?' : ''}`
}
