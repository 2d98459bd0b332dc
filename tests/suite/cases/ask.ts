/** Building blocks of request bodies: short deterministic prompts, and a token budget that fits the way a model thinks. */
import type { ModelRow } from '../../../openapi/models.ts'

/** What a body is made for. */
export interface Given {
  model: ModelRow
  id: string
}

export type Message = Readonly<Record<string, unknown>>

/** Room for a short answer of a model that cannot leave its thinking. */
export const thinkingRoom = 3000

/** True when thinking can be switched off for this model (documented, or recorded for K3: September 2026). */
export function canRest(model: ModelRow): boolean {
  return model.thinking.form !== 'always'
}

/** The member that switches thinking off; nothing for a model that never thinks or never stops. */
export function quiet(model: ModelRow): Record<string, unknown> {
  return model.thinking.disabled_accepted ? { thinking: { type: 'disabled' } } : {}
}

/** A message of the user. */
export function user(content: unknown): Message {
  return { role: 'user', content }
}

/** A body with thinking off where it can be: a string stands for one user message. */
export function ask(
  { model, id }: Given,
  prompt: string | readonly Message[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    model: id,
    messages: typeof prompt === 'string' ? [user(prompt)] : prompt,
    ...quiet(model),
    max_tokens: canRest(model) ? 128 : thinkingRoom,
    ...more,
  }
}

/** A body that leaves thinking as the model has it by default. */
export function askThinking(
  { id }: Given,
  prompt: string | readonly Message[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    model: id,
    messages: typeof prompt === 'string' ? [user(prompt)] : prompt,
    max_tokens: thinkingRoom,
    ...more,
  }
}

/** A body that will be refused; if a target takes it all the same, it costs next to nothing. */
export function askWrongly(given: Given, more: Record<string, unknown>): Record<string, unknown> {
  return { model: given.id, messages: [user('Reply with exactly one word: pong')], max_tokens: 16, ...more }
}

/** Whether the model thinks when nothing is said about it. */
export function thinksByDefault(model: ModelRow): boolean {
  return model.thinking.form !== 'none' && model.thinking.default === 'enabled'
}

/** A function the model may call. */
export function functionTool(name: string, property: string, about: string): Record<string, unknown> {
  return {
    type: 'function',
    function: {
      name,
      description: about,
      parameters: {
        type: 'object',
        properties: { [property]: { type: 'string', description: `The ${property}, in English.` } },
        required: [property],
      },
    },
  }
}

export const weather = functionTool('get_weather', 'city', 'Tells the current weather of a city.')
export const clock = functionTool('get_time', 'city', 'Tells the local time of a city.')

/** A red dot, one pixel. */
export const tinyPng =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='

/** Sources that many cases cite. */
export const sources = {
  chat: 'docs/api/chat',
  streaming: 'docs/guide/utilize-the-streaming-output-feature-of-kimi-api',
  parameters: 'docs/api/models-overview',
  toolChoice: 'docs/guide/use-tool-choice',
  vision: 'docs/guide/use-kimi-vision-model',
  responseFormat: 'docs/guide/response_format',
  partial: 'docs/api/partial',
  thinking: 'docs/guide/use-thinking-models',
  errors: 'docs/api/errors',
  probes: 'leandromineti/ai-assisted-coding',
  vendorTests: 'MoonshotAI/Kimi-Vendor-Verifier',
  k3Probes: 'QuantumNous/new-api',
} as const
