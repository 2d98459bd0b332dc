/** Builds request bodies: short prompts, and a token budget that leaves enough tokens for a model's reasoning. */
import type { ModelRow } from '../../../openapi/models.ts'

/** The model that a body is built for, and the id to send. */
export interface Given {
  model: ModelRow
  id: string
}

export type Message = Readonly<Record<string, unknown>>

/** Token budget for a short answer of a model whose thinking cannot be switched off. */
export const thinkingBudget = 3000

/** True when thinking can be switched off for this model (documented, and recorded for K3 in September 2026). */
export function canDisableThinking(model: ModelRow): boolean {
  return model.thinking.form !== 'always'
}

/** The member that switches thinking off; empty for a model that never thinks or always thinks. */
export function thinkingOff(model: ModelRow): Record<string, unknown> {
  return model.thinking.disabled_accepted ? { thinking: { type: 'disabled' } } : {}
}

/** A message of the user. */
export function user(content: unknown): Message {
  return { role: 'user', content }
}

/** A body with thinking off where that is possible; a string prompt becomes one user message. */
export function ask(
  { model, id }: Given,
  prompt: string | readonly Message[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    model: id,
    messages: typeof prompt === 'string' ? [user(prompt)] : prompt,
    ...thinkingOff(model),
    max_tokens: canDisableThinking(model) ? 128 : thinkingBudget,
    ...more,
  }
}

/** A body that leaves thinking at the model's default. */
export function askThinking(
  { id }: Given,
  prompt: string | readonly Message[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    model: id,
    messages: typeof prompt === 'string' ? [user(prompt)] : prompt,
    max_tokens: thinkingBudget,
    ...more,
  }
}

/** A body that must be refused. Its budget is small, so it costs little if a target accepts it. */
export function toRefusedBody(given: Given, more: Record<string, unknown>): Record<string, unknown> {
  return { model: given.id, messages: [user('Reply with exactly one word: pong')], max_tokens: 16, ...more }
}

/** Whether the model thinks when the request does not mention thinking. */
export function thinksByDefault(model: ModelRow): boolean {
  return model.thinking.form !== 'none' && model.thinking.default === 'enabled'
}

/** For a case that needs a model which thinks by default: why it is skipped; null if it is sent. */
export function skipUnlessThinking(model: ModelRow): string | null {
  return thinksByDefault(model) ? null : `${model.id} does not think`
}

/** For a case that needs a model which takes images: why it is skipped; null if it is sent. */
export function skipUnlessImages(model: ModelRow): string | null {
  return model.input.includes('image') ? null : `${model.id} takes no images`
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

/** A PNG of one red pixel. */
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
