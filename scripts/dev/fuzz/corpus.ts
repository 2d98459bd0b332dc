/** Sentences and words for the fuzzer, read from the tables of answers and from the rules of the mock, so that they follow changes there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What users and system messages say, what tools describe, and the names of tools and properties, without repetitions. */
export interface Corpus {
  sentences: readonly string[]
  names: readonly string[]
  /** Words that the rules of the mock look for. */
  words: readonly string[]
}

const longestSentence = 400

export function readCorpus(): Corpus {
  const sentences = new Set<string>()
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      if (/^[\w$-]{1,40}$/.test(node.text)) names.add(node.text)
      else if (node.text.includes(' ') && node.text.length <= longestSentence) sentences.add(node.text)
    } else if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) names.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  for (const [file, text] of readSources('tests/unit/mocks/completion/answers'))
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false))
  const words = new Set<string>()
  for (const [, text] of readSources('mocks/completion'))
    // Alternatives of patterns, in groups `(?:first|given)` and without, as `^email$|^mail$`.
    for (const word of text.split(/\(\?:|[|()^$/]/)) if (/^[\p{L}_ -]{2,20}$/u.test(word)) words.add(word)
  return { sentences: [...sentences], names: [...names], words: [...words] }
}

/** The path and the text of each source file below a folder, in the order of their paths. */
function readSources(folder: string): (readonly [file: string, text: string])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => [file, readFileSync(join(root, folder, file), 'utf8')] as const)
}
