/** Finds the values that a text gives to choose from: `'yes' or 'no'`, `positive, negative or neutral`, a list of categories. */
import { guard, guardEach } from './cues.ts'
import { keepRecent } from './recent-map.ts'

export interface Option {
  value: string
  /** The description of the value in the text; empty if there is none. */
  about: string
}

const longest = 12_000
const most = 40
const quotedValue = /(?<![\p{Script=Latin}\d])["'\u0060“‘]([^"'\u0060”’\n]{1,40})["'\u0060”’](?![\p{Script=Latin}\d])/gu
/** The text between two quoted values of one choice: `, `, ` or `, ` if it is late, or `. */
const join =
  /^\s{0,2}(?:\([^()\n]{0,80}\)|(?:if|when|for)\b[^,.;\n]{0,120})?\s{0,2}(?:[,;/|]\s{0,2}(?:or\s|and\s)?|or\s|and\s|vs\.?\s|[、，]?或者?|[、，]和?)\s{0,2}(?:return\s|answer\s|with\s|respond with\s)?$/i
const item = String.raw`[\p{L}\d][\p{L}\d_+-]{0,30}(?: [\p{L}\d_+-]{1,20}){0,2}`
const single = String.raw`[\p{L}\d][\p{L}\d_+-]{0,30}`
/** `SPORTS, POLITICS, or TECH`, `positive / negative / neutral`, `low|medium|high`. */
const sequences = [
  // `categories: World, Sports, Sci/Tech`: a slash within a value.
  new RegExp(
    String.raw`\b(?:categories|labels|options|classes|choices|topics|one of)\b[^:\n]{0,60}:\s{1,3}((?:[\p{L}\d][\p{L}\d &-]{0,30}, ){1,20}[\p{L}\d][\p{L}\d &-]{0,30}/[\p{L}\d-]{1,30})`,
    'giu',
  ),
  new RegExp(String.raw`[[({]\s{0,2}(${item}(?:\s{0,2}[,|/]\s{0,2}${item}){1,20})\s{0,2}[\])}]`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\d])(${single}(?:, ${item}){1,20},? or (?:an? )?${single})`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\d/])(${single}(?: ?[/|] ?${single}){1,20})(?![\p{L}\d/])`, 'gu'),
  new RegExp(
    String.raw`\b(?:categor(?:y|ies)|labels?|options?|classes|values|choices|sentiments?|types?|intents?|topics?|departments?|one of)\b(?:[^:\n]{0,60}:|(?<=one of))\s{1,3}(${item}(?:, ${item}){1,20})`,
    'giu',
  ),
  new RegExp(String.raw`(?<![\p{L}\d])(${single} or (?:an? )?${single})(?![\p{L}\d])`, 'giu'),
].map((pattern) => guard(pattern))
const mayBeSequence = guardEach(sequences)
/** A list of categories after a line that names them and ends with a colon. */
const listHead = guard(
  /\b(?:categor(?:y|ies)|labels?|options?|classes|one of|choices|intents?|topics?|departments?|routes?|datasources?|agents?)\b[^\n]{0,80}[:：][ \t]*\n+(?:[^\n]{1,40}\n-{3,20}\n)?((?:[ \t]{0,6}(?:[-*•]|\d{1,2}[.)]|\(?[a-z]\))[ \t]+[^\n]{1,300}\n?){2,40})/gi,
)
/** One line of such a list: `- billing: about invoices`, `2. sales (prices)`. */
const listLine =
  /^[ \t]*(?:[-*•]|\d{1,2}[.)]|\(?[a-z]\))[ \t]+["'\u0060*]{0,3}([\p{L}\d][\p{L}\d _/+-]{0,40}?)["'\u0060*]{0,3}[ \t]*(?:(?:[:：–—]|[ \t]-[ \t])[ \t]*(.{0,240})|\(([^)\n]{0,240})\).*)?$/gmu
/** Words that stand between commas in ordinary sentences and are not values to choose from. */
const plain =
  /^(?:a|an|the|it|its|this|that|and|or|not|one|more|less|before|after|if|in|on|to|of|is|are|be|you|he|she|they|his|her|him|me|my|i|s|w|n|km|h|input|output|them|either|whether|quotes|punctuation|explanations?|explanation|other|any|some|no more|two|three|sentences?|words?|questions?|answers?|text|json|http|https)$/i

/** The options of a text, in the clearest form that it has; empty if it has fewer than two. */
export const findOptions = keepRecent((text: string): readonly Readonly<Option>[] => {
  const sample = text.length > longest ? text.slice(0, longest) : text
  return findListed(sample) ?? findQuoted(sample) ?? findSequence(sample) ?? []
})

function findListed(text: string): Option[] | null {
  if (!listHead.mayMatch(text)) return null
  for (const head of text.matchAll(listHead.pattern)) {
    const options = [...(head[1] as string).matchAll(listLine)].map((line) => ({
      value: (line[1] as string).trim(),
      about: (line[2] ?? line[3] ?? '').trim(),
    }))
    if (options.length > 1) return options.slice(0, most)
  }
  return null
}

function findQuoted(text: string): Option[] | null {
  let run: Option[] = []
  let end = -1
  for (const match of text.matchAll(quotedValue)) {
    const gap = end < 0 ? '' : text.slice(end, match.index)
    if (end < 0 || !join.test(gap)) {
      if (run.length > 1) return run
      run = []
    } else if (run.length > 0) {
      const about = /(?:if|when|for)\b([^,.;\n]{3,120})/i.exec(gap)?.[1]?.trim()
      if (about !== undefined) run[run.length - 1] = { ...(run.at(-1) as Option), about }
    }
    const value = (match[1] as string).trim()
    if (!run.some((option) => option.value === value)) run.push({ value, about: '' })
    end = match.index + match[0].length
    if (run.length >= most) break
  }
  return run.length > 1 ? run : null
}

function findSequence(text: string): Option[] | null {
  for (const at of mayBeSequence(text))
    for (const match of text.matchAll(sequences[at]!.pattern)) {
      const values = (match[1] as string)
        .split(
          (match[1] as string).includes(', ') ? /\s*[,|]\s*(?:or\s+)?|\s+or\s+/i : /\s*[,|/]\s*(?:or\s+)?|\s+or\s+/i,
        )
        .map((value) => value.trim().replace(/^(?:an?|either|as|with|or|one of)\s/i, ''))
        .filter((value) => value !== '')
      const isUsual =
        values.length > 1 &&
        values.every(
          (value, index) =>
            (!plain.test(value) ||
              isLastOther(values, index) ||
              /^(?:IT|US|N|S)$/.test(value) ||
              (/^(?:question|answer|text)$/i.test(value) && /\bone of\b/i.test(match[0]))) &&
            !/^\d+$/.test(value) &&
            value !== 'SEARCH',
        )
      if (isUsual && new Set(values).size === values.length)
        return values.slice(0, most).map((value) => ({ value, about: '' }))
    }
  return null
}

/** `sales, support, other`: the last of several values stands for the rest. */
function isLastOther(values: readonly string[], at: number): boolean {
  return at > 1 && at === values.length - 1 && /^other$/i.test(values[at] as string)
}
