/** Writes blocks that search and replace a line of a file that was read. */
import type { Facts } from '../facts.ts'
import { findReplacement } from './replacements.ts'

const longest = 20_000
/** `3 | ` before a line, as tools show the numbers of lines. */
const numbered = /^\s{0,6}(\d{1,6})\s?(?:\||→|:|\t)\s?/

/** A block for the line with the old text; undefined where no line of the conversation but the request has it. */
export function writeDiff(facts: Facts, about: string): string | undefined {
  if (!/search/i.test(about) || !/replace/i.test(about)) return undefined
  const change = findReplacement(facts.request) ?? findReplacement(facts.text)
  if (change?.old === undefined || change.new === undefined) return undefined
  const { old } = change
  const lines = facts.text.slice(0, longest).split('\n')
  const at = lines.findIndex((line) => line.includes(old) && !/\b(?:change|replace|set|rename|update)\b/i.test(line))
  const line = lines[at]
  if (line === undefined) return undefined
  const place = numbered.exec(line)
  const plain = place === null ? line : line.slice(place[0].length)
  const start = /start_line/.test(about) && place !== null ? `:start_line:${place[1]}\n-------\n` : ''
  return `<<<<<<< SEARCH\n${start}${plain}\n=======\n${plain.replace(old, () => change.new)}\n>>>>>>> REPLACE`
}
