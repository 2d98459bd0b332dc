/**
 * Tries the packed package on versions of Node, TypeScript, vitest and jest: rows.ts. Prints one line per attempt, writes the tables with
 * `--write FILE`, and exits with 1 when one fails. Run by `.ci/package-matrix`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createProject, installNode, listEntryPoints, manifest, pack, run } from './projects.ts'
import { jestVersion, nodes, oldNodes, resolutions, typescriptVersions, vitestVersions } from './rows.ts'
import { toPage, type Attempt } from './to-page.ts'

const writeAt = process.argv.indexOf('--write')
const page = writeAt === -1 ? null : process.argv[writeAt + 1]
if (page === undefined) throw new Error('--write needs a file')
const folder = mkdtempSync(join(tmpdir(), 'package-matrix-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const attempts: Attempt[] = []

const tarball = await pack(folder)
const { msw, ioredis } = manifest.devDependencies
const common = [tarball, `msw@${msw}`, '@types/node@24', `typescript@${typescriptVersions[1]}`]
const plain = await createProject(join(folder, 'plain'), [
  ...common,
  `ioredis@${ioredis}`,
  `vitest@${vitestVersions[2]}`,
])
const jest = await createProject(join(folder, 'jest'), [tarball, `msw@${msw}`, `jest@${jestVersion}`])
const projects = new Map<string, string>()
for (const version of vitestVersions)
  projects.set(version, await createProject(join(folder, `vitest-${version}`), [...common, `vitest@${version}`]))

for (const version of nodes) await tryRuntime(version, await installNode(folder, version))
for (const version of oldNodes) await tryOldRuntime(version, await installNode(folder, version))
await tryTypes()

if (page !== null) writeFileSync(page, toPage(attempts))
process.exitCode = attempts.every(({ failed }) => failed === null) ? 0 : 1

function record(attempt: Attempt): void {
  attempts.push(attempt)
  const { table, row, column, failed } = attempt
  console.log(
    `${failed === null ? 'works' : 'FAILS'}  ${table}: ${row} · ${column}${failed === null ? '' : `\n${failed}`}`,
  )
}

async function tryRuntime(version: string, node: string): Promise<void> {
  const row = `Node ${version}`
  const env = { PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}` }
  const names = listEntryPoints()
  const attempt = async (column: string, cwd: string, args: readonly string[], expected: RegExp) => {
    const { code, output } = await run(node, args, { cwd, env })
    const failed = code === 0 && expected.test(output) ? null : `exit code ${code}: ${output.slice(-1500)}`
    record({ table: 'runtime', row, column, failed })
  }
  await attempt('import', plain, ['import.mjs', ...names], new RegExp(`^imported ${names.length}$`, 'm'))
  await attempt('require', plain, ['require.cjs', ...names], new RegExp(`^required ${names.length}$`, 'm'))
  const bin = 'node_modules/kimi-contract/dist/scripts/bin.cjs'
  await attempt('command line', plain, [bin, 'check', '--only', 'chat/s*'], /all checks passed/)
  for (const [vitest, project] of projects)
    await attempt(
      `vitest ${vitest}`,
      project,
      ['node_modules/vitest/vitest.mjs', 'run', 'contract.test.ts'],
      /Tests .*\d+ passed/,
    )
  const jestArgs = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--testMatch', '**/mock.test.mjs']
  await attempt(`jest ${jestVersion}`, jest, jestArgs, /2 passed/)
  if (version === nodes[1]) for (const [vitest, project] of projects) await tryForgotten(vitest, project, node)
}

/** An assertion that is not awaited fails its test and names the line. */
async function tryForgotten(vitest: string, project: string, node: string): Promise<void> {
  const { code, output } = await run(node, ['node_modules/vitest/vitest.mjs', 'run', 'forgotten.test.ts'], {
    cwd: project,
  })
  const sentences = [
    'toKeepContract at forgotten.test.ts:6 was not awaited',
    'toKeepContract at forgotten.test.ts:9 was not awaited',
  ]
  const works = code === 1 && sentences.every((sentence) => output.includes(sentence))
  const failed = works ? null : `exit code ${code}: ${output.slice(-2500)}`
  record({ table: 'forgotten', row: `vitest ${vitest}`, column: 'an assertion that is not awaited', failed })
}

async function tryOldRuntime(version: string, node: string): Promise<void> {
  const sentence = `kimi-contract needs Node 22.19 or newer; this is Node ${version}.`
  const failures: string[] = []
  for (const name of [...listEntryPoints().filter((one) => !one.endsWith('.json')), 'the command line']) {
    const isProgram = name === 'the command line'
    const args = isProgram
      ? ['node_modules/kimi-contract/dist/scripts/bin.cjs', 'check']
      : ['--input-type=module', '-e', `await import('${name}')`]
    const { code, output } = await run(node, args, { cwd: plain })
    if (code === 0 || !output.includes(sentence)) failures.push(`${name}: exit code ${code}, ${output.slice(0, 600)}`)
  }
  const failed = failures.length === 0 ? null : failures.join('\n')
  record({ table: 'older', row: `Node ${version}`, column: 'one sentence at every entry point', failed })
}

async function tryTypes(): Promise<void> {
  for (const version of typescriptVersions) {
    const compiler = join(folder, `typescript-${version}`)
    await createProject(compiler, [`typescript@${version}`])
    for (const [vitest, project] of projects) {
      // The versions of vitest are tried with the newest compiler, which is fast; the versions of the compiler are tried with one vitest.
      if (version !== typescriptVersions[2] && vitest !== vitestVersions[2]) continue
      for (const { name, options, isCommonJs } of resolutions) {
        // A CommonJS file cannot import vitest, and TypeScript before 5.8 refuses to require an ES module.
        if (isCommonJs && vitest !== vitestVersions[2]) continue
        const files = isCommonJs ? ['types.cts'] : ['types.ts', 'contract.test.ts']
        const base = { target: 'es2024', lib: ['es2024', 'dom', 'dom.iterable'], types: ['node'], strict: true }
        const compilerOptions = { ...base, skipLibCheck: false, noEmit: true, ...options }
        writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
        const tsc = join(compiler, 'node_modules/typescript/bin/tsc')
        const { code, output } = await run(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: project })
        const own = await findOwnErrors(output, { tsc, project, compilerOptions })
        const failed = code === 0 || own.length === 0 ? null : own.join('\n').slice(0, 1500)
        const note = code === 0 || failed !== null ? '' : 'vitest alone has the same errors'
        record({ table: 'types', row: `TypeScript ${version}, vitest ${vitest}`, column: name, failed, note })
      }
    }
  }
}

/** The lines of errors that a file which only imports vitest does not have. */
async function findOwnErrors(
  output: string,
  { tsc, project, compilerOptions }: { tsc: string; project: string; compilerOptions: object },
): Promise<string[]> {
  const errors = output.split('\n').filter((line) => line.trim() !== '')
  if (errors.length === 0) return errors
  writeFileSync(join(project, 'alone.ts'), "export * from 'vitest'\n")
  writeFileSync(join(project, 'tsconfig.alone.json'), JSON.stringify({ compilerOptions, files: ['alone.ts'] }))
  const alone = await run(process.execPath, [tsc, '-p', 'tsconfig.alone.json'], { cwd: project })
  return errors.filter((line) => !alone.output.includes(line))
}
