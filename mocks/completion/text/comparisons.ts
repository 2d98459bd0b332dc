/** Compares the options that a text labels: `Proposal North: …`, `Proposal South: …`, and recommends one. */
import { guard } from '../cues.ts'

const longest = 4000
const asks = guard(
  /\b(?:compare|recommend (?:one|which|the (?:best|better))|which (?:one|of (?:them|these|the two)|option|proposal|plan)\b[^.?\n]{0,40}\b(?:better|best|choose|recommend|prefer)|pros and cons)\b/i,
)
const option =
  /^[ \t]*(?:[-*•][ \t])?((?:Option|Proposal|Plan|Candidate|Offer|Product|Approach|Vendor|Choice|Design|Strategy|Model|Version|Solution|Alternative)\s[\p{L}\d][\p{L}\d-]{0,20}):[ \t]*(\S[^\n]{2,400})$/gmu

/** The comparison; null where a text labels fewer than two options. */
export function compareOptions(text: string): string | null {
  if (text.length > longest || !asks.test(text)) return null
  const options = [...text.matchAll(option)].map(([, name = '', said = '']) => ({
    name,
    said: said.replace(/[.;]$/, ''),
  }))
  const [first] = options
  if (first === undefined || options.length < 2 || options.length > 12) return null
  const lines = options.map(({ name, said }) => `- ${name}: ${said}.`)
  return `${lines.join('\n')}\n\nI recommend ${first.name}, because it fits what is asked for best.`
}
