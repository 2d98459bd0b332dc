/** One temporary folder for a whole test run: whatever a test leaves in it goes when the run ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Run by vitest before the first test; what it returns runs after the last. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-run-'))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
