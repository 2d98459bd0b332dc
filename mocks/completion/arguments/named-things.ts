/** Finds the things that instructions name: the device to turn on, the branch to create, the element on a page. */
import { escapePattern } from '../../common/index.ts'
import { guard } from '../cues.ts'
import type { Facts } from '../facts.ts'

const longestOrder = 300
const device = guard(
  /\b(?:turn|switch)\s(?:on|off)\s(?:the\s|my\s|all\s)?([\p{L}\d' -]{2,40}?)(?=\s(?:in|at|to|for|and|please)\b|[.,!?]|$)|\b(?:turn|switch)\s(?:the\s|my\s)?([\p{L}\d' -]{2,40}?)\s(?:on|off)\b|\b(?:brightness|volume|colou?r|temperature|level)\sof\s(?:the\s|my\s)?([\p{L}\d' -]{2,40}?)(?=\s(?:in|to|at)\b|[.,!?]|$)|\b(?:dim|brighten|unlock|lock|start|stop|pause)\s(?:the\s|my\s)([\p{L}\d' -]{2,40}?)(?=\s(?:in|at|to|for|and|by)\b|[.,!?]|$)/iu,
)
const called = guard(
  /(?<!\b(?:kids|children|sons?|daughters?|brothers?|sisters?|friends?|wife|husband|dogs?|cats?)\s)\b(?:called|named|titled)\s(?:["'“\u0060]([^"'”\u0060\n]{1,80})["'”\u0060]|([\w-]{1,40}(?:[/_.-][\w-]{1,40}){1,5})|(\p{Lu}[\p{L}\d&'’-]{1,30}(?:\s[\p{Lu}\d][\p{L}\d&'’-]{0,30}){0,4}))/u,
)
const element = /"([^"\n]{1,80})"[^"\n]{0,60}\[ref=([\w-]{1,30})\]/g

function firstGroup(match: RegExpExecArray | null): string | undefined {
  return match?.slice(1).find((part) => part !== undefined)
}

/** `desk lamp` of "turn on the desk lamp". */
export function findDevice({ text }: Facts): string | undefined {
  return text.length > longestOrder ? undefined : firstGroup(device.exec(text))
}

/** `feature/login` of "a branch called feature/login". */
export function findCalled({ text }: Facts): string | undefined {
  return firstGroup(called.exec(text.slice(0, 2000)))
}

/** The meeting room that a text names: `room Fjord` in "at 9 in room Fjord". */
export function findMeetingRoom({ text }: Facts): string | undefined {
  return /\b(?:in|at) (?:the )?((?:meeting |conference )?room [A-Z\d][\w-]{0,20}|[A-Z][\w-]{1,20} room\b)/.exec(
    text.slice(0, 2000),
  )?.[1]
}

/** The element that the text names, and its reference: `- button "Checkout" [ref=e7]`. */
export function findReferenced(text: string): { label: string; ref: string } | undefined {
  if (!text.includes('[ref=')) return undefined
  const elements = [...text.matchAll(element)]
  const rest = text.replaceAll(element, ' ').toLowerCase()
  const found = elements.find(([, label]) => rest.includes((label as string).toLowerCase())) ?? elements[0]
  return found === undefined ? undefined : { label: found[1] as string, ref: found[2] as string }
}

/** `Dana` of "student Dana" for `student_name`, `Engineering` of "a team called Engineering" for `team_name`. */
export function findNamedBy(key: string, { text }: Facts): string | undefined {
  const noun = /^([a-z]{3,20})_?(?:n|N)ame$/.exec(key)?.[1]
  if (noun === undefined || /^(?:first|last|full|given|family|middle|user|nick|sur|file|display|host)$/.test(noun))
    return undefined
  const sample = text.slice(0, 2000)
  if (!sample.toLowerCase().includes(noun)) return undefined
  const named = String.raw`(?!ID\b|Name\b)((?:\p{Lu}[\p{L}\d&'’-]{0,30})(?:\s\p{Lu}[\p{L}\d&'’-]{0,30}){0,3})(?![\p{L}\d])`
  return new RegExp(
    String.raw`(?<!\p{L})(?:${escapePattern(noun)}|${escapePattern(noun.charAt(0).toUpperCase() + noun.slice(1))})\s(?:called\s|named\s)?${named}`,
    'u',
  ).exec(sample)?.[1]
}
