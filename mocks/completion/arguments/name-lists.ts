/** Finds names that a sentence begins with: `Maya, Leo and Priya meet …`. */
import { guard } from '../cues.ts'

const name = String.raw`\p{Lu}[\p{Ll}'’-]{1,30}(?: (?:\p{Lu}\.|\p{Lu}[\p{Ll}'’-]{1,30})){0,2}`
const list = guard(
  new RegExp(String.raw`(?:^|[.:!?]\s{1,3}|\n)((?:${name}, ){1,8}${name},? and ${name})(?=\s\p{Ll})`, 'u'),
)

/** The names of a list at the start of a sentence, before its verb. */
export function findNameList(text: string): string[] {
  return list.exec(text)?.[1]?.split(/,? and |, /) ?? []
}
