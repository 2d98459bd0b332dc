/** Helpers of these tests: complete one request, each time with a context of its own. */
import { complete } from '../../../../mocks/completion/complete.ts'
import type { Completion, CompletionContext, RequestLike } from '../../../../mocks/completion/types.ts'

/** The default context: nothing cached, first answer, September 2026. */
function givenFor(model: string, more: Partial<CompletionContext> = {}): CompletionContext {
  return {
    model: { id: model },
    seed: 'kimi',
    createdSeconds: 1_788_302_325,
    sequence: 0,
    profile: 'official',
    cachedTokens: () => 0,
    ...more,
  }
}

/** Completes a request; `model` is kimi-k3 unless given. */
export function completeRequest(request: RequestLike, more: Partial<CompletionContext> = {}): Completion {
  const model = typeof request.model === 'string' ? request.model : 'kimi-k3'
  return complete({ model, ...request }, givenFor(model, more))
}

/** The first choice's content for one user message. */
export function say(text: string, more: RequestLike = {}): string {
  return completeRequest({ messages: [{ role: 'user', content: text }], ...more }).choices[0]?.content ?? ''
}

/** The tool calls for one user message, as name and parsed arguments. */
export function call(text: string, more: RequestLike): { id: string; name: string; arguments: unknown }[] {
  const choice = completeRequest({ messages: [{ role: 'user', content: text }], ...more }).choices[0]
  return (choice?.toolCalls ?? []).map((item) => ({
    id: item.id,
    name: item.name,
    arguments: JSON.parse(item.arguments) as unknown,
  }))
}

/** A function tool as a request offers it. */
export function tool(
  name: string,
  description: string,
  properties: Record<string, unknown>,
  required = Object.keys(properties),
): unknown {
  return { type: 'function', function: { name, description, parameters: { type: 'object', properties, required } } }
}

/** The tool of most examples. */
export const weather = tool(
  'get_weather',
  'Get the weather of a city.',
  { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
  ['city'],
)
