/**
 * Exports of real recorders (scripts/dev/record-exports.ts) of conforming traffic: no exchange fails. The target sends no charset, and the
 * client aborts the last stream. The exports of axios-har-tracker 0.8.0, chrome-har 1.3.1, HTTPie 3.2.4, node-fetch-har 1.0.1, requests-har 1.2.0
 * and Wget 1.21 were made by hand with the same target, without an aborted stream.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runValidate } from '../../scripts/commands/validate/validate.ts'

const folder = fileURLToPath(new URL('fixtures/exports/', import.meta.url))

/** What each recorder does to the five exchanges: judged as recorded, mapped back to UTF-8, or skipped because it has no body. */
const exports: readonly (readonly [file: string, passed: number, notices: number, skipped: readonly RegExp[]])[] = [
  ['axios-har-tracker.har', 4, 0, []],
  ['chrome-har.har', 4, 1, []],
  ['curl.http', 4, 0, []],
  ['devtools.har', 4, 1, [/client ended the exchange \(net::ERR_ABORTED\)/]],
  ['firefox.har', 4, 0, [/Firefox does not record whether the client or the server ended it/]],
  ['httpie.http', 4, 0, []],
  ['mitmproxy.har', 5, 1, [/did not keep the body/]],
  ['mitmproxy-streamed.har', 0, 0, Array.from({ length: 6 }, () => /did not keep the body/)],
  ['node-fetch-har.har', 4, 0, []],
  ['playwright.har', 4, 1, [/client ended the exchange \(net::ERR_ABORTED\)/]],
  ['requests-har.har', 4, 0, []],
  ['wget.http', 2, 0, []],
]

const rows = exports.flatMap(([file, ...rest]) =>
  (['official', 'vendor'] as const).map((profile) => [file, profile, ...rest] as const),
)

it.each(rows)('%s has no failure under %s', async (file, profile, passed, notices, skipped) => {
  const { report, exitCode } = await runValidate([folder + file], { profile })
  const judged = report.files.filter((row) => row.operationId !== null)
  const others = report.files.filter((row) => row.status === 'skip' && !/no operation/.test(row.skippedBecause ?? ''))
  expect(judged.map((row) => row.status)).toEqual(Array.from({ length: passed }, () => 'pass'))
  expect(judged.flatMap((row) => row.failures)).toMatchObject(
    Array.from({ length: notices }, () => ({ check: 'recorded-text', severity: 'notice', blame: 'recorder' })),
  )
  expect(others).toHaveLength(skipped.length)
  for (const [at, row] of others.entries()) expect(row.skippedBecause).toMatch(skipped[at]!)
  expect(exitCode).toBe(passed === 0 ? 3 : 0)
})

const kept = exports.filter(([, passed]) => passed > 0).map(([file]) => file)

it.each(kept)('a wrong finish_reason is found in %s', async (file) => {
  const broken = readFileSync(folder + file, 'utf8').replaceAll(/(finish_reason(?:\\?": ?\\?"))\w+/g, '$1done')
  const temporary = mkdtempSync(join(tmpdir(), 'kimi-contract-broken-export-'))
  try {
    writeFileSync(join(temporary, file), broken)
    const { report, exitCode } = await runValidate([join(temporary, file)], { profile: 'official' })
    const failed = report.files.filter((row) => row.status === 'fail')
    expect(failed.length).toBeGreaterThanOrEqual(2)
    for (const row of failed)
      expect(row.failures.map((failure) => failure.received ?? '')).toContainEqual(expect.stringMatching(/done/))
    expect(exitCode).toBe(1)
  } finally {
    rmSync(temporary, { recursive: true })
  }
})

it('covers every export, and none holds a key', () => {
  expect(readdirSync(folder).toSorted()).toEqual(exports.map(([file]) => file).toSorted())
  for (const [file] of exports) expect(readFileSync(folder + file, 'utf8'), file).not.toMatch(/sk-[\w-]{6}/)
})
