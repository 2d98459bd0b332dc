/**
 * Writes docs/reference from the code: commands, scenarios, faults, models, checks, report, library. With `--check` it writes nothing, and
 * exits with 1 if a page is stale. `npm run generate` runs it after it has written the generated code.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toCommandsPage } from './reference/commands.ts'
import { toLibraryPage } from './reference/library.ts'
import { toFaultsPage, toModelsPage, toScenariosPage } from './reference/mock-pages.ts'
import { toChecksPage, toReportPage } from './reference/suite-pages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'docs/reference')

const pages: Readonly<Record<string, string>> = {
  'checks.md': toChecksPage(),
  'commands.md': await toCommandsPage(),
  'faults.md': toFaultsPage(),
  'library.md': toLibraryPage(root),
  'models.md': toModelsPage(),
  'report.md': toReportPage(),
  'scenarios.md': toScenariosPage(),
}

if (process.argv.includes('--check')) {
  const stale = Object.entries(pages).filter(([name, text]) => {
    const file = join(folder, name)
    return !existsSync(file) || readFileSync(file, 'utf8') !== text
  })
  for (const [name] of stale)
    console.error(`stale: docs/reference/${name} (run npm run generate and commit the result)`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text)
}
