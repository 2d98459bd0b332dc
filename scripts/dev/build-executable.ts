/**
 * `npm run build:executable`: builds the command line as one executable file for this platform, with Node's single executable applications.
 * It packs the package, installs it into an empty folder, embeds the files of that folder, and tests the result,
 * `dist-executable/kimi-contract`.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { streamFromMock } from './build/try-mock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const isWindows = process.platform === 'win32'
const target = join(root, 'dist-executable', isWindows ? 'kimi-contract.exe' : 'kimi-contract')
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-executable-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
/** The sentinel that Node's documentation names for the blob. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

build()
console.log(await tryOut())

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const done = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env, shell: isWindows && command === 'npm' })
  if (done.status === 0) return done.stdout
  throw new Error(`${command} ${args.join(' ')} failed:\n${done.stdout}${done.stderr}`)
}

function build(): void {
  // `npm run build:executable` has already run `npm run build`.
  const packed = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder, root])
    .trim()
    .split('\n')
    .at(-1)!
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  // ioredis is needed for --limits-store and --journal-store.
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=dev', '--prefer-offline']
  run('npm', [...install, join(folder, packed), 'ioredis@6.0.0'])
  const files = globSync('node_modules/**/*', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(
      (file) => !/\.(?:d\.[cm]?ts|map|md|markdown)$|\/\.bin\//.test(file) && statSync(join(folder, file)).isFile(),
    )
    .sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)))
  const id = hash.digest('hex').slice(0, 16)
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ id, files }))
  const assets = Object.fromEntries(files.map((file, index) => [String(index), file]))
  const config = {
    main: join(root, 'scripts/executable.cjs'),
    output: 'sea.blob',
    disableExperimentalSEAWarning: true,
    assets: { 'index.json': 'index.json', ...assets },
  }
  writeFileSync(join(folder, 'sea.json'), JSON.stringify(config))
  run(process.execPath, ['--experimental-sea-config', 'sea.json'])
  mkdirSync(join(root, 'dist-executable'), { recursive: true })
  rmSync(target, { force: true })
  copyFileSync(process.execPath, target)
  chmodSync(target, 0o755)
  if (process.platform === 'darwin') run('codesign', ['--remove-signature', target])
  const postject = join(root, '.ci/tools/node_modules/postject/dist/cli.js')
  const machO = process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : []
  run(process.execPath, [postject, target, 'NODE_SEA_BLOB', 'sea.blob', '--sentinel-fuse', fuse, ...machO])
  if (process.platform === 'darwin') run('codesign', ['--sign', '-', target])
  console.log(`${target}: ${files.length} files embedded, ${Math.round(statSync(target).size / 1e6)} MB`)
}

/** Starts the executable from an empty folder, with an empty cache and without Node in the path. */
async function tryOut(): Promise<string> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    XDG_CACHE_HOME: join(folder, 'cache'),
    LOCALAPPDATA: join(folder, 'cache'),
  }
  if (!isWindows) env['PATH'] = '/nonexistent'
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const shown = run(target, ['--version'], env).trim()
  if (shown !== version) throw new Error(`--version printed ${shown} instead of ${version}`)
  const checked = run(target, ['check', '--only', 'chat/stream'], env)
  if (!checked.includes('all checks passed')) throw new Error(`check printed: ${checked}`)
  const events = await streamFromMock([target], { args: ['--workers', '2'], cwd: folder, env })
  return `tried: --version ${shown}, check, and a stream of ${events} events from a mock with two workers`
}
