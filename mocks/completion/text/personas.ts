/** The manner in which a system message wants every answer: `Talk like a pirate.`, `Always include the phrase …`. */
import { hasCues, needs } from '../cues.ts'

const longest = 2000
const cues = needs('pirate include phrase name')
const ownName =
  /\b(?:your name is|you are called|you are named)\s["“]?(\p{Lu}[\p{L}'’-]{1,30})[\s\S]{0,200}\b(?:reply|respond|answer|start|sign|begin|greet)\b[^.\n]{0,60}\b(?:your|that|this|the) name\b/iu
const pirate =
  /\b(?:talk|speak|respond|reply|answer|write|act)\b[^.\n]{0,40}\b(?:like an? pirate|in (?:the (?:style|voice|manner) of an? )?pirate|as an? pirate)\b|\byou are an? [^.\n]{0,30}pirate\b/i
const phrase =
  /\b(?:always|must|every (?:answer|response))\b[^.\n]{0,40}\binclude the (?:phrase|words?|text)\s?[-:–—]?\s?["'“]?([^"'”\n.]{2,80})["'”]?/i

/** The answer in the manner of the system message. */
export function applyPersona(text: string, systemText: string): string {
  if (systemText === '' || systemText.length > longest || !hasCues(cues, systemText)) return text
  const spoken = pirate.test(systemText) ? `Ahoy, matey! ${text} Arrr!` : text
  const name = ownName.exec(systemText)?.[1]
  if (name !== undefined && !spoken.includes(name)) return applyPhrase(`${spoken} My name is ${name}.`, systemText)
  return applyPhrase(spoken, systemText)
}

function applyPhrase(spoken: string, systemText: string): string {
  const wanted = phrase.exec(systemText)?.[1]?.trim()
  return wanted === undefined || spoken.toLowerCase().includes(wanted.toLowerCase()) ? spoken : `${spoken} ${wanted}.`
}
