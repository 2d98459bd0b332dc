/**
 * `npm run audit:lock -- [--osv FOLDER]`: checks every lock file of the repository and lists install scripts. With `--osv` it also compares
 * the installed versions with an export of OSV (the unpacked npm/all.zip of osv-vulnerabilities). Exits with 1 if there is a problem.
 */
import { globSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findAdvisories, type Advisory } from './advisories.ts'
import { findLockProblems, readLock, type LockEntry } from './lock.ts'

const root = join(import.meta.dirname, '../../..')
const { values } = parseArgs({ options: { osv: { type: 'string' } } })
const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  allowScripts: Record<string, boolean>
}
const files = globSync(['**/package-lock.json', '.ci/**/package-lock.json'], {
  cwd: root,
  exclude: (name) => name.endsWith('node_modules'),
})
const all: LockEntry[] = []
let problems = 0

function report(where: string, lines: readonly string[]): void {
  for (const line of lines) console.error(`${where}: ${line}`)
  problems += lines.length
}

for (const file of files.toSorted()) {
  const entries = readLock(readFileSync(join(root, file), 'utf8'))
  // The other folders are installed with --ignore-scripts.
  const isOwn = file === 'package-lock.json'
  report(file, findLockProblems(entries, isOwn ? new Set(Object.keys(allowScripts)) : null))
  const scripts = entries
    .filter((one) => one.hasInstallScript)
    .map(({ name, version }) => {
      const run = isOwn && allowScripts[name] === true ? 'runs' : 'does not run'
      return `${name} ${version} (${run})`
    })
  console.log(`${file}: ${entries.length} packages; install scripts: ${scripts.join(', ') || 'none'}`)
  all.push(...entries)
}

if (values.osv === undefined) {
  console.log('advisories: not compared, because no data was given; --osv FOLDER takes an export of https://osv.dev')
} else {
  const folder = values.osv
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const advisories = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Advisory)
  report('advisories', findAdvisories(all, advisories))
  if (names.length === 0) report('advisories', [`${folder} has no JSON file`])
  console.log(`advisories: ${all.length} packages compared with ${advisories.length} advisories`)
}
if (problems > 0) process.exitCode = 1
