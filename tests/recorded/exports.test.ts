/**
 * Exports of real recorders (scripts/dev/record-exports.ts) of conforming traffic: no exchange fails. The target sends no charset, and the
 * client aborts the last stream.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runValidate } from '../../scripts/commands/validate/validate.ts'

const folder = fileURLToPath(new URL('fixtures/exports/', import.meta.url))

/** What each recorder does to the five exchanges: judged as recorded, mapped back to UTF-8, or skipped because it has no body. */
const exports: readonly (readonly [file: string, passed: number, notices: number, skipped: readonly RegExp[]])[] = [
  ['curl.http', 4, 0, []],
  ['devtools.har', 4, 1, [/client ended the exchange \(net::ERR_ABORTED\)/]],
  ['firefox.har', 4, 0, [/Firefox does not record whether the client or the server ended it/]],
  ['mitmproxy.har', 5, 1, [/did not keep the body/]],
  ['mitmproxy-streamed.har', 0, 0, Array.from({ length: 6 }, () => /did not keep the body/)],
  ['playwright.har', 4, 1, [/client ended the exchange \(net::ERR_ABORTED\)/]],
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

it('covers every export, and none holds a key', () => {
  expect(readdirSync(folder).toSorted()).toEqual(exports.map(([file]) => file).toSorted())
  for (const [file] of exports) expect(readFileSync(folder + file, 'utf8'), file).not.toMatch(/sk-[\w-]{6}/)
})
