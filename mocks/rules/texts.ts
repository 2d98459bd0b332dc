/**
 * Every sentence the mock refuses a chat request with, and how far each is known to be Kimi's own: for the spec's
 * `x-evidence` and for the documentation. Words marked `unverified` are ours; the refusal itself may still be known.
 */
import { messageTexts } from './texts/messages.ts'
import { parameterTexts } from './texts/parameters.ts'
import type { EvidenceLevel } from './texts/text.ts'
import { toolTexts } from './texts/tools.ts'

/** All texts by name. */
export const texts = { ...parameterTexts, ...messageTexts, ...toolTexts }

/** The evidence of every text, for lists. */
export function listEvidence(): { name: string; level: EvidenceLevel; source: string; date: string }[] {
  return Object.entries(texts).map(([name, { level, source, date }]) => ({ name, level, source, date }))
}
