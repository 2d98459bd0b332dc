/** Reads a text as a series of values and prepositions, whose kinds show whether its parts have one form. */

export interface ValueToken {
  /** `N` for numbers and dates, `Q` for quotations, `P` for names, `w` for the noun after a number, else the preposition. */
  readonly kind: string
  readonly at: number
  readonly text: string
}

const month = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?`
const quotation = String.raw`"[^"\n]{1,200}"|“[^”\n]{1,200}”|(?<!\p{L})'[^'\n]{1,200}'(?!\p{L})`
const figure = String.raw`(?<![\p{L}\d.])[$€£]?-?\d[\d,]*(?<!,)(?:\.\d+)?(?::\d\d)?(?:\s?[ap]m\b|%|°)?(?:[-/]\d+){0,2}`
const word = String.raw`\p{Lu}[\p{L}\d'’&-]{0,30}`
/** The first word of a sentence is a name only where a verb follows that names have. */
const start = String.raw`(?<!^|[.?!]\s{1,3}|["“]|\n)|(?=\p{Lu}\p{Ll}+\s(?:is|was|has|lives|works|wants|needs|weighs|earns)\b)`
const name = String.raw`(?<![\p{L}\d])(?:${start})${word}(?:(?:\s|,\s(?=\p{Lu}))(?:of\s|the\s)?${word}){0,4}(?:\s\d{1,2}\b(?![:\d]))?`
const pattern = new RegExp(
  String.raw`(?<Q>${quotation})|(?<N>\b${month}|${figure})|(?<P>${name})|\b(?<F>to|from|at|in|into|on|for|with|by|of|as|under)\b|(?<![\p{L}\d'’])(?<L>\p{Ll}[\p{L}'-]{0,30})`,
  'gu',
)
/** Words that begin with a capital and are not names. */
const notNames = /^(?:I|I['’]\w{1,2}|AM|PM|ID|The|A|An|Also|Then|And|Can|Could|What|How|Is)$/

/** The values and prepositions of a text, in their order. */
export function readTokens(text: string): ValueToken[] {
  const found: ValueToken[] = []
  let end = -1
  for (const match of text.matchAll(pattern)) {
    const { Q, N, P, F, L } = match.groups as Record<string, string | undefined>
    const at = match.index
    const add = (kind: string, own: string): void => {
      found.push({ kind, at, text: own })
    }
    if (Q !== undefined) add('Q', Q)
    else if (N !== undefined) add('N', N)
    else if (P !== undefined && !notNames.test(P)) add('P', P)
    else if (F !== undefined) add(F, F)
    else if (L !== undefined && found.at(-1)?.kind === 'N' && at - end <= 1 && !joins.test(L)) add('w', L)
    end = at + match[0].length
  }
  return found
}

const joins = /^(?:and|or|then|also|each|respectively|is|was|as)$/

export function isValue({ kind }: ValueToken): boolean {
  return kind === 'N' || kind === 'Q' || kind === 'P'
}
