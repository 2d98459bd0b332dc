/** Regular expressions that are often asked for: addresses of mail, dates, numbers. */
import { guard } from '../cues.ts'

const asks = guard(
  /\b(?:write|create|give|provide|make|show|need|generate|what)\b[^.\n]{0,40}\b(?:regex|regexp|regular expression)\b/i,
)
const longest = 500
const known: readonly (readonly [about: RegExp, pattern: string])[] = [
  [/\be-?mails?\b/i, String.raw`^[\w.+-]+@[\w-]+(\.[\w-]+)+$`],
  [/\burls?\b|\bweb address|\blinks?\b/i, String.raw`^https?://[\w.-]+(?::\d+)?(?:/\S*)?$`],
  [/\bipv4\b|\bip address/i, String.raw`^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$`],
  [/\b(?:phone|telephone)\b/i, String.raw`^\+?\d[\d ()-]{6,14}\d$`],
  [/\bhex\w*\b[^.\n]{0,20}\bcolou?rs?\b|\bcolou?r codes?\b/i, String.raw`^#(?:[0-9a-fA-F]{3}){1,2}$`],
  [/\bzip codes?\b/i, String.raw`^\d{5}(?:-\d{4})?$`],
  [/\bdates?\b|\byyyy-mm-dd\b/i, String.raw`^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$`],
  [/\btimes?\b|\bhh:mm\b/i, String.raw`^(?:[01]\d|2[0-3]):[0-5]\d$`],
  [/\buuids?\b/i, String.raw`^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`],
  [/\bintegers?\b|\bwhole numbers?\b/i, String.raw`^-?\d+$`],
  [/\bdecimals?\b|\bnumbers?\b|\bdigits?\b/i, String.raw`^-?\d+(?:\.\d+)?$`],
  [/\bwords?\b/i, String.raw`\b\w+\b`],
]

/** The expression for what a text names; null if it asks for none, or for one that is not known. */
export function findKnownPattern(text: string): string | null {
  if (text.length > longest || !asks.test(text)) return null
  const pattern = known.find(([about]) => about.test(text))?.[1]
  if (pattern === undefined) return null
  const isBare = /\b(?:only|just|nothing else|no explanation)\b/i.test(text)
  return isBare ? pattern : `\u0060\u0060\u0060regex\n${pattern}\n\u0060\u0060\u0060`
}
