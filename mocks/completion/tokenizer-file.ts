/**
 * Counts tokens exactly with a tokenizer file in tiktoken's format: one `<base64 of the bytes> <rank>` per line, as `tiktoken.model`
 * of the published Kimi models. The splitting pattern is Kimi's in tokenization_kimi.py (MoonshotAI/Kimi-Vendor-Verifier).
 */
import { readFileSync } from 'node:fs'
import { MockUsageError } from '../common/index.ts'

const letters = String.raw`[[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]&&[^\p{Script=Han}]]`
const smallLetters = String.raw`[[\p{Ll}\p{Lm}\p{Lo}\p{M}]&&[^\p{Script=Han}]]`
const clitics = String.raw`(?:'[sStTmMdD]|'[rR][eE]|'[vV][eE]|'[lL][lL])?`
const pattern = new RegExp(
  [
    String.raw`\p{Script=Han}+`,
    String.raw`[^\r\n\p{L}\p{N}]?${letters}*${smallLetters}+${clitics}`,
    String.raw`[^\r\n\p{L}\p{N}]?${letters}+${smallLetters}*${clitics}`,
    String.raw`\p{N}{1,3}`,
    String.raw` ?[^\s\p{L}\p{N}]+[\r\n]*`,
    String.raw`\s*[\r\n]+`,
    String.raw`\s+(?!\S)`,
    String.raw`\s+`,
  ].join('|'),
  'gv',
)

/** A tokenizer file that cannot be used; the message says where and why. */
export class TokenizerFileError extends MockUsageError {
  override name = 'TokenizerFileError'
}

/**
 * Reads a tokenizer file and returns its counter.
 * @example createMock({ tokenizer: loadTokenizer('tiktoken.model') })
 */
export function loadTokenizer(path: string): (text: string) => number {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new TokenizerFileError(`the tokenizer file ${path} cannot be read: ${toReason(error)}`)
  }
  return createTokenizer(text, path)
}

function toReason(error: unknown): string {
  const { code = String(error) } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'it does not exist; check the path'
  if (code === 'EISDIR') return 'it is a directory; give a file'
  return code === 'EACCES' ? 'this user may not read it; check its permissions' : code
}

/** Creates a counter from the text of a tokenizer file; `label` names it in errors. */
export function createTokenizer(file: string, label = 'tokenizer'): (text: string) => number {
  const ranks = new Map<string, number>()
  let number = 0
  for (const line of file.split('\n')) {
    number++
    if (line.trim() === '') continue
    const match = /^([A-Za-z0-9+/]+={0,2}) (\d+)\r?$/.exec(line)
    if (!match)
      throw new TokenizerFileError(`${label}, line ${number}: expected "<base64> <rank>", the form of a tiktoken file`)
    ranks.set(Buffer.from(match[1] as string, 'base64').toString('latin1'), Number(match[2]))
  }
  if (ranks.size < 256)
    throw new TokenizerFileError(
      `${label}: ${ranks.size} tokens are too few; a tiktoken file has at least the 256 bytes`,
    )
  const counts = new Map<string, number>()
  return (text) => {
    let total = 0
    for (const [piece] of text.matchAll(pattern)) {
      let count = counts.get(piece)
      if (count === undefined) {
        count = countPiece(Buffer.from(piece, 'utf8').toString('latin1'), ranks)
        if (counts.size < 20_000 && piece.length < 64) counts.set(piece, count)
      }
      total += count
    }
    return total
  }
}

/** Byte-pair merging, lowest rank first. A long piece is divided, so that the time stays linear. */
function countPiece(bytes: string, ranks: ReadonlyMap<string, number>): number {
  if (ranks.has(bytes)) return 1
  if (bytes.length > 512) return countPiece(bytes.slice(0, 512), ranks) + countPiece(bytes.slice(512), ranks)
  const parts = [...bytes]
  for (;;) {
    let best = Infinity
    let at = -1
    for (let i = 0; i + 1 < parts.length; i++) {
      const rank = ranks.get((parts[i] as string) + (parts[i + 1] as string))
      if (rank !== undefined && rank < best) {
        best = rank
        at = i
      }
    }
    if (at < 0) return parts.length
    parts.splice(at, 2, (parts[at] as string) + (parts[at + 1] as string))
  }
}
