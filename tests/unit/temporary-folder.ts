/** One temporary folder for a whole test run: whatever a test leaves in it goes when the run ends. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const prefix = 'kimi-contract-run-'
/** Compiled modules, kept for the next run: the tests and the commands that they start then strip and compile changed files only. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/kimi-contract/compiled', import.meta.url))
/** Programs in temporary folders leave files that no later run reads. */
const mostCompiled = 10_000

/**
 * Run by vitest before the first test, once for each project; what it returns runs after the last. Only the first call makes a
 * folder, because the path of a socket has at most 107 bytes.
 */
export function setup(): (() => void) | undefined {
  if (basename(tmpdir()).startsWith(prefix)) return undefined
  const folder = mkdtempSync(join(tmpdir(), prefix))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  removeLarge(compiled)
  process.env.NODE_COMPILE_CACHE ??= compiled
  // Python compiles a package once for all programs of the run, also where the environment asks it to write no bytecode.
  process.env.PYTHONPYCACHEPREFIX ??= join(folder, 'python')
  delete process.env.PYTHONDONTWRITEBYTECODE
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

function removeLarge(path: string): void {
  try {
    if (readdirSync(path, { recursive: true }).length > mostCompiled) rmSync(path, { recursive: true, force: true })
  } catch {
    // There is none yet, or another run removes it.
  }
}
