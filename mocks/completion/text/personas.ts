/** The manner in which a system message wants every answer: `Talk like a pirate.`, `Always include the phrase …`. */
import { hasCues, needs } from '../cues.ts'

const longest = 2000
const cues = needs('pirate include phrase')
const pirate =
  /\b(?:talk|speak|respond|reply|answer|write|act)\b[^.\n]{0,40}\b(?:like an? pirate|in (?:the (?:style|voice|manner) of an? )?pirate|as an? pirate)\b|\byou are an? [^.\n]{0,30}pirate\b/i
const phrase =
  /\b(?:always|must|every (?:answer|response))\b[^.\n]{0,40}\binclude the (?:phrase|words?|text)\s?[-:–—]?\s?["'“]?([^"'”\n.]{2,80})["'”]?/i

/** The answer in the manner of the system message. */
export function applyPersona(text: string, systemText: string): string {
  if (systemText === '' || systemText.length > longest || !hasCues(cues, systemText)) return text
  const spoken = pirate.test(systemText) ? `Ahoy, matey! ${text} Arrr!` : text
  const wanted = phrase.exec(systemText)?.[1]?.trim()
  return wanted === undefined || spoken.toLowerCase().includes(wanted.toLowerCase()) ? spoken : `${spoken} ${wanted}.`
}
