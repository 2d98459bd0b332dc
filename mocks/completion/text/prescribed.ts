/** Answers that the prompt gives for a topic, or for the case that nothing is known. */
import { isRelated } from '../judgement.ts'

const longestPrompt = 8000
const conditional =
  /\bif (?:the |a )?(?:user|customer|someone|anyone|they)s? [^,.\n]{0,30}\babout (?:the |our )?([^,.\n]{2,60}), [^."“\n]{0,40}["“]([^"”\n]{1,200})["”]/gi

/** `If the user asks about prices, answer "…"`: the answer to a task about that. */
export function findConditional(task: string, systemText: string): string | null {
  for (const [, topic, said] of systemText.slice(0, longestPrompt).matchAll(conditional))
    if (isRelated(topic as string, task)) return said as string
  return null
}

/** The words that the prompt prescribes where the answer is not known; null if it prescribes none. */
export function findAdmission(text: string, systemText: string): string | null {
  const prompt = `${text.slice(0, longestPrompt)}\n${systemText.slice(0, longestPrompt)}`
  const said =
    /\b(?:if|when|in case)\b[^.\n]{0,160}\b(?:say|reply|respond|answer|return|output|write)\b[^.\n"'“\u0060]{0,40}(?<![\p{L}\d])["'“\u0060]([^"”\u0060\n]{1,200}?)["'”\u0060](?!\p{L})/iu.exec(
      prompt,
    )?.[1]
  const isOpen =
    /\b(?:don['’]t|do not|cannot|can['’]t|not|isn['’]t|unable|unsure|no)\b[^.\n]{0,80}\b(?:know|answer|sure|found|find|context|contain\w*|information|available|provided)\b/i
  if (said !== undefined && isOpen.test(prompt)) return said
  return /\b(?:say|admit|state|reply|tell)\b[^.\n]{0,30}\b(?:you )?(?:don['’]t|do not) know\b/i.test(prompt)
    ? "I don't know."
    : null
}
