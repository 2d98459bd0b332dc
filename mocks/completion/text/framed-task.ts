/** Finds the task that agents frame with its criteria and a reminder to answer (CrewAI). */
import { hasCues, needs } from '../cues.ts'

const cues = needs('current original', 'task step question')
const longest = 30_000
const framed =
  /(?:^|\n)[ \t#*]{0,8}(?:Current|Original) (?:Task|Step|Question)[ \t]{0,4}(?::|\n)\s{0,20}(\S[\s\S]*?)(?=\n\s*(?:This is the expect|Complete this step|Provide your complete|Begin!|## |you MUST|Synthesize)|$)/
const criteria = /\bexpect(?:ed)? criteria for your final answer:\s*([^\n]{2,400})/

/** The task itself, with its criteria where they say how many parts the answer has; null if a text frames none. */
export function findFramedTask(text: string): string | null {
  if (text.length > longest || !hasCues(cues, text)) return null
  const task = framed.exec(text)?.[1]?.trim()
  if (task === undefined || task === '') return null
  const expected = criteria.exec(text)?.[1]
  return expected !== undefined &&
    /\b\d{1,3}\b/.test(expected) &&
    !/\b\d{1,3} (?:[a-z]+ )?(?:bullet|points?|paragraphs?|items?|ideas?)/i.test(task)
    ? `${task}\nWrite ${expected}`
    : task
}
