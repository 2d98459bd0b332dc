/** How the name of a property is written in a text: `firstName` and `first_name` stand there as "first name", too. */
import { escapePattern } from '../../common/index.ts'

const wordEnd = /(?<=[a-z\d])(?=[A-Z])|[_-]+/

/** The source of a pattern for a name in any of its forms: words that are joined, or parted by a space, `_` or `-`. */
export function toNamePattern(name: string): string {
  return name.split(wordEnd).map(withEitherCase).join('[ _-]?')
}

/** A word whose first letter may be small or large: `Names` → `[nN]ames`. */
function withEitherCase(word: string): string {
  const first = word.charAt(0)
  return /[A-Za-z]/.test(first)
    ? `[${first.toLowerCase()}${first.toUpperCase()}]${escapePattern(word.slice(1))}`
    : escapePattern(word)
}
