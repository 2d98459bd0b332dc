/** Reads a conversation that a prompt writes out, `Human: Hi! AI: Hello! Human: …? AI:`, as its messages. */
import { escapePattern } from '../common/index.ts'
import { hasCues, needs } from './cues.ts'

const longest = 60_000
const mostTurns = 200
const cues = needs('human user customer client student visitor guest person you me friend', ':')
const users = 'Human|User|Customer|Client|Student|Visitor|Guest|Person|Friend|You|Me'
const start = new RegExp(String.raw`(?:^|\n)[ \t]{0,8}(?:${users})[ \t]?:`)
/** The label of the answer that is to be written. */
const last = /\n[ \t]{0,8}([A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?)[ \t]?:\s*$/

/** The messages of the conversation, and what stands before it as a system message; null if the text writes none out. */
export function readTranscript(text: string): { role: string; content: string }[] | null {
  if (text.length > longest || !text.trimEnd().endsWith(':') || !hasCues(cues, text)) return null
  const label = last.exec(text)?.[1]
  const from = label === undefined ? -1 : text.search(start)
  if (label === undefined || from < 0 || new RegExp(`^(?:${users})$`).test(label)) return null
  const turn = new RegExp(String.raw`(?:^|\n)[ \t]{0,8}(?:(${users})|(${escapePattern(label)}))[ \t]?:`, 'g')
  const marks = [...text.matchAll(turn)]
  if (marks.length < 2 || marks.length > mostTurns || marks.at(-2)?.[1] === undefined) return null
  const before = text.slice(0, marks[0]?.index ?? 0).trim()
  const messages = marks.slice(0, -1).map((mark, index) => ({
    role: mark[1] === undefined ? 'assistant' : 'user',
    content: text.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim(),
  }))
  // Examples of a task are no conversation.
  if (messages.some(({ content }) => content === '')) return null
  return before === '' ? messages : [{ role: 'system', content: before }, ...messages]
}
