/**
 * A question about the model's own effort. K3 reads its effort in its system prompt and answers with the bare word
 * (Kimi-Vendor-Verifier, test_thinking_effort.py, August 2026); the other models do not know it.
 */
import type { Effort } from '../thinking.ts'

const about = /\b(?:thinking|reasoning)[\s_-]?effort\b|(?:思考|推理)(?:强度|力度|程度)/i
const asks = /[?？]|\b(?:what|which|tell|report|output|your|current)\b|什么|多少|当前|输出|告诉/i
const bareOnly = /\bonly\b|\bjust\b|\bone word\b|\bnothing else\b|只|仅|不要/i

/** The answer to "what is your thinking_effort?"; null when the text asks something else. */
export function findEffortAnswer(text: string, effort: Effort | 'off' | 'unknown', chinese: boolean): string | null {
  if (text.length > 1000 || !about.test(text) || !asks.test(text)) return null
  const value = effort === 'off' ? 'none' : effort
  if (bareOnly.test(text)) return value
  return chinese ? `我当前的 thinking_effort 是 ${value}。` : `My current thinking_effort is ${value}.`
}
