/** Finds what a question about code searches for: `slugify` of "Where is the function slugify defined?" */
import { guard } from '../cues.ts'

const longest = 400
const named = guard(
  /\b(?:functions?|class(?:es)?|methods?|variables?|constants?|types?|interfaces?|components?|symbols?|hooks?|modules?|packages?|library|macros?|structs?|enums?|traits?|endpoints?|routes?|keys?|flags?|settings?)\s(?:called\s|named\s)?["'\u0060]?((?!is\b|are\b|in\b|of\b|that\b|which\b|with\b|and\b|or\b|for\b|from\b|to\b|defined\b|used\b|called\b|named\b|it\b|does\b)[A-Za-z_$@/][\w$@/.-]{1,60}?)["'\u0060]?(?=\s(?:is|are|gets?|was|defined|used|called|declared|imported|implemented|in|from|and|anywhere|across)\b|[?.,!]|\s*$)/i,
)
const placed = guard(
  /\bwhere (?:is|are|do we|does it|did we)\s(?:the\s)?["'\u0060]?([A-Za-z_$][\w$.]{2,60})["'\u0060]?\s(?:defined|declared|used|called|implemented|imported|set|read|created)\b/i,
)
const used = guard(
  /\b(?:imports?|importing|uses?|using|calls?|calling|mentions?|mentioning|contains?|containing|references?|requires?)\s(?:the\s)?(?:(?:word|text|string|function|module|package|library|class|variable)\s)?["'\u0060]?((?!the\b|a\b|an\b|it\b|this\b|that\b|any\b|of\b|in\b|to\b|from\b|for\b|tool\b|files?\b)[A-Za-z_$@][\w$@/.-]{1,60}?)["'\u0060]?(?=\s(?:in|anywhere|across|from)\b|[?.,!]?\s*$)/i,
)

/** The name that a question about code is about; undefined for other texts. */
export function findSearchedName(text: string): string | undefined {
  const sample = text.slice(0, longest)
  if (/\bglob\b|\*\./i.test(sample)) return undefined
  return placed.exec(sample)?.[1] ?? named.exec(sample)?.[1] ?? used.exec(sample)?.[1]
}
