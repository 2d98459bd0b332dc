/** What a request gives to be worked on: the items of its lists, or the first sentence of its text. */
import { hasColon, splitTask } from '../task-parts.ts'
import { summarize } from './digest.ts'

const longest = 20_000
const mostItems = 8
const item = /^[ \t]{0,8}(?:[-*•]|\d{1,2}[.)])[ \t]+(\S[^\n]{1,120})$/gm
const heading = /^#{1,4} +(\S[^\n]{1,60})$/gm

/** The items joined, without their full stops; '' where the request gives nothing. */
export function listGiven(text: string): string {
  if (text.length > longest || !(text.includes('\n') || hasColon(text))) return ''
  const items = [...text.matchAll(item)].map((match) => tidy(match[1] as string))
  if (items.length > 1) {
    const headings = [...text.matchAll(heading)].map((match) => tidy(match[1] as string))
    return [...headings.slice(0, 4), ...items].slice(0, mostItems).join('; ')
  }
  const { content } = splitTask(text)
  return content.length < 20 || /[{}<>]/.test(content.slice(0, 200)) ? '' : tidy(summarize(content, 1).slice(0, 240))
}

function tidy(text: string): string {
  return text
    .trim()
    .replace(/[.;:!?\s]+$/, '')
    .replaceAll(/[.!?](?=\s)/g, ',')
}
