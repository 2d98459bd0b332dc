/** `validate` gives a verdict or a message for recordings with bytes removed, changed or inserted, and never throws. */
import * as fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fixtures, validate } from './run-validate.ts'
import { draws } from '../../draws.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kimi-contract-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function expectVerdictOrLine(extension: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, `damaged${extension}`)
  await writeFile(file, bytes)
  const { report, exitCode, logged } = await validate([file])
  expect(logged.filter((line) => line.includes('kimi-contract itself'))).toEqual([])
  expect(report.files.length).toBeGreaterThan(0)
  if (exitCode > 1) expect(logged).not.toEqual([])
}

const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.nat(200) }),
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), length: fc.nat(255) }),
  fc.record({ kind: fc.constant('end' as const), at: fc.nat(), length: fc.constant(0) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), length: fc.nat(255) }),
)

function apply(bytes: Buffer, { kind, at, length }: { kind: string; at: number; length: number }): Buffer {
  const place = bytes.length === 0 ? 0 : at % bytes.length
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
  if (kind === 'end') return before
  if (kind === 'cut') return Buffer.concat([before, after.subarray(length)])
  if (kind === 'insert') return Buffer.concat([before, Buffer.of(length), after])
  return Buffer.concat([before, Buffer.of(length), after.subarray(1)])
}

it.each(readdirSync(fixtures).filter((name) => extname(name) !== ''))(
  'gives a verdict or a message for a damaged %s',
  async (name) => {
    const original = readFileSync(fixtures + name)
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), (faults) => {
        let bytes: Buffer = original
        for (const fault of faults) bytes = apply(bytes, fault)
        return expectVerdictOrLine(extname(name), bytes)
      }),
      draws({ numRuns: 40, seed: 20261122 }),
    )
  },
)

it.each(['.har', '.http', '.json', '.jsonl', '.sse', '.sse.gz'])(
  'gives a verdict or a message for a %s file of any bytes',
  async (extension) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => expectVerdictOrLine(extension, bytes)),
      draws({ numRuns: 60, seed: 20261122 }),
    )
  },
)
