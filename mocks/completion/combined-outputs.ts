/**
 * Answers in several outputs, each in its format, and sentences that match a pattern, as the combined parsers of LangChain demand them:
 * `Output 1: … conforms to the JSON schema …`, `Your response should match the following regex: /…/`.
 */
import { findBest } from './arguments/choices.ts'
import { compileLinearPattern } from './arguments/linear-pattern.ts'
import { hasCues, needs } from './cues.ts'
import { fillSchema } from './fill-schema.ts'
import type { FillOptions } from './fill-schema.ts'
import { findSchema } from './json-in-text.ts'
import type { RequestView } from './request-view.ts'

const fence = '\u0060\u0060\u0060'
const longest = 40_000
const cues = needs('regex outputs pattern', 'output response answer')
const announced = /\boutputs?\b[^\n]{0,80}\bformatted as (?:described )?below\b/i
const heading = /(?:^|\n)Output (\d{1,2}):[ \t]*\n/g
const pattern =
  /\b(?:match|matches|matching)\b[^\n/]{0,60}\b(?:regex|pattern|regular expression)[^\n/]{0,20}:?\s\/([^\n]{3,400})\/[a-z]{0,4}/i

/** The text with all outputs, or the sentence of the pattern; null for other prompts. `answer` answers a question in plain text. */
export function writeCombined(
  view: RequestView | null,
  options: Pick<FillOptions, 'seed' | 'nowSeconds'>,
  answer: (question: string) => string,
): string | null {
  if (view === null) return null
  const { taskText } = view
  if (taskText.length > longest || !hasCues(cues, taskText)) return null
  const heads = announced.test(taskText) ? [...taskText.matchAll(heading)] : []
  if (heads.length < 2) return writeMatch(taskText, answer)
  const last = heads.at(-1)!
  // The question stands after the last format, or before the first output.
  const { format, rest } = splitLast(taskText.slice(last.index + last[0].length))
  const question = rest === '' ? taskText.slice(0, heads[0]!.index).split('\n')[0]! : rest
  const outputs = heads.map((head, at) => {
    const own = at === heads.length - 1 ? format : taskText.slice(head.index + head[0].length, heads[at + 1]!.index)
    const schema = findSchema(own)
    if (schema === null) return writeSection(own, question, answer)
    const asked = { ...view, taskText: question, userText: question }
    const value = fillSchema(schema, asked, { ...options, answer: () => answer(question), request: question })
    return `${fence}json\n${JSON.stringify(value)}\n${fence}`
  })
  return outputs.map((output, at) => `Output ${heads[at]![1]!}:\n${output}`).join('\n\n')
}

function writeSection(section: string, question: string, answer: (question: string) => string): string {
  const source = pattern.exec(section)?.[1]
  return (source === undefined ? null : matchWith(source, answer(question))) ?? answer(question)
}

/** The last format and what follows it after an empty line. */
function splitLast(text: string): { format: string; rest: string } {
  const at = text.trimEnd().lastIndexOf('\n\n')
  return at < 0 ? { format: text, rest: '' } : { format: text.slice(0, at), rest: text.slice(at).trim() }
}

function writeMatch(text: string, answer: (question: string) => string): string | null {
  const found = pattern.exec(text)
  if (found === null) return null
  const lines = `${text.slice(0, found.index)}\n${text.slice(found.index + found[0].length)}`.split('\n')
  const question = lines
    .filter((line) => line.trim() !== '' && !/^(?:your|the) (?:response|output|answer)\b/i.test(line.trim()))
    .join('\n')
  return matchWith(found[1]!, answer(question.trim()))
}

/** A sentence that matches a pattern with alternatives and free parts, which the answer fills; null where it matches none. */
function matchWith(source: string, answer: string): string | null {
  const line = answer.replaceAll(/\s+/g, ' ').trim()
  const written = source
    .replaceAll(/\((?:\?:|\?<\w{1,40}>)?([\w -]{1,40}(?:\|[\w -]{1,40}){1,20})\)/g, (_, list: string) => {
      const values = list.split('|')
      return values[Math.max(0, findBest(values, line))]!
    })
    .replaceAll(/\((?:\?:|\?<\w{1,40}>)?(?:\.[*+]\??|\[\^?[^\]]{1,20}\][*+])\)|\.[*+]\??/g, () =>
      line.replaceAll('\\', ''),
    )
    .replaceAll(/\(?\\d[+*]?(?:\{\d[^}]{0,8}\})?\)?/g, () => /\d{1,6}/.exec(line)?.[0] ?? '1')
    .replaceAll(/\(?\\w[+*]\)?/g, () => /[A-Za-z]\w*/.exec(line)?.[0] ?? 'text')
    .replaceAll(/\\s[+*]?/g, ' ')
    .replaceAll(/^\^|\$$/g, '')
    .replaceAll(/\\([^\w\s])/g, '$1')
  const accepts = compileLinearPattern(source)
  return accepts === null || accepts.test(written) !== false ? written : null
}
