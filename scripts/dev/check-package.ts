/**
 * `npm run package:check`: packs the package once, lints what was packed, installs it into an empty folder and imports every entry point.
 * `--keep FILE` keeps the packed package for other checks.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { streamFromMock } from './build/try-mock.ts'

const { values } = parseArgs({ options: { keep: { type: 'string' } } })
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

/** Prints what publint says about the packed package, and exits if it is more than a suggestion. */
async function lint({ buffer, byteOffset, byteLength }: Buffer): Promise<void> {
  const packed = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
  const { messages, pkg } = await publint({ pack: { tarball: packed }, strict: true })
  for (const message of messages)
    console.error(`publint: ${message.type}: ${formatMessage(message, pkg, { color: false })}`)
  if (messages.some(({ type }) => type === 'error')) process.exit(1)
  console.log(`publint: ${messages.length} remarks`)
}

// `npm run package:check` has just built, so the build of `prepack` is skipped.
const packing = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]
const tarball = run('npm', packing, root).trim().split('\n').at(-1)!
if (values.keep !== undefined) cpSync(join(folder, tarball), values.keep)
await lint(readFileSync(join(folder, tarball)))
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
