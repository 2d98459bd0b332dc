/**
 * The sample programs of `programs/` and `node/`: one planted defect each, and five without. The table pins every finding, so that a
 * drill which misses its defect fails here, and so does a drill that blames a good program. Outside CI each program gets a part of its
 * drills: the first with a finding, and a few for the good programs.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runClientDrills } from '../../../scripts/client-drills/run.ts'
import { isCI, isSkippedWithout, nodeClients, pythonClients } from '../../unit/requirements.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const skipsNodeClients = isSkippedWithout(nodeClients, 'client drills of the AI SDK and LangChain')
const skipsPython = isSkippedWithout(pythonClients, 'client drills of programs in Python')
if (!isCI) console.log('each program gets a part of its drills; CI=true npm test runs all')

/** `drill severity`, in the order of the report; twice where a drill has two findings. */
type Row = readonly [program: string, only: readonly string[], findings: readonly string[]]

/** Refusals that hold for every request. */
const lasting = ['authentication', 'permission', 'unknown-model', 'bad-request', 'content-filter']
const unfinished = ['length', 'reasoning-only', 'content-filter', 'engine-overloaded'].map((id) => `answers/${id} fail`)

const defects: readonly Row[] = [
  [
    'retries-refusals.mjs',
    ['refusals/*', 'load/backoff'],
    // Three attempts at an empty account are what SDKs do, so that is a warning.
    [...lasting.map((id) => `refusals/${id} fail`), 'refusals/quota warn'],
  ],
  ['retries-quota.mjs', ['refusals/*', 'load/overloaded-once'], ['refusals/quota fail']],
  [
    'hammers.mjs',
    ['refusals/*', 'load/retry-after', 'load/backoff', 'load/unavailable'],
    [
      'load/retry-after fail',
      'load/backoff fail',
      'load/backoff fail',
      'load/unavailable fail',
      'load/unavailable fail',
    ],
  ],
  ['ignores-retry-after.mjs', ['load/*'], ['load/retry-after fail']],
  ['ignores-finish-reason.mjs', ['answers/*', 'refusals/*'], unfinished],
  ['stream-without-end.mjs', ['streams/*', 'answers/*'], ['streams/closed-in-content fail', 'streams/no-event fail']],
  ['decodes-each-read.mjs', ['streams/*'], ['streams/split-characters fail']],
  ['line-feed-only.mjs', ['streams/*'], ['streams/crlf fail', 'streams/no-space fail']],
  ['reads-first-choice.mjs', ['streams/*', 'answers/*'], ['answers/whole fail']],
  [
    'repairs-arguments.mjs',
    ['streams/closed-in-arguments', 'answers/*'],
    [
      'streams/closed-in-arguments fail',
      ...unfinished,
      'answers/length-in-arguments fail',
      'answers/invalid-arguments fail',
    ],
  ],
  ['drops-reasoning.ts', ['requests/*', 'answers/*'], ['requests/accepted fail', 'requests/reasoning-returned fail']],
  ['sends-three-at-once.ts', ['load/one-at-a-time', 'requests/*'], ['load/one-at-a-time fail']],
  ['key-in-query.mjs', ['requests/*', 'refusals/*', 'secrets/*'], ['secrets/query fail']],
  ['members-of-others.mjs', ['requests/*'], ['requests/ignored-members warn', 'requests/ignored-members warn']],
  ['first-call-only.py', ['requests/*', 'answers/*'], ['requests/accepted fail', 'answers/parallel-calls fail']],
  ['fixed-temperature.py', ['requests/*', 'answers/*'], ['requests/accepted fail']],
  ['prints-key.py', ['requests/*', 'refusals/*', 'secrets/*'], ['secrets/output fail']],
  ['key-in-log.py', ['requests/*', 'refusals/*', 'secrets/*'], ['secrets/files fail']],
  ['hides-errors.py', ['refusals/*'], [...lasting, 'quota'].map((id) => `refusals/${id} fail`)],
  ['follows-redirects.py', ['requests/*', 'secrets/*'], ['secrets/redirect fail']],
]

/** All drills but the two that wait; the finding of an SDK is what it really does, see docs/client-drills.md. */
const good: readonly Row[] = [
  ['good-fetch.mjs', [], []],
  ['good-openai.ts', [], ['refusals/quota warn']],
  ['good-openai.py', [], ['refusals/quota warn']],
  ['../node/good-ai-sdk.mjs', [], ['refusals/quota warn']],
  ['../node/good-langchain.mjs', [], ['load/overloaded-once warn']],
]
const waiting = ['streams/silence', 'streams/never-ending']
/** The drills of the good programs outside CI, with those that find something in an SDK. */
const sampled = ['load/overloaded-once', 'refusals/quota', 'streams/crlf']

describe('client drills on sample programs', () => {
  for (const [program, only, findings] of [...defects, ...good])
    it.skipIf(needsMore(program))(
      `${program}: ${findings.join(', ') || 'no finding'}`,
      { timeout: 300_000 },
      async () => {
        const [first = ''] = findings.map(toDrill)
        const isSampled = !isCI && only.length > 0
        const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-drills-'))
        try {
          const report = await runClientDrills({
            command: [program.endsWith('.py') ? pythonClients.path : process.execPath, join(here, 'programs', program)],
            ...(isCI ? chooseAll(only) : { only: isSampled ? [first] : sampled }),
            env: { LOG_FOLDER: folder },
            watchFolder: folder,
            limitMs: 60_000,
          })
          const found = report.cases.flatMap(({ id, failures }) => failures.map(({ severity }) => `${id} ${severity}`))
          expect(found).toEqual(isSampled ? findings.filter((finding) => toDrill(finding) === first) : findings)
          expect(report.verdict).not.toBe('inconclusive')
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      },
    )
})

function needsMore(program: string): boolean {
  return (skipsNodeClients && program.startsWith('../node/')) || (skipsPython && program.endsWith('.py'))
}

function chooseAll(only: readonly string[]): { only?: readonly string[]; skip?: readonly string[] } {
  if (only.length === 0) return { skip: waiting }
  return only.includes('streams/*') ? { only, skip: waiting } : { only }
}

/** The drill of a finding. */
function toDrill(finding: string): string {
  return finding.split(' ')[0]!
}
