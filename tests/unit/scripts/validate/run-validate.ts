/** Runs `validate` and collects its rows and log lines, for tests. */
import { runValidate, type ValidateOptions } from '../../../../scripts/commands/validate/validate.ts'

/** The folder of our own recordings. */
export const fixtures = new URL('../../../recorded/fixtures/', import.meta.url).pathname

/** Judges files by path, or by name in our own recordings. */
export async function validate(names: readonly string[], options: ValidateOptions = {}) {
  const logged: string[] = []
  const files = names.map((name) => (name.includes('/') ? name : fixtures + name))
  const { report, exitCode } = await runValidate(files, { ...options, log: (line) => logged.push(line) })
  const rows = report.files.map((row) => ({
    entry: row.entry,
    operationId: row.operationId,
    status: row.status,
    checks: [...new Set(row.failures.map((one) => one.check))],
  }))
  return { report, exitCode, logged, rows }
}
