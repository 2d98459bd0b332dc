/**
 * `npm run patterns:check`: finds regular expression literals of the product whose time is more than linear in a text of any length.
 * A literal that only sees bounded texts is listed below with the bound.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from 'recheck'
import ts from 'typescript'

interface Literal {
  file: string
  line: number
  pattern: RegExp
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = process.argv.length > 2 ? process.argv.slice(2) : ['mocks', 'openapi', 'tests/suite', 'scripts']
/** Paths that are generated or data. */
const skipped = /^openapi\/generated\/|\.d\.ts$/
const timeoutMs = 5000

/** Literals whose texts are bounded: file, source of the expression, and the bound. */
const bounded: readonly (readonly [file: string, source: string, reason: string])[] = []

const literals = folders.flatMap(findLiterals)
const measured = new Map<string, string | null>()
const used = new Set<string>()
let findings = 0
for (const { file, line, pattern } of literals) {
  const text = String(pattern)
  if (!measured.has(text)) measured.set(text, await measure(pattern))
  const problem = measured.get(text) ?? null
  if (problem === null) continue
  const key = `${file} ${pattern.source}`
  if (bounded.some(([path, source]) => `${path} ${source}` === key)) used.add(key)
  else {
    findings++
    console.error(`${file}:${line}  ${problem}  ${text}`)
  }
}
for (const [file, source] of bounded) {
  if (used.has(`${file} ${source}`)) continue
  findings++
  console.error(`${file}: the exception for ${source} is not needed any more`)
}
console.log(`${literals.length} regular expressions, ${findings} findings`)
process.exitCode = findings > 0 ? 1 : 0

/** The growth of a pattern's time, null where it is linear or could not be determined. */
async function measure({ source, flags }: RegExp): Promise<string | null> {
  const result = await check(source, flags, { timeout: timeoutMs })
  return result.status === 'vulnerable' ? result.complexity.summary : null
}

function findLiterals(folder: string): Literal[] {
  const literals: Literal[] = []
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const file = relative(root, path)
    if (!entry.isFile() || !/\.[mc]?[jt]s$/.test(file) || skipped.test(file)) continue
    const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, false)
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
        literals.push({ file, line, pattern: toPattern(node.text) })
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return literals
}

function toPattern(text: string): RegExp {
  const end = text.lastIndexOf('/')
  return new RegExp(text.slice(1, end), text.slice(end + 1))
}
