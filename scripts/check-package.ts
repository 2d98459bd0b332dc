/** `npm run package:check`: packs the package, installs it into an empty folder and opens every door, as a stranger would. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-package-'))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>
  devDependencies: Record<string, string>
}

/** Runs a command to its end; a failure ends the check with the command's own words. */
function run(command: string, args: string[], cwd: string): string {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (done.status === 0) return done.stdout
  console.error(`${command} ${args.join(' ')} failed in the package check:\n${done.stdout}${done.stderr}`)
  rmSync(folder, { recursive: true, force: true })
  process.exit(1)
}

const tarball = run('npm', ['pack', '--silent', '--pack-destination', folder], root).trim().split('\n').at(-1)!
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
const msw = `msw@${manifest.devDependencies.msw}`
const vitest = `vitest@${manifest.devDependencies.vitest}`
run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, tarball), msw, vitest], folder)

const doors = Object.keys(manifest.exports).map((door) => `kimi-contract${door.slice(1)}`)
const opened = doors.filter((door) => !/vitest$|browser$|\.json$/.test(door))
writeFileSync(
  join(folder, 'doors.js'),
  `${opened.map((door) => `await import('${door}')`).join('\n')}
import { createMockServer } from 'kimi-contract/server'
import { runSuite } from 'kimi-contract/suite'
import document from 'kimi-contract/openapi.json' with { type: 'json' }
const mock = await createMockServer({ port: 0 })
const report = await runSuite({ baseUrl: mock.url, apiKey: 'sk-any', model: 'kimi-k2.6' })
await mock.close()
console.log(document.openapi, report.verdict, report.summary.cases)
`,
)
console.log(`packed ${tarball}; opened ${opened.join(', ')}`)
console.log(run(process.execPath, ['doors.js'], folder).trim())
console.log(
  run(process.execPath, ['node_modules/.bin/kimi-contract', 'check', '--only', 'chat/*'], folder)
    .trim()
    .split('\n')
    .at(-1),
)
rmSync(folder, { recursive: true, force: true })
