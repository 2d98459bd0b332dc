/**
 * `npm run patterns:check`: finds regular expression literals of the product that take more than linear time, and fails unless the text
 * they see is bounded. Patterns without an unbounded quantifier are skipped: they cannot backtrack without limit.
 * Undecided patterns (the analysis ran out of time) are printed and do not fail.
 */
import { readdirSync, readFileSync } from 'node:fs'
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

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = ['mocks', 'openapi', 'tests/suite', 'scripts/cli', 'scripts/commands']
const timeoutMs = 1500
const concurrency = 2

/** Where a pattern may take more than linear time, by the beginning of its path, and why its text is short. */
const bounded: readonly (readonly [path: string, reason: string])[] = JSON.parse(
  readFileSync(new URL('pattern-bounds.json', import.meta.url), 'utf8'),
)

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
console.log(`${findings.length} findings, ${undecided.length} undecided`)
process.exitCode = findings.length > 0 ? 1 : 0

async function judge({ file, line, source, flags }: Literal): Promise<void> {
  const result = await check(source, flags.replace(/[dv]/g, ''), { timeout: timeoutMs })
  const text = `${file}:${line} /${source}/${flags}`
  if (result.status === 'safe') return
  if (result.status === 'unknown') {
    undecided.push(text)
    return
  }
  const bound = bounded.find(([path]) => file.startsWith(path))
  // Exponential time is not excused by a bound for a whole folder.
  if (bound && (result.complexity.type !== 'exponential' || bound[0] === file)) return
  findings.push(`${text}: ${result.complexity.summary}, for example ${result.attack.pattern}`)
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
