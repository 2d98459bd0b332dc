import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { say, startWorkers } from '../mocks/server/workers-process.ts'

const { folder: cache, findBundle } = createRequire(import.meta.url)('../../../scripts/find-bundle.cjs') as {
  folder: string
  findBundle(): string | null
}

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const source = 'mocks/answer.ts'

let root: string
let manifest: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'kimi-clone-')))
  const folder = join(root, 'node_modules/.cache/kimi-contract', Buffer.from(root).toString('base64url').slice(-150))
  manifest = join(folder, 'bundle.json')
  write('package.json', '{"type":"module"}')
  write(source, 'export {}\n')
  // Linux counts the time of a file in steps of some milliseconds, so that a second write may have the same time.
  utimesSync(join(root, source), 1_700_000_000, 1_700_000_000)
  write('scripts/bin.ts', `console.log('sources')\n`)
  for (const file of ['scripts/run.cjs', 'scripts/find-bundle.cjs'])
    copyFileSync(join(repository, file), join(root, file))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'cli.cjs'), `exports.main = async () => (console.log('bundle'), 7)\n`)
  const { size, mtimeMs } = statSync(join(root, source))
  writeFileSync(manifest, JSON.stringify({ bundle: 'cli.cjs', files: [[source, size, mtimeMs]] }))
})
afterEach(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function run(command = 'mock'): { out: string; status: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'scripts/run.cjs'), command], { encoding: 'utf8' })
  return { out: stdout.trim(), status }
}

test('a clone whose sources are as they were bundled starts from the bundle, with its exit code', () => {
  expect(run()).toEqual({ out: 'bundle', status: 7 })
})

test.each([
  ['a changed source', () => write(source, 'export { }\n')],
  ['a source of the same size that was written again', () => write(source, 'export []\n')],
  ['a removed source', () => rmSync(join(root, source))],
  ['a removed bundle', () => rmSync(join(dirname(manifest), 'cli.cjs'))],
  ['a missing list of files', () => rmSync(manifest)],
  ['a list of files that was cut off', () => writeFileSync(manifest, readFileSync(manifest).subarray(0, 20))],
])('the sources run after %s', (_, change) => {
  change()
  expect(run()).toEqual({ out: 'sources', status: 0 })
})

test.each(['check', 'record', '--help'])('%s starts from the bundle as well', (argument) => {
  expect(run(argument)).toEqual({ out: 'bundle', status: 7 })
})

let made: string | undefined

/** The folder of the bundle that `bundle-once.ts` or `npm ci` made, where the bundler has not changed since. */
function findMade(): string | undefined {
  if (findBundle() === null) return undefined
  const bundler = readdirSync(join(repository, 'scripts/dev/build')).map((file) => `scripts/dev/build/${file}`)
  const changed = [...bundler, 'package-lock.json'].map((file) => statSync(join(repository, file)).mtimeMs)
  return statSync(join(cache, 'bundle.json')).mtimeMs > Math.max(...changed) ? cache : undefined
}

/** A folder with a bundle of this repository, made once. */
function makeBundle(): { folder: string; bundle: string; files: [string, number, number][] } {
  made ??= findMade()
  if (made === undefined) {
    made = mkdtempSync(join(tmpdir(), 'kimi-bundle-'))
    spawnSync(process.execPath, [join(repository, 'scripts/dev/build/bundle-clone.ts'), made], { cwd: repository })
  }
  const listed = JSON.parse(readFileSync(join(made, 'bundle.json'), 'utf8')) as {
    bundle: string
    files: [string, number, number][]
  }
  return { folder: made, ...listed }
}
afterAll(() => void (made && made !== cache && rmSync(made, { recursive: true, force: true, maxRetries: 3 })))

test('the bundle of this repository lists its sources and runs', () => {
  const { folder, bundle, files } = makeBundle()
  const names = files.map(([file]) => file)
  const some = [
    'package-lock.json',
    'mocks/answer.ts',
    'mocks/server/workers/process.ts',
    'scripts/commands/check/index.ts',
    'scripts/commands/record/index.ts',
    'openapi/generated/models.ts',
  ]
  expect(names).toEqual(expect.arrayContaining(some))
  const toCode = (...args: string[]) =>
    `require(${JSON.stringify(join(folder, bundle))}).main(${JSON.stringify(args)}).then((code) => console.log(code))`
  const code = toCode('mock', '--list')
  const { stdout } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8', cwd: repository })
  expect(stdout).toContain('rate_limit_reached_error.rpm')
  // Error classes of other chunks are constructed.
  for (const args of [
    ['mock', '--workers', '999'],
    ['mock', '--scenario', 'nope'],
    ['mock', '--fixtures', 'missing.yaml'],
    ['check', '--har', 'nope/run.har'],
    ['validate', 'missing.yaml'],
    ['spec', '--check', 'missing.yaml'],
  ]) {
    const wrong = spawnSync(process.execPath, ['-e', toCode(...args)], { encoding: 'utf8', cwd: repository })
    expect([args, wrong.stdout, wrong.stderr]).toEqual([
      args,
      expect.stringMatching(/(?:^|\n)2\n$/),
      expect.stringMatching(/^(?![^]*itself failed)[^]*(?:999|nope|missing\.yaml)/),
    ])
  }
})

test('a worker of the bundle is a process of the bundle, and serves', { timeout: 60_000 }, async () => {
  const mock = await startWorkers(2)
  const [pid] = mock.workers()
  expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1]).toMatch(/[/\\]\.cache[/\\].*process\.js$/)
  expect((await say('GET', `${mock.url}/models`)).status).toBe(200)
  mock.kill('SIGTERM')
  expect(await mock.ended).toBe(0)
})

test('the bundle loads the code of chat answers with the first chat request', { timeout: 60_000 }, () => {
  const { folder, bundle } = makeBundle()
  write('ask.cjs', askProgram)
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'ask.cjs'), join(folder, bundle)], {
    encoding: 'utf8',
  })
  expect({ stderr, answers: JSON.parse(stdout || 'null') as unknown }).toEqual({
    stderr: '',
    answers: [
      { path: 'start', crypto: false, os: false, completion: false, beyondAscii: [] },
      { path: '/v1/models', status: 200, rules: false },
      { path: '/v1/chat/completions', status: 200, rules: true },
      { path: '/v1/tokenizers/estimate-token-count', status: 200, rules: true },
      { path: '/__mock/requests', status: 200, rules: true },
    ],
  })
})

/** Starts the bundle of its argument, asks it, and prints what is loaded when it listens and after each answer. */
const askProgram = `
const { readFileSync } = require('node:fs')
const { basename } = require('node:path')
const body = JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello' }] })
const headers = { authorization: 'Bearer sk-any', 'content-type': 'application/json' }
async function ask(url) {
  const has = (chunk) => Object.keys(require.cache).some((file) => basename(file).startsWith(chunk))
  const [crypto, os] = ['internal/crypto/webcrypto', 'os'].map((name) => process.moduleLoadList.includes('NativeModule ' + name))
  const beyondAscii = Object.keys(require.cache).filter((file) => /[^\\x00-\\x7f]/.test(readFileSync(file, 'utf8')))
  const answers = [{ path: 'start', crypto, os, completion: has('mocks-completion'), beyondAscii }]
  for (const path of ['/v1/models', '/v1/chat/completions', '/v1/tokenizers/estimate-token-count', '/__mock/requests']) {
    const isRead = path.endsWith('s') && path !== '/v1/chat/completions'
    const response = await fetch(new URL(path, url), isRead ? { headers } : { method: 'POST', headers, body })
    await response.text()
    answers.push({ path, status: response.status, rules: has('mocks-rules') })
  }
  console.log(JSON.stringify(answers))
  process.exit(0)
}
require(process.argv[2]).main(['mock', '--port', '0', '--quiet'], {
  out: (text) => void ask(/http\\S+/.exec(text)[0]),
  log() {},
  color: false,
  live: false,
  env: {},
})
`
