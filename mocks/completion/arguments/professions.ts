/** Finds the profession of a person in the usual forms: `works as a welder`, `Ida (welder, 29)`, `Ida, a welder, is 29`. */
import { guard } from '../cues.ts'

const noun = String.raw`\p{L}[\p{L} -]{2,40}?`
const working = guard(
  new RegExp(
    String.raw`\b(?:works?|working|worked) as an?\s(${noun})(?=\s(?:at|for|in|and|with|who)\b|[.,;!\n]|$)|\byears?[- ]old\s((?!and\b|who\b|from\b|man\b|woman\b|boy\b|girl\b|male\b|female\b)${noun})(?=\s(?:at|for|in|and|with|who|from|living)\b|[.,;!\n]|$)`,
    'iu',
  ),
)
/** `(welder, 29)`. */
const bracketed = guard(
  /\(([a-z][a-z -]{2,40}),\s(?:aged?\s)?\d{1,3}\)|\p{Lu}\p{L}{1,20}(?:\s<[^<>\n]{3,60}>)?\s\(([a-z][a-z -]{2,30}?)(?:\s(?:at|with|for)\s[^()\n]{2,40})?\)/u,
)
/** Words with the endings of professions, and others that are usual. */
const known = String.raw`(?:[a-z]{2,20}(?:eer|ist|ian|yst|tect|tor|cher|ger|ner|yer|ker|ver|der|per|ber|sser|mer|ller|iter|nter|pher|ctor|ant|cer)|nurse|chef|pilot|student|doctor|judge|surgeon|cook|mechanic|consultant|intern|ceo|cto|clerk|waiter|soldier|designer)`
const stated = guard(
  new RegExp(
    String.raw`(?:\b(?:is|was|am)|['’](?:s|m)|,)\s(?:an?|our|the)\s((?!number|member|winner|computer|restaurant|giant|elephant|plant|factor|burger|finger|corner|dinner|partner)(?:[a-z-]{3,20}\s){0,2}?${known})(?=,|\.|;|\n|$|\s(?:at|for|in|and|from|who|aged|with|is)\b)`,
    'i',
  ),
)

/** The first profession of a text; undefined if it names none. */
export function findProfession(text: string): string | undefined {
  const found = working.exec(text)?.slice(1) ?? [firstGroup(bracketed.exec(text)) ?? stated.exec(text)?.[1]]
  return found.find((part) => part !== undefined)
}

function firstGroup(match: RegExpExecArray | null): string | undefined {
  return match?.slice(1).find((part) => part !== undefined)
}
