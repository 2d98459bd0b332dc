/** Shared by the rule tests: a small valid request, and the refusal of a changed one. */
import { findRefusal, type RuleContext } from '../../../../mocks/rules/index.ts'
import type { Refusal } from '../../../../mocks/reply/types.ts'

export type Body = Record<string, unknown>

export const user = { role: 'user', content: 'hi' }

export const context: RuleContext = {
  lifecycle: 'all',
  findFile: (id) =>
    id === 'file_image'
      ? { purpose: 'image' }
      : id === 'file_video'
        ? { purpose: 'video' }
        : id === 'file_text'
          ? { purpose: 'file-extract' }
          : null,
}

/** The refusal of a small request with these members changed or added. */
export function ask(change: Body, given: Partial<RuleContext> = {}): Refusal | null {
  return findRefusal({ model: 'kimi-k3', messages: [user], ...change }, { ...context, ...given })
}

/** The text alone, after checking status and type; null when accepted. */
export function refusalOf(change: Body, given: Partial<RuleContext> = {}): string | null {
  const refusal = ask(change, given)
  if (refusal === null) return null
  if (refusal.status !== 400 || refusal.type !== 'invalid_request_error') throw new Error(JSON.stringify(refusal))
  return refusal.message
}

/** A function tool. */
export function tool(name: string, parameters: unknown = { type: 'object', properties: {} }): Body {
  return { type: 'function', function: { name, description: 'd', parameters } }
}

/** A call as history sends it back. */
export function call(id: string, name = 'get_weather'): Body {
  return { id, type: 'function', function: { name, arguments: '{}' } }
}
