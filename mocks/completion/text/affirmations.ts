/** Answers a question by one of the words with which the system message lets answers begin: `'Yes, ', 'No, ' or 'Maybe, '`. */
import { needs } from '../cues.ts'
import { judge } from '../judgement.ts'

/** Cues of such a system message. */
export const affirmationCues = needs('yes', 'no', 'followed then explanation reason* because', '" \' “ \u0060')

const longest = 4000
const words = /["'“\u0060](yes|no|maybe|unsure|unclear)[,.: ]{0,3}["'”\u0060]/gi
const asksForReason =
  /\b(?:followed by|then|with|and)\b[^.\n]{0,40}\b(?:explanation|reason\w*|sentence|why|justification)\b/i
const isOpen = /^\W*(?:should|would|could|will|might|may|can)\b/i
const claim =
  /^\W*(is|are|was|were)\s+(.{2,80}?)\s+((?:an?|the)\b.{1,120}?|(?:in|at|from|made|used|part|located|considered|older|larger|bigger|smaller|faster|better)\b.{1,120}?)\s*\?*\s*$/i

/** The word and the question as a statement; null where the system message gives no such words. */
export function findAffirmation(text: string, systemText: string): string | null {
  if (text.length > longest || systemText.length > longest || !asksForReason.test(systemText)) return null
  const offered = [...systemText.matchAll(words)].map(([, word]) => word as string)
  if (new Set(offered.map((word) => word.toLowerCase())).size < 2) return null
  const open = isOpen.test(text) ? offered.find((word) => /^(?:maybe|un)/i.test(word)) : undefined
  if (open !== undefined) return `${open}, it depends on the situation and on what matters most to you.`
  const isTrue = judge(text, '') ?? true
  const word = offered.find((one) => new RegExp(`^${isTrue ? 'yes' : 'no'}$`, 'i').test(one))
  if (word === undefined) return null
  const [, verb, subject, rest] = claim.exec(text) ?? []
  if (verb === undefined) return `${word}, that is ${isTrue ? '' : 'not '}the case.`
  return `${word}, ${subject} ${verb.toLowerCase()}${isTrue ? '' : ' not'} ${rest}.`
}
