/** `npm run package:check`: packs the package, installs it into an empty folder and imports every entry point. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { streamFromMock } from './build/try-mock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-package-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>
  devDependencies: Record<string, string>
}

/** Runs a command; if it fails, prints its output and exits. */
function run(command: string, args: string[], cwd: string): string {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (done.status === 0) return done.stdout
  console.error(`${command} ${args.join(' ')} failed in the package check:\n${done.stdout}${done.stderr}`)
  process.exit(1)
}

// `npm run package:check` has just built, so the build of `prepack` is skipped.
const packing = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]
const tarball = run('npm', packing, root).trim().split('\n').at(-1)!
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'package-check', private: true, type: 'module' }))
const msw = `msw@${manifest.devDependencies.msw}`
const vitest = `vitest@${manifest.devDependencies.vitest}`
const installing = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline']
run('npm', [...installing, join(folder, tarball), msw, vitest], folder)

const entryPoints = Object.keys(manifest.exports).map((name) => `kimi-contract${name.slice(1)}`)
const imported = entryPoints.filter((name) => !/vitest$|browser$|\.(?:json|yaml)$/.test(name))
writeFileSync(
  join(folder, 'entry-points.js'),
  `${imported.map((name) => `await import('${name}')`).join('\n')}
import { createMockServer } from 'kimi-contract/server'
import { runSuite } from 'kimi-contract/suite'
import document from 'kimi-contract/openapi.json' with { type: 'json' }
const mock = await createMockServer({ port: 0 })
const report = await runSuite({ baseUrl: mock.url, apiKey: 'sk-any', model: 'kimi-k2.6' })
await mock.close()
console.log(document.openapi, report.verdict, report.summary.cases)
`,
)
console.log(`packed ${tarball}; imported ${imported.join(', ')}`)
console.log(run(process.execPath, ['entry-points.js'], folder).trim())
console.log(
  run(process.execPath, ['node_modules/.bin/kimi-contract', 'check', '--only', 'chat/*'], folder)
    .trim()
    .split('\n')
    .at(-1),
)
const events = await streamFromMock([process.execPath, 'node_modules/.bin/kimi-contract'], { cwd: folder })
console.log(`the packed mock streamed ${events} events and stopped with exit code 0`)
