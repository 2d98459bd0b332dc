/** Answers a message that only states something about the user: `My favorite color is teal.` */
import { needs } from '../cues.ts'
import { toSecondPerson } from './second-person.ts'

/** Cues of such a message. */
export const statementCues = needs('my i our we')

const longest = 240
const states =
  /^(?:(?:hi|hello|hey|please|remember|note|that)\b[,!:]?\s+){0,4}(?:my|our)\s[a-z][\w' -]{0,60}?\s(?:is|are|was|were)\b|^(?:(?:hi|hello|hey|please|remember|note|that)\b[,!:]?\s+){0,4}(?:I|we)(?:['’](?:m|ve|re)\b|\s(?:also\s|really\s)?(?:am|are|was|were|have|had|live|work|like|love|prefer|own|moved|study|speak|play)\b)/i
const asksToo =
  /[?？]|\b(?:can you|could you|please (?!remember|note)|write|tell|give|explain|help|recommend|suggest|find|extract|list|make|create|need|want|would like)\b/i

/** An acknowledgement that repeats what is stated; null for other messages. */
export function acknowledge(text: string): string | null {
  const statement = text.trim()
  if (statement.length > longest || !states.test(statement) || asksToo.test(statement)) return null
  const plain = statement.replace(/^(?:(?:hi|hello|hey|please|remember|note|that)\b[,!:]?\s+){1,4}/i, '')
  return `Thank you, I have noted that ${toSecondPerson(plain.charAt(0) === 'I' ? plain : plain.charAt(0).toLowerCase() + plain.slice(1)).replace(/[.!]$/, '')}.`
}
