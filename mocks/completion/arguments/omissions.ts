/** Finds the properties that a text says to leave out: `omit the optional note`. */
import { hasCues, needs } from '../cues.ts'
import { mentions } from './property.ts'

/** Whether the text says to leave a property out: `omit the optional note`. */
export function isOmitted(key: string, text: string): boolean {
  if (!hasCues(omissionCues, text)) return false
  const name = key.toLowerCase().replaceAll(/[_-]+/g, ' ')
  return [...text.slice(0, 4000).matchAll(omission)].some(([said]) => mentions(said, name))
}

const omissionCues = needs('omit omitting skip leave without no')
const omitted = String.raw`[\w'-]{1,40}(?:\s(?!(?:and|or|but|with|then|at|in|on|for|to|by|is|as)\b)[\w'-]{1,40}){0,4}`
/** A further item of a list: only one word, because a second one would be a value, as in `location Berlin`. */
const furtherOmitted = String.raw`(?:(?:the|any|an?|its|optional)\s){0,3}[\w'-]{1,40}(?=\s?(?:[,.;\n]|and\b|or\b|$))`
/** `omit the note, the tags and cc`, `without attachments or cc`; after "no notes and", something else begins. */
const omission = new RegExp(
  String.raw`\b(?:(?:omit(?:ting)?|skip|leave out)\s${omitted}(?:(?:,\s(?:(?:and|or)\s)?|\s(?:and|or)\s)${furtherOmitted}){0,8}|(?:without|no)\s${omitted}(?:\sor\s${omitted}){0,4})`,
  'gi',
)
