/** Describes how the answers of the models differ: tool-call ids, usage, fingerprint, special tokens. */
import { findModel } from '../../openapi/models.ts'
import { hash } from '../common/index.ts'
import type { ModelLike } from './types.ts'

export type Family = 'k3' | 'k2x' | 'k2-thinking' | 'k2' | 'v1'

export interface WireFormat {
  family: Family
  thinking: 'effort' | 'switchable' | 'always' | 'none'
  /** `name_0` since July 2026, `name:0` before. */
  toolCallIds: 'underscore' | 'colon'
  /** `reasoning_content` of an answer without thinking: the empty string (K2.5, K2.6) or no member. */
  reasoningWhenOff: '' | null
  /** Whether usage has `completion_tokens_details`. */
  reasoningDetails: boolean
  /** Where cached tokens are reported: in both places, at the top level only (kimi-k2, January 2026), or nowhere (v1). */
  cachedIn: 'both' | 'top' | 'nowhere'
  fingerprint: string | null
  /** The number of special tokens before the thinking, between it and the content, and at the end. Derived from recorded usage. */
  specialTokens: { open: number; between: number; end: number }
}

/** Recorded fingerprints: v1 2026-08-26, kimi-k2-0905 2025-11-10, kimi-k2-turbo 2026-01-21. */
const recordedFingerprints: Readonly<Record<string, string>> = {
  'moonshot-v1-8k': 'fpv0_3f4f71b6',
  'kimi-k2-0905-preview': 'fpv0_41b1161c',
  'kimi-k2-turbo-preview': 'fpv0_10a6da87',
}

/** K3: leandromineti/ai-assisted-coding; K2.x: vercel/k26-length-in-reasoning, vercel/k27code-tool-call; v1: vercel/v1-8k-stream. */
const specialTokensOf: Readonly<Record<Family, WireFormat['specialTokens']>> = {
  k3: { open: 3, between: 10, end: 2 },
  k2x: { open: 1, between: 0, end: 1 },
  'k2-thinking': { open: 1, between: 0, end: 1 },
  k2: { open: 0, between: 0, end: 1 },
  v1: { open: 0, between: 0, end: 1 },
}

const mostKnown = 200
const known = new Map<string, WireFormat>()

/** The wire format of a model. */
export function findWireFormat(model: ModelLike): WireFormat {
  let format = known.get(model.id)
  if (format === undefined) {
    format = toWireFormat(findModel(model.id) ?? model)
    if (known.size < mostKnown) known.set(model.id, format)
  }
  return format
}

/** The family of a model id; an unknown id counts as the current family. */
function findFamily(id: string): Family {
  if (id.startsWith('moonshot-v1') || id === 'kimi-latest') return 'v1'
  if (id.startsWith('kimi-k2.')) return 'k2x'
  if (id.startsWith('kimi-k2-thinking') || id === 'kimi-thinking-preview') return 'k2-thinking'
  return id.startsWith('kimi-k2') ? 'k2' : 'k3'
}

function toWireFormat(model: ModelLike): WireFormat {
  const family = findFamily(model.id)
  const thinking = toThinking(model, family)
  const isCurrent = family === 'k3' || family === 'k2x'
  const ids = model.tool_id_form ?? (isCurrent ? 'underscore' : 'colon')
  // Complete recordings of K3 have no fingerprint, and no recording of K2.6 and K2.7-code has one.
  const hasFingerprint = model.fingerprint ?? (family !== 'k3' && !/^kimi-k2\.[67]/.test(model.id))
  return {
    family,
    thinking,
    toolCallIds: ids === 'colon' ? 'colon' : 'underscore',
    reasoningWhenOff: family === 'k2x' && thinking === 'switchable' ? '' : null,
    reasoningDetails: model.usage_details === undefined ? thinking !== 'none' : model.usage_details === 'reasoning',
    cachedIn: toCachedIn(family),
    fingerprint: hasFingerprint
      ? (recordedFingerprints[model.id] ?? `fpv0_${hash(`fingerprint:${model.id}`).toString(16).padStart(8, '0')}`)
      : null,
    specialTokens: specialTokensOf[family],
  }
}

function toCachedIn(family: Family): WireFormat['cachedIn'] {
  if (family === 'v1') return 'nowhere'
  return family === 'k3' || family === 'k2x' ? 'both' : 'top'
}

function toThinking(model: ModelLike, family: Family): WireFormat['thinking'] {
  const form = model.thinking?.form
  if (form === 'effort' || form === 'switchable' || form === 'always' || form === 'none') return form
  if (family === 'k3') return 'effort'
  if (family === 'k2-thinking' || model.id.startsWith('kimi-k2.7')) return 'always'
  return family === 'k2x' ? 'switchable' : 'none'
}
