/** The search for secrets in a text: known ones and unknown ones, in plain and in escaped spelling. Time is linear in the text. */
import { mergeEdits, type Edit } from './edits.ts'
import { decodeEscapes } from './escapes.ts'
import { findBase64Keys, findForms } from './forms.ts'
import { findKnown, findMiddles, toMiddles, toNeedles } from './known.ts'
import { joinLines } from './lines.ts'
import { findEncodedPrivateKeys, findPrivateKeys } from './private-keys.ts'
import { findSpelled, toSpelledSecrets } from './spelled.ts'

export { redactedMark } from './mark.ts'

/** Returns the edits that hide every secret of a text, in order. */
export type SecretFinder = (text: string) => Edit[]

/** Shorter secrets would be found in ordinary words. */
const minLength = 4

/** Texts without any of these have no escape that can hide a secret. */
const mayBeEscaped = /\\[\\"'/ux]|%[0-9a-f]{2}|&#|\0|\\$/i

/** Escaped text is decoded in blocks, so that memory does not grow with it; blocks overlap by more than a secret is long. */
const blockLength = 65_536
const overlap = 4096

/**
 * Creates the search. `secrets` are the known secrets of the run; everything that has the form or the name of a secret is
 * found without being known.
 * @example applyEdits(text, createSecretFinder([apiKey])(text))
 */
export function createSecretFinder(secrets: readonly (string | null | undefined)[] = []): SecretFinder {
  const known = secrets.filter((one): one is string => typeof one === 'string' && one.trim().length >= minLength)
  const needles = toNeedles(known)
  const middles = toMiddles(known)
  const spelled = toSpelledSecrets(known)
  const lap = Math.max(overlap, 16 * Math.max(0, ...known.map((one) => one.length)))
  const step = Math.max(blockLength, 2 * lap)

  function findPlain(text: string, isEnd: boolean): Edit[] {
    const edits: Edit[] = []
    findKnown(text, needles, isEnd, edits)
    findMiddles(text, middles, edits)
    findForms(text, edits)
    findPrivateKeys(text, edits)
    findEncodedPrivateKeys(text, edits)
    findSpelled(text, spelled, edits)
    const joined = joinLines(text)
    if (joined !== null) {
      const found: Edit[] = []
      findKnown(joined.text, needles, isEnd, found)
      findBase64Keys(joined.text, found)
      findEncodedPrivateKeys(joined.text, found)
      for (const edit of found)
        edits.push({ ...edit, start: joined.toSource(edit.start), end: joined.toSource(edit.end - 1) + 1 })
    }
    return edits
  }

  function findEscaped(block: string, base: number, isEnd: boolean, edits: Edit[]): void {
    const decoded = decodeEscapes(block)
    if (decoded === null) return
    for (const { start, end, text: replacement } of findPlain(decoded.text, isEnd))
      edits.push({ start: base + decoded.starts[start]!, end: base + decoded.ends[end - 1]!, text: replacement })
  }

  return (text) => {
    const edits = findPlain(text, true)
    if (mayBeEscaped.test(text))
      for (let from = 0; from < text.length; from += step) {
        const to = from + step + lap
        findEscaped(text.slice(from, to), from, to >= text.length, edits)
      }
    return edits.length === 0 ? edits : mergeEdits(edits)
  }
}
