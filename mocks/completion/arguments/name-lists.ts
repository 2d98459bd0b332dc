/** Finds names that a sentence begins with, or that follow `with`: `Maya, Leo and Priya meet …`. */
import { guard } from '../cues.ts'

const name = String.raw`\p{Lu}[\p{Ll}'’-]{1,30}(?: (?:\p{Lu}\.|\p{Lu}[\p{Ll}'’-]{1,30})){0,2}`
const list = guard(
  new RegExp(
    String.raw`(?:^|[.:!?]\s{1,3}|\n)((?:${name}, ){1,8}${name},? and ${name})(?=\s\p{Ll})|\b(?:with|invite)\s((?:${name}, ){1,8}${name},? and ${name})`,
    'u',
  ),
)

/** The names of a list at the start of a sentence, before its verb, or after `with`. */
export function findNameList(text: string): string[] {
  const match = list.exec(text)
  return (match?.[1] ?? match?.[2])?.split(/,? and |, /) ?? []
}
