/** Builds HAR files for the tests of their reader. */

/** A JSON object. */
export type Json = Record<string, unknown>

/** The chat endpoint. */
export const chat = 'https://api.moonshot.ai/v1/chat/completions'

/** An entry with this content; `over` wins over its members, `request` over those of its request. */
export function entry(content: Json, over: Json = {}, request: Json = {}): Json {
  return {
    request: { method: 'POST', url: chat, headers: [{ name: 'Authorization', value: 'Bearer x' }], ...request },
    response: { status: 200, headers: [{ name: 'Content-Type', value: 'application/json' }], content },
    ...over,
  }
}

/** A HAR with these entries. */
export function har(...entries: unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', entries } })
}
