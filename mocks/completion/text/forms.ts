/** Puts an answer into the form that a prompt demands: tags, brackets, a box, a last line, given first words. */
import { escapePattern } from '../../common/index.ts'
import { hasCues, needs } from '../cues.ts'
import type { Cues } from '../cues.ts'
import type { RequestView } from '../request-view.ts'
import { withoutTagged } from '../task-parts.ts'

const longest = 30_000
/** Every demand of a form has one of these. */
const mayDemand =
  /<\/?[a-z]|\[\[|\\boxed|\b(?:final )?answer:|####|\b(?:starts?|begin|end|prefix|uppercase|lowercase|capital letters|all caps|at the end|in the end|when|once)\b/i
const formCues: readonly Cues[] = [
  needs('< [ \\ # start starts begin end prefix uppercase lowercase when once'),
  needs('answer', ':'),
  needs('capital', 'letters'),
  needs('all', 'caps'),
]
const asksForTags = /\b(?:tags?|enclosed?|wrap(?:ped)?|inside|between|within|surround\w*|format|xml)\b/i
const tag = /<([a-z][\w-]{0,30})>/gi
const thinkingTags = /^(?:thinking|think|reasoning|scratchpad|thoughts?|analysis|explanation|rationale|reflection)$/i
const plainTags =
  /^(?:br|p|b|i|div|span|html|body|head|ul|li|ol|h\d|code|pre|text|document|documents|context|question|input|example|examples|instructions?|chat_history|history|tool|tools|query|name|your)$/i
const scale = /(?:from|of|between|scale(?: of)?(?: from)?)\s+(\d{1,3})\s?(?:to|-|–|and)\s?(\d{1,3})/i

/** The answer in the demanded form; `bare` is its value alone. The text itself where no form is demanded. */
export function applyForm(text: string, view: RequestView, bare: () => string): string {
  const { taskText, systemText } = view
  if (!formCues.some((cues) => hasCues(cues, taskText, systemText))) return text
  const prompt = `${systemText.slice(0, longest)}\n${withoutTagged(taskText.slice(0, longest))}`
  if (!mayDemand.test(prompt)) return text
  return (
    findTags(prompt, text, bare) ??
    findBrackets(prompt) ??
    (/\\boxed\b/.test(prompt) ? `${text}\n\n\\boxed{${bare()}}` : null) ??
    findLastLine(prompt, text, bare) ??
    withEnds(prompt, text)
  )
}

function findTags(prompt: string, text: string, bare: () => string): string | null {
  if (!asksForTags.test(prompt)) return null
  const names = [
    ...new Set(Array.from(prompt.matchAll(tag), (match) => (isSection(prompt, match) ? '' : (match[1] as string)))),
  ].filter(
    (name) =>
      name !== '' &&
      !plainTags.test(name) &&
      (prompt.includes(`</${name}>`) || new RegExp(`<${escapePattern(name)}>\\s*tags?\\b`, 'i').test(prompt)),
  )
  if (names.length === 0 || names.length > 6) return null
  const toContent = (name: string): string => {
    if (thinkingTags.test(name)) return 'I answer from what the message says.'
    return names.length > 1 || text.length > 200 ? text : bare()
  }
  return names.map((name) => `<${name}>${toContent(name)}</${name}>`).join('\n')
}

const isPlaceholder = /^[[{(<]|\.\.\.|…|^(?:your|the|an?)\s[^.\n]{0,60}$|\bhere$|[\]})>]$/i

/** Whether a tag opens a section of the prompt: what it encloses are sentences, and no words about tags introduce it. */
function isSection(prompt: string, match: RegExpExecArray): boolean {
  const from = match.index + match[0].length
  const end = prompt.indexOf(`</${match[1] as string}>`, from)
  if (end < 0) return false
  const enclosed = prompt.slice(from, end).trim()
  const isText = /\s\S+\s\S/.test(enclosed) && !isPlaceholder.test(enclosed)
  return isText && !asksForTags.test(prompt.slice(Math.max(0, match.index - 240), match.index))
}

/** `[[rating]]`, `[[A]]`. */
function findBrackets(prompt: string): string | null {
  if (!prompt.includes('[[') || prompt.includes('[[ ##')) return null
  const verdict = /\[\[([A-Z])\]\]/.exec(prompt)?.[1]
  if (verdict !== undefined) return `Both answers were compared.\n\n[[${verdict}]]`
  if (!/\[\[(?:rating|score|\d+)\]\]/i.test(prompt)) return null
  return `The response is relevant and clear.\n\nRating: [[${findScore(prompt)}]]`
}

/** A good score on the scale of a prompt. */
function findScore(prompt: string): number {
  const found = scale.exec(prompt)
  const low = Number(found?.[1] ?? 1)
  const high = Number(found?.[2] ?? 10)
  return Math.round(low + (high - low) * 0.8)
}

/** `use the following template: FINAL ANSWER: [your answer]`. */
const answerTemplate = /\b(?:template|format|form)\b[^\n:]{0,30}:\s{0,4}((?:FINAL )?ANSWER):\s?[[<{]/i

/** `The last line should be "Answer: X"`, `#### 42`. */
function findLastLine(prompt: string, text: string, bare: () => string): string | null {
  if (/(?:end|finish|last line|conclude|after)[^\n]{0,80}####|####\s?(?:<|\[|\{|answer|number)/i.test(prompt))
    return `${text}\n#### ${bare()}`
  const label =
    /(?:last|final) line[^\n]{0,80}?["'\u0060]?((?:FINAL )?ANSWER):|(?:format|form|end with|exactly as|finish with|conclude with|respond with)[^\n]{0,60}?["'\u0060]((?:final )?answer):/i.exec(
      prompt,
    )
  const name = label?.[1] ?? label?.[2] ?? answerTemplate.exec(prompt)?.[1]
  if (name === undefined) return null
  const value = bare()
  return value === text ? `${name}: ${value}` : `${text}\n${name}: ${value}`
}

const first =
  /\b(?:start|begin|prefix)(?:ing)?\b[^.\n"'“]{0,40}\b(?:with|by)\b[^.\n"'“]{0,30}["'“]([^"'”\n]{1,80})["'”]/i
/** `starts with either "A" or "B"`: the first of them, where the answer starts with none. */
const eitherStart =
  /\bstarts? with (?:either )?["'“\u0060]([^"'”\n]{1,20})["'”\u0060] or ["'“\u0060]([^"'”\n]{1,20})["'”\u0060]/i
const last = /\bend(?:ing)?\b[^.\n"'“]{0,40}\bwith\b[^.\n"'“]{0,30}["'“]([^"'”\n]{1,80})["'”]/i

/** `Reply "TERMINATE" in the end when everything is done`, `say DONE when you are finished`. */
const atEnd =
  /\b(?:reply|respond|say|add|append|write|include|output|put)\b(?: with| the word){0,2} ["'“\u0060]([A-Z_]{3,30})["'”\u0060][^.\n]{0,60}\b(?:in the end|at the end|when (?:everything|the task|you|it|all|done)|once)\b/i

/** The words with which the answer must start; undefined if none are demanded, or if it starts with one of two. */
export function findStart(prompt: string, text: string): string | undefined {
  const either = eitherStart.exec(prompt)
  if (either === null) return first.exec(prompt)?.[1]
  return text.startsWith(either[2] as string) ? undefined : either[1]
}

/** Joins the words to the text by a space, except before a punctuation mark. */
function join(start: string, text: string): string {
  return !/[\s:]$/.test(start) && /^[,.!]/.test(text) ? start + text : `${start} ${text}`
}

function withEnds(prompt: string, text: string): string {
  const start = findStart(prompt, text)
  const end = last.exec(prompt)?.[1] ?? atEnd.exec(prompt)?.[1]
  const begun = start === undefined || text.startsWith(start) ? text : join(start, text)
  const ended = end === undefined || begun.endsWith(end) ? begun : `${begun} ${end}`
  if (/\b(?:in|all|use|with) (?:all )?(?:uppercase|capital letters|caps|upper case)\b/i.test(prompt))
    return ended.toUpperCase()
  return /\b(?:in|all|use) (?:all )?(?:lowercase|lower case)\b/i.test(prompt) ? ended.toLowerCase() : ended
}
