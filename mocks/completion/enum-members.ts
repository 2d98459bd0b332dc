/** Chooses an entry of an enum for a member that is written from a part of the text. */
import { toText } from '../common/index.ts'
import { findBest, findNeutral } from './arguments/choices.ts'

/** The importance that a text gives: `a top priority`, `low-priority`. */
const importance: readonly (readonly [entry: RegExp, text: RegExp])[] = [
  [
    /^(?:high|urgent|critical|p0|p1|top)$/i,
    /\b(?:top|high|highest|urgent|critical|most important|first)[ -]?(?:priority)?\b|\basap\b|\bimmediately\b/i,
  ],
  [
    /^(?:low|minor|p3)$/i,
    /\b(?:low|lowest|minor)[ -]?(?:priority)?\b|\bno rush\b|\bwhenever\b|\bwhen you have time\b/i,
  ],
]

/** The entry that a text means, else the neutral one, else the first. */
export function oneOfSchema(entries: readonly unknown[], text: string): unknown {
  const low = importance[1]!
  for (const [entry, said] of [low, importance[0]!]) {
    const at = entries.findIndex((one) => entry.test(toText(one)))
    if (at >= 0 && said.test(text)) return entries[at]
  }
  const best = findBest(entries, text)
  return entries[best >= 0 ? best : Math.max(0, findNeutral(entries))]
}
