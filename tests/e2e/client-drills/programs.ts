/** The sample programs of `programs/` and `node/`: one planted defect each, good ones, and those of a tutorial. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { runClientDrills } from '../../../scripts/client-drills/run.ts'
import type { SuiteReport } from '../../suite/reporters/report.ts'
import { pythonClients } from '../../unit/requirements.ts'

export interface Program {
  /** The path below `programs/`. Programs that need packages are in `../node/`. */
  file: string
  args?: readonly string[]
  /** The planted defect; for a good program, the library that it uses. */
  about: string
  /** The drills that CI runs; default: all except those that wait. The table has all drills. */
  only?: readonly string[]
  /** Modules that `preload.py` imports once for all runs. */
  preload?: readonly string[]
  /** Whether the program and its packages are bundled, because loading hundreds of modules takes longer than a run. */
  isBundled?: boolean
}

export const defects: readonly Program[] = [
  { file: 'retries-refusals.mjs', about: 'sends every refused request again', only: ['refusals/*', 'load/backoff'] },
  {
    file: 'retries-quota.mjs',
    about: 'sends a request again after the refusal of an empty account, as after any other 429',
    only: ['refusals/*', 'load/overloaded-once'],
  },
  {
    file: 'hammers.mjs',
    about: 'sends again at once and without a limit',
    only: ['refusals/*', 'load/retry-after', 'load/backoff', 'load/unavailable'],
  },
  { file: 'ignores-retry-after.mjs', about: 'waits, but shorter than Retry-After says', only: ['load/*'] },
  { file: 'ignores-finish-reason.mjs', about: 'treats every answer as complete', only: ['answers/*', 'refusals/*'] },
  {
    file: 'stream-without-end.mjs',
    about: 'treats the end of the connection as the end of the answer',
    only: ['streams/*', 'answers/*'],
  },
  {
    file: 'decodes-each-read.mjs',
    about: 'decodes each read separately, and so breaks characters in two',
    only: ['streams/*'],
  },
  { file: 'line-feed-only.mjs', about: 'splits events at LF LF and expects a space after data:', only: ['streams/*'] },
  {
    file: 'reads-first-choice.mjs',
    about: 'reads choices[0] of the usage chunk, which has none',
    only: ['streams/*', 'answers/*'],
  },
  {
    file: 'repairs-arguments.mjs',
    about: 'executes tool calls whose arguments are cut off',
    only: ['streams/closed-in-arguments', 'answers/*'],
  },
  {
    file: 'drops-reasoning.ts',
    about: 'sends assistant messages back without reasoning_content',
    only: ['requests/*', 'answers/*'],
    isBundled: true,
  },
  { file: 'sends-three-at-once.ts', about: 'sends three requests at once', only: ['load/one-at-a-time', 'requests/*'] },
  { file: 'key-in-query.mjs', about: 'repeats the key in the query', only: ['requests/*', 'refusals/*', 'secrets/*'] },
  { file: 'members-of-others.mjs', about: 'sends members that other services read', only: ['requests/*'] },
  { file: 'first-call-only.py', about: 'answers the first of two tool calls', only: ['requests/*', 'answers/*'] },
  {
    file: 'fixed-temperature.py',
    about: 'sets a temperature that the model refuses',
    only: ['requests/*', 'answers/*'],
  },
  { file: 'prints-key.py', about: 'prints the key', only: ['requests/*', 'refusals/*', 'secrets/*'] },
  { file: 'key-in-log.py', about: 'writes the key into a log file', only: ['requests/*', 'refusals/*', 'secrets/*'] },
  { file: 'hides-errors.py', about: 'prints refusals as if they were answers', only: ['refusals/*'] },
  {
    file: 'follows-redirects.py',
    about: 'sends the key to the host that a redirect names',
    only: ['requests/*', 'secrets/*'],
  },
]

const short = ['streams/*', 'answers/*', 'load/*']
export const good: readonly Program[] = [
  { file: 'good-fetch.mjs', about: 'fetch, streams, a tool loop' },
  {
    file: 'good-agent.mjs',
    about: 'fetch, a tool loop without streams',
    only: ['requests/*', 'answers/*', 'secrets/*'],
  },
  { file: 'good-node-http.mjs', about: 'node:http alone, streams', only: short },
  { file: 'good-openai.ts', about: 'openai for Node, streams, a tool loop', isBundled: true },
  { file: '../node/good-ai-sdk.mjs', about: 'AI SDK, its openai-compatible provider', isBundled: true },
  { file: '../node/good-langchain.mjs', about: 'LangChain, ChatOpenAI', isBundled: true },
  { file: '../node/good-axios.mjs', about: 'axios', only: short },
  { file: '../node/good-got.mjs', about: 'got with its own retries', only: ['load/*', 'refusals/quota'] },
  { file: '../node/good-ky.mjs', about: 'ky with its own retries, eventsource-parser', only: short, isBundled: true },
  { file: '../node/good-undici.mjs', about: 'undici with RetryAgent', only: ['load/*', 'refusals/quota'] },
  { file: 'good-urllib.py', about: 'urllib, a tool loop', only: ['requests/*', 'answers/*'] },
  { file: 'good-http-client.py', about: 'http.client alone, streams', only: short },
  { file: 'good-openai.py', about: 'openai for Python', preload: ['openai', 'openai.resources.chat'] },
  { file: 'good-httpx.py', about: 'httpx, streams', preload: ['httpx'], only: short },
  { file: 'good-aiohttp.py', about: 'aiohttp, streams', preload: ['aiohttp'], only: ['streams/*', 'load/*'] },
]

const article = ['requests/*', 'answers/*', 'streams/closed-in-content', 'load/one-at-a-time']
export const tutorial: readonly Program[] = [
  toTutorial('chat', 'kimi-k2.5-preview', 'a chat with its token counts'),
  toTutorial('chat', 'kimi-k2.6', 'the same with a model of today'),
  toTutorial('stream', 'kimi-k2.5-preview', 'a streamed chat'),
  toTutorial('turns', 'kimi-k2.5-preview', 'a conversation of three turns'),
  toTutorial('parallel', 'kimi-k2.5-preview', 'three requests at once'),
  toTutorial('fetch', 'kimi-k2.5-preview', 'fetch without an SDK'),
  toTutorial('tools', 'kimi-k2.5-preview', 'a tool loop'),
  toTutorial('picture', 'kimi-k2.5-preview', 'a question about a picture'),
]

function toTutorial(name: string, model: string, about: string): Program {
  return { file: 'tutorial.ts', args: [name, model], about: `tutorial: ${about}`, only: article, isBundled: true }
}

/** Whether a program needs the packages of `node/`. */
export function needsNodeClients({ file }: Program): boolean {
  return file.startsWith('../node/')
}

/** Whether a program runs in the virtual environment of the clients in Python. */
export function needsPython({ file }: Program): boolean {
  return file.endsWith('.py')
}

/** Drills that wait for a minute, scaled, or until the limit. */
export const waiting = ['streams/silence', 'streams/never-ending']

/** `name args`, as the table names the program. */
export function toName({ file, args = [] }: Program): string {
  return [file.replace('../', ''), ...args].join(' ')
}

/** Runs the drills on a program, with a folder for its files that is watched and removed. */
export async function drill(program: Program, only: readonly string[] | undefined): Promise<SuiteReport> {
  const { file, args = [], preload, isBundled = false } = program
  const runtime = needsPython(program) ? pythonClients.path : process.execPath
  const path = fileURLToPath(new URL(`programs/${file}`, import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-drills-'))
  const preloaded = preload ? await startPreloader(path, preload) : null
  try {
    return await runClientDrills({
      command: preloaded?.command ?? [runtime, isBundled ? await bundle(path) : path, ...args],
      only,
      skip: only === undefined || only.includes('streams/*') ? waiting : undefined,
      env: { LOG_FOLDER: folder },
      watchFolder: folder,
      limitMs: 60_000,
    })
  } finally {
    preloaded?.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bundled programs, by file. */
const bundles = new Map<string, Promise<string>>()

/** Bundles a program with its packages, once for all its rows. */
function bundle(path: string): Promise<string> {
  const made = bundles.get(path) ?? makeBundle(path)
  bundles.set(path, made)
  return made
}

async function makeBundle(path: string): Promise<string> {
  // The temporary folder of the test run, or that of the machine.
  const outDir = mkdtempSync(join(tmpdir(), 'kimi-contract-bundle-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      minify: false,
      rolldownOptions: { input: path, output: { entryFileNames: 'program.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
  return join(outDir, 'program.mjs')
}

const preloader = fileURLToPath(new URL('preload.py', import.meta.url))

/** Imports the modules of a program in Python; the command that runs the program with them. */
async function startPreloader(path: string, modules: readonly string[]): Promise<{ command: string[]; end(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'preload-'))
  const socket = join(folder, 'socket')
  const child = spawn(pythonClients.path, [preloader, socket, path, ...modules], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [ready] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown]
  if (!String(ready).startsWith('ready')) throw new Error(`preload.py ended with ${String(ready)}`)
  return {
    command: [pythonClients.path, '-S', preloader, socket],
    end() {
      child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** `drill severity` of each finding, in the order of the report. */
export function toFindings({ cases }: SuiteReport): string[] {
  return cases.flatMap(({ id, failures }) => failures.map(({ severity }) => `${id} ${severity}`))
}
