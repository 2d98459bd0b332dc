/** What a snippet is made of, and the steps that all languages share. */
import type { ComposedRequest } from '../../protocol.ts'
import { isObject, type JsonObject } from '../state/json-edit.ts'

/** The environment variable that holds the key in every snippet. */
export const keyVariable = 'MOONSHOT_API_KEY'

export interface SnippetInput {
  request: ComposedRequest
  /** With its version: `https://api.moonshot.ai/v1`. */
  baseUrl: string
}

export interface Snippet {
  id: string
  /** The language or tool, under which the variants are listed. */
  group: string
  title: string
  /** Name of the file in which a reader would save it. */
  fileName: string
  /** What has to be installed; null for nothing. */
  install: string | null
  /** SDKs offer a call for chat completions only. */
  chatOnly?: true
  build: (input: SnippetInput) => string
  /** The body that the snippet sends, where it differs from the composed one. */
  toSent?: (body: unknown) => unknown
}

/** Why a snippet cannot be written for a request; null where it can. */
export function findUnavailable(snippet: Snippet, { request }: SnippetInput): string | null {
  if (snippet.chatOnly !== true) return null
  if (request.path !== '/v1/chat/completions') return 'The SDK form exists for chat completions only.'
  const body = toMembers(request.body)
  const missing = ['model', 'messages'].filter((name) => !Object.hasOwn(body, name))
  return missing.length === 0 ? null : `The SDK needs ${missing.join(' and ')} in the body.`
}

/** The members of the body; none where it is not an object. */
export function toMembers(body: unknown): JsonObject {
  return isObject(body) ? body : {}
}

/** The address of a request. */
export function toUrl({ request, baseUrl }: SnippetInput): string {
  return baseUrl + request.path.replace(/^\/v1/, '')
}

export function isStreamed(request: ComposedRequest): boolean {
  return toMembers(request.body)['stream'] === true
}

/** The same request with `stream: true`. */
export function asStream(input: SnippetInput): SnippetInput {
  return { ...input, request: { ...input.request, body: toStreamBody(input.request.body) } }
}

export function toStreamBody(body: unknown): unknown {
  return { ...toMembers(body), stream: true }
}

/** Extra headers in the order of the request. */
export function toExtraHeaders({ headers }: ComposedRequest): [name: string, value: string][] {
  return Object.entries(headers).filter(([name]) => !/^(?:authorization|content-type)$/i.test(name))
}

/** Joins lines of code; a list among them stands for its lines, so that an empty one leaves no line. */
export function toLines(lines: readonly (string | readonly string[])[]): string {
  return `${lines.flat().join('\n')}\n`
}
