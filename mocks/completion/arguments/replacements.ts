/** Finds the old and the new text of a replacement: `replace X with Y`, `change the timeout from 10 to 30`. */
import { escapePattern } from '../../common/index.ts'
import { correctWord } from '../text/grammar.ts'

const scanned = 2000

const ofQuotations =
  /\b(?:replace|change|rename|substitute)\s+(?:the\s+)?(?:[a-z]{2,12}\s)?["'“\u0060]([^"'”\u0060\n]{1,200})["'”\u0060]\s+(?:with|to|by|for|into)\s+["'“\u0060]([^"'”\u0060\n]{1,200})["'”\u0060]/i

const misspelled =
  /\b(?:fix|correct)\s(?:the\s|a\s)?(?:typo|spelling|misspelling)\s(?:of\s|in\s)?["'“\u0060](\p{L}{3,30})["'”\u0060]/iu

/** The old and the new text; undefined if the text asks for no replacement. */
export function findReplacement(text: string): { old: string; new: string } | undefined {
  // `change the timeout from 10 to 30` where the file has `timeout = 10`.
  const valued =
    /\b(?:change|set|update)\s(?:the\s)?([\w-]{2,40})\sfrom\s(\S{1,60})\sto\s(\S{1,60}?)(?=[.,]?(?:\s|$))/i.exec(
      text.slice(0, scanned),
    )
  if (valued !== null) {
    const [, name = '', from = '', to = ''] = valued
    const assigned =
      new RegExp(String.raw`\b${escapePattern(name)}\b["']?\s?[:=]\s?["']?${escapePattern(from)}`, 'i').exec(
        text,
      )?.[0] ?? from
    return { old: assigned, new: assigned.slice(0, assigned.length - from.length) + to }
  }
  const typo = misspelled.exec(text.slice(0, scanned))?.[1]
  const correct = typo === undefined ? undefined : correctWord(typo)
  if (typo !== undefined && correct !== undefined) return { old: typo, new: correct }
  const quoted = ofQuotations.exec(text.slice(0, scanned))
  if (quoted !== null) return { old: quoted[1] as string, new: quoted[2] as string }
  const match =
    /\b(?:replace|change|rename)\s+(?:the\s+)?(?:(?:function|variable|class|method|constant|word|type|field|property|parameter|component)\s+)?(\S{1,80})\s+(?:with|to|by)\s+(\S{1,80}?)(?=[.,]?(?:\s|$))/i.exec(
      text.slice(0, scanned),
    )
  return match === null ? undefined : { old: match[1] as string, new: match[2] as string }
}
