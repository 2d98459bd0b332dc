/**
 * `npm run check-patterns`: measures how far each regular expression literal of the product can backtrack, and fails where the time
 * is more than linear in a text of any length. A literal that only sees bounded texts is listed below with the bound.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { isSafe } from 'redos-detector'
import ts from 'typescript'

interface Literal {
  file: string
  line: number
  pattern: RegExp
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = ['mocks', 'openapi', 'tests/suite', 'scripts']
/** Paths that are generated or data. */
const skipped = /^openapi\/generated\/|\.d\.ts$/
/** The backtracks for one text that still count as a constant: the default of the detector. */
const maxScore = 200
const mostSteps = 5000

/** Literals whose texts are bounded: file, source of the expression, and the bound. */
const bounded: readonly (readonly [file: string, source: string, reason: string])[] = []

/** Measuring takes longer or more memory than this only for patterns with very many paths. */
const mostMilliseconds = 1500
const mostMemoryMb = 256

if (isMainThread) await checkAll()
else parentPort?.on('message', (pattern: RegExp) => parentPort?.postMessage(measure(pattern))) // oxlint-disable-line unicorn/require-post-message-target-origin -- a worker, no window

async function checkAll(): Promise<void> {
  const findings: string[] = []
  const used = new Set<string>()
  const literals = folders.flatMap(findLiterals)
  const measured = new Map<string, string | null>()
  let worker: Worker | null = null
  for (const { file, line, pattern } of literals) {
    const source = String(pattern)
    if (!measured.has(source)) {
      worker ??= new Worker(new URL(import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb } })
      const problem = await measureIn(worker, pattern)
      if (problem === 'too complex to measure') {
        await worker.terminate()
        worker = null
      }
      measured.set(source, problem)
    }
    const problem = measured.get(source) ?? null
    if (problem === null) continue
    const key = `${file} ${pattern.source}`
    if (bounded.some(([path, known]) => `${path} ${known}` === key)) used.add(key)
    else {
      findings.push(source)
      console.error(`${file}:${line}  ${problem}  ${source}`)
    }
  }
  await worker?.terminate()
  for (const [file, source] of bounded)
    if (!used.has(`${file} ${source}`)) {
      findings.push(source)
      console.error(`${file}: the exception for ${source} is not needed any more`)
    }
  console.log(`${literals.length} regular expressions, ${findings.length} findings`)
  process.exitCode = findings.length > 0 ? 1 : 0
}

/** Measures in a worker, so that a pattern with too many paths costs that worker only. */
function measureIn(worker: Worker, pattern: RegExp): Promise<string | null> {
  return new Promise((resolve) => {
    const done = (problem: string | null): void => {
      clearTimeout(timer)
      worker.removeAllListeners()
      worker.on('error', () => {})
      resolve(problem)
    }
    const timer = setTimeout(() => done('too complex to measure'), mostMilliseconds)
    worker.once('message', (problem: string | null) => done(problem))
    worker.once('error', () => done('too complex to measure'))
    worker.postMessage(pattern) // oxlint-disable-line unicorn/require-post-message-target-origin -- a worker, no window
  })
}

/** Why a pattern is unsafe, null where it is safe. */
function measure(pattern: RegExp): string | null {
  try {
    const result = isSafe(pattern, { maxScore, maxSteps: mostSteps })
    return result.safe ? null : (result.error ?? 'unsafe')
  } catch (error) {
    return `not measured: ${error instanceof Error ? error.message : String(error)}`
  }
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
