/**
 * `npm run patterns:check`: finds regular expression literals of the product that may take more than linear time, and fails unless
 * `pattern-bounds.json` says that their text is bounded. Patterns without an unbounded quantifier are skipped, because their time is bounded.
 * Undecided patterns, for which the analysis ran out of time, are printed and are not a failure.
 *
 * Literals in `pattern-verdicts.json` are not analysed again. `--write` analyses undecided ones with more time, records the verdicts, and
 * removes those of literals that no file contains. `--all` analyses every literal again.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from 'recheck'
import ts from 'typescript'

interface Literal {
  file: string
  line: number
  source: string
  flags: string
}

/** The result of the analysis of a literal; `summary` names the growth of its time and an attack string. */
interface Verdict {
  status: 'safe' | 'unknown' | 'vulnerable'
  exponential?: boolean
  summary?: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = ['mocks', 'openapi', 'tests/suite', 'scripts/cli', 'scripts/commands']
const concurrency = 2

/** Beginnings of paths whose patterns may take more than linear time, and why their texts are short. */
const bounded: readonly (readonly [path: string, reason: string])[] = JSON.parse(
  readFileSync(new URL('pattern-bounds.json', import.meta.url), 'utf8'),
)

const verdictFile = new URL('pattern-verdicts.json', import.meta.url)
const isWriting = process.argv.includes('--write')
const timeoutMs = isWriting ? 10_000 : 1500
const recorded = new Map<string, Verdict>(
  process.argv.includes('--all') ? [] : Object.entries(JSON.parse(readFileSync(verdictFile, 'utf8'))),
)
if (isWriting) for (const [pattern, { status }] of recorded) if (status === 'unknown') recorded.delete(pattern)
const used = new Map<string, Verdict>()

const literals = folders.flatMap(findLiterals).filter(({ source }) => /[*+]|\{\d+,\}/.test(source))
const findings: string[] = []
const undecided: string[] = []
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    for (let literal = literals.pop(); literal; literal = literals.pop()) await judge(literal)
  }),
)
for (const one of undecided) console.log(`undecided: ${one}`)
for (const one of findings) console.error(one)
const added = [...used.keys()].filter((text) => !recorded.has(text)).length
console.log(`${findings.length} findings, ${undecided.length} undecided, ${added} literals analysed of ${used.size}`)
if (isWriting) {
  const sorted = [...used].sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(verdictFile, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
} else if (added > 0) console.log('to record their verdicts: npm run patterns:check -- --write')
process.exitCode = findings.length > 0 ? 1 : 0

async function judge({ file, line, source, flags }: Literal): Promise<void> {
  const pattern = `/${source}/${flags}`
  const verdict = used.get(pattern) ?? recorded.get(pattern) ?? (await analyse(source, flags))
  used.set(pattern, verdict)
  if (verdict.status === 'safe') return
  const text = `${file}:${line} ${pattern}`
  if (verdict.status === 'unknown') {
    undecided.push(text)
    return
  }
  const bound = bounded.find(([path]) => file.startsWith(path))
  // Exponential time is allowed only by an entry for the file itself, not for a whole folder.
  if (bound && (!verdict.exponential || bound[0] === file)) return
  findings.push(`${text}: ${verdict.summary}`)
}

async function analyse(source: string, flags: string): Promise<Verdict> {
  const result = await check(source, flags.replace(/[dv]/g, ''), { timeout: timeoutMs })
  if (result.status !== 'vulnerable') return { status: result.status }
  const { complexity, attack } = result
  const summary = `${complexity.summary}, for example ${attack.pattern}`
  return { status: 'vulnerable', exponential: complexity.type === 'exponential', summary }
}

function findLiterals(folder: string): Literal[] {
  const found: Literal[] = []
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const file = relative(root, path)
    if (!entry.isFile() || !/\.[mc]?ts$/.test(file) || file.startsWith('openapi/generated/')) continue
    const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, false)
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
        found.push({ file, line, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}
