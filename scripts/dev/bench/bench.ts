/**
 * `npm run bench`: compares the mock with a bare node:http server that writes the same bytes, and with other mock servers. All are
 * measured in one run with interleaved rounds; results are medians and ratios to the bare server. Each server has its own process;
 * only the server of the paced streams is pinned to one core.
 * Judging, `validate` and `record` are measured after that, each in a separate process.
 * `--help` lists the options.
 */
import { existsSync, globSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readAnswers } from './answers.ts'
import { measureCold } from './cold.ts'
import { built, clone, isKept, toGoals } from './goals.ts'
import { findLoader } from './load.ts'
import { runPaced } from './paced.ts'
import { runPart } from './part.ts'
import { preparePeers } from './peers.ts'
import { start } from './process.ts'
import { toReport } from './report.ts'
import { measureRates } from './rates.ts'

const usage = `npm run bench -- [options]

  --quick        fewer and shorter rounds
  --peers        all other servers, not only aimock
  --check        exit 1 if a bound is broken; each goal is printed as met or missed
  --check-goals  also exit 1 if a goal is missed
  --markdown     tables for docs/performance.md
  --json FILE    write the figures to this file
  --help         print this list
`
const options = readOptions()
const { quick = false, markdown = false } = options
const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'node_modules/.cache/kimi-contract-bench')
const bare = join(import.meta.dirname, 'bare.mjs')
const ownServer = join(import.meta.dirname, 'serve.ts')
const log = (line: string) => void process.stderr.write(`${line}\n`)

mkdirSync(folder, { recursive: true })
buildIfStale()
bundleClone()
const answers = await readOwnAnswers()
const file = join(folder, 'answers.json')
writeFileSync(file, JSON.stringify(answers))
const peers = await preparePeers(folder, answers, { all: options.peers === true })
for (const { args, about } of peers) if (args === null) log(about)

const loader = findLoader(folder)
const own = {
  [built]: [join(root, 'dist/scripts/bin.cjs'), 'mock', '--port', '0'],
  [clone]: [join(root, 'scripts/run.cjs'), 'mock', '--port', '0'],
}
const others = Object.fromEntries(peers.flatMap(({ name, args }) => (args === null ? [] : [[name, args] as const])))
log(`Node ${process.version}, ${availableParallelism()} cores; load by ${loader.name}`)

const rates = await measureRates({ bare: [bare, file], ...own, ...others }, loader.run, {
  // A multiple of the usual number of servers, for the order of `toOrder`.
  rounds: quick ? 4 : 8,
  seconds: quick ? 1 : 3,
  log,
})
const cold = await measureCold({ bare: [bare], ...own, ...others }, { rounds: quick ? 8 : 24, log })
log('2,000 paced streams')
const paced = await runPaced(own[built], { streams: 2000, tokensPerSecond: 10, ttftMs: 2000 }, answers)

const result = { rates, cold, paced }
log('judging, validate, record')
const parts = ['judge.ts', 'validate.ts', 'record.ts'].flatMap((name) => runPart(join(import.meta.dirname, name)))
const goals = [...toGoals(result), ...parts]
console.log(toReport({ ...result, goals, answers, peers, loader: loader.name, markdown }))
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ ...result, goals }, null, 2)}\n`)
if (options.check && !goals.every(isKept)) process.exitCode = 1
if (options['check-goals'] && goals.some((goal) => goal.met === false)) process.exitCode = 1

function readOptions() {
  const boolean = { type: 'boolean' } as const
  const flags = { quick: boolean, peers: boolean, check: boolean, 'check-goals': boolean, markdown: boolean } as const
  try {
    const { values } = parseArgs({ options: { ...flags, json: { type: 'string' }, help: boolean } })
    if (values.help !== true) return values
    process.stdout.write(usage)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`)
    process.exit(2)
  }
}

async function readOwnAnswers() {
  const server = await start([ownServer])
  try {
    return await readAnswers(server.url)
  } finally {
    await server.stop()
  }
}

/** Makes the bundle from which a clone starts: sources that have changed since `npm ci` would be measured without it. */
function bundleClone(): void {
  const done = spawnSync(process.execPath, [join(root, 'scripts/dev/build/bundle-clone.ts')], {
    cwd: root,
    encoding: 'utf8',
  })
  if (done.stderr.includes('no bundle')) throw new Error(done.stderr.trim())
}

/** Builds `dist` if a source is newer, because the package is measured from `dist`. */
function buildIfStale(): void {
  const bin = join(root, 'dist/scripts/bin.cjs')
  const sources = globSync(['{openapi,mocks,scripts,tests}/**/*.{ts,cjs,json}'], { cwd: root })
  const newest = Math.max(...sources.map((source) => statSync(join(root, source)).mtimeMs))
  if (existsSync(bin) && statSync(bin).mtimeMs > newest) return
  log('building dist')
  const done = spawnSync(process.execPath, [join(root, 'scripts/dev/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) throw new Error('npm run build failed, so the built package cannot be measured')
}
