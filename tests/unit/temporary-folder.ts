/** One temporary folder for a whole test run: whatever a test leaves in it goes when the run ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const prefix = 'kimi-contract-run-'

/**
 * Run by vitest before the first test, once for each project; what it returns runs after the last. Only the first call makes a
 * folder, because the path of a socket has at most 107 bytes.
 */
export function setup(): (() => void) | undefined {
  if (basename(tmpdir()).startsWith(prefix)) return undefined
  const folder = mkdtempSync(join(tmpdir(), prefix))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  // The commands that tests start as processes compile each module once in a run, which halves their CPU time.
  process.env.NODE_COMPILE_CACHE ??= join(folder, 'compiled')
  process.env.PYTHONPYCACHEPREFIX ??= join(folder, 'python')
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
