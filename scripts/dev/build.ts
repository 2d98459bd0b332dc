/**
 * `npm run build`: builds the published package with tsc, because Node does not strip types under node_modules. `--no-check` emits the same
 * code without checking types, in half of the CPU time, for jobs that also run `npm run types`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPage } from './build-page.ts'
import { bundleMock } from './build/bundle-mock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

rmSync(`${root}/dist`, { recursive: true, force: true })
const options = process.argv.includes('--no-check') ? ['--noCheck'] : []
const tsc = spawnSync(
  process.execPath,
  ['node_modules/typescript7/bin/tsc', '-p', 'scripts/dev/tsconfig.build.json', ...options],
  { cwd: root, stdio: 'inherit' },
)
if (tsc.status !== 0) process.exit(tsc.status ?? 1)

const data = globSync(
  '{openapi/generated,mocks,tests/suite/reporters,scripts/commands/smoke}/**/*.{json,yaml,html,css}',
  {
    cwd: root,
  },
)
for (const file of data) cpSync(`${root}/${file}`, `${root}/dist/${file}`)
cpSync(`${root}/scripts/bin.cjs`, `${root}/dist/scripts/bin.cjs`)
await buildPage()
cpSync(`${root}/scripts/workbench/page-dist`, `${root}/dist/scripts/workbench/page-dist`, { recursive: true })
await bundleMock(`${root}dist`)
const entryPoints = requireNode()
console.log(
  `dist: compiled, ${entryPoints} entry points check the version of Node, and ${data.length} data files copied`,
)

/** Adds the check of the Node version as the first import of every entry point: the first import is evaluated first. */
function requireNode(): number {
  const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    exports: Record<string, string | { default: string }>
  }
  const files = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [] : [target.default]))
  for (const file of files) {
    const path = relative(`${root}${file}/..`, `${root}dist/openapi/require-node.js`).replaceAll('\\', '/')
    const specifier = path.startsWith('.') ? path : `./${path}`
    writeFileSync(`${root}${file}`, `import '${specifier}'\n${readFileSync(`${root}${file}`, 'utf8')}`)
  }
  return files.length
}
