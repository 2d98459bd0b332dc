/** Finds what an order wants in a file: `write Hi there to hello.txt`, `create notes.md with "# Notes"`. */
import { guard } from '../cues.ts'

const scanned = 2000
const file = String.raw`(?:a |the )?(?:new )?(?:file )?(?:called |named )?["'\u0060]?(?:[\w.@~/-]{0,80}\/)?[\w-]{1,60}\.[a-z]\w{0,5}["'\u0060]?`
const text = String.raw`(?:["“'\u0060]([^"”'\u0060\n]{1,300})["”'\u0060]|([^"”\n]{1,300}?))`
const before = guard(
  new RegExp(
    String.raw`^\W{0,3}(?:(?:please|can you|could you)\s){0,2}(?:write|put|save|store|append|add)\s(?:the\s)?(?:(?:text|line|words?|contents?|message|string)\s)?${text}\s(?:in|to|into|as|at)\s${file}\W{0,3}$`,
    'i',
  ),
)
const after = guard(
  new RegExp(
    String.raw`^\W{0,3}(?:(?:please|can you|could you)\s){0,2}(?:create|write|make|add|save|generate)\s${file}(?:\swith|:)\s["“'\u0060]([^"”'\u0060\n]{1,300})["”'\u0060]\W{0,3}$`,
    'i',
  ),
)
/** Words that stand for a text and are none. */
const refers =
  /^(?:it|this|that|them|these|those|everything|some|all)$|^(?:a|an|the|my|your)\b|\b(?:function|script|program|class|test|summary|report|results?|answer|file)\b/i

/** The content that a text gives for a file; undefined where it gives none. */
export function findFileBody(task: string): string | undefined {
  const sample = task.slice(0, scanned)
  const [, quoted, plain] = before.exec(sample) ?? []
  if (quoted !== undefined) return quoted
  if (plain !== undefined && !refers.test(plain)) return plain
  return after.exec(sample)?.[1]
}
