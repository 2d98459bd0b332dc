/** Runs `smoke` through its command line, in this process, over real sockets, and checks every result against its schema. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import { main } from '../../../../scripts/cli.ts'
import { diagnoses } from '../../../../scripts/commands/smoke/diagnoses.ts'
import type { SmokeResult } from '../../../../scripts/commands/smoke/result.ts'
import { key } from '../../suite/runner/scripted-server.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../../scripts/commands/smoke/smoke.schema.json', import.meta.url), 'utf8'),
) as object
const isResult = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

export interface SmokeRun {
  code: number
  out: string
  err: string
}

export async function runSmokeCommand(args: readonly string[], env: Record<string, string>): Promise<SmokeRun> {
  let out = ''
  let err = ''
  const code = await main(['smoke', ...args], {
    out: (text) => void (out += text),
    log: (line) => void (err += `${line}\n`),
    color: false,
    live: false,
    env,
  })
  return { code, out, err }
}

/** Runs `smoke --json` with a key in the environment, and asserts what holds for every result. */
export async function smoke(url: string, args: readonly string[] = [], apiKey = key, env: Record<string, string> = {}) {
  const ran = await runSmokeCommand(['--json', '--base-url', url, ...args], { MOONSHOT_API_KEY: apiKey, ...env })
  const result = JSON.parse(ran.out) as SmokeResult
  assertResult(result, ran, apiKey)
  return { ...ran, result }
}

/** Asserts the schema, the exit code, a cause in words, and that no more than the end of the key is shown. */
export function assertResult(
  result: SmokeResult,
  ran: { code: number | null; out: string; err: string },
  apiKey: string,
): void {
  expect(isResult(result), JSON.stringify(isResult.errors)).toBe(true)
  expect(ran.code).toBe({ pass: 0, fail: 1, inconclusive: 3 }[result.verdict])
  if (result.diagnosis) {
    expect(Object.keys(diagnoses)).toContain(result.diagnosis.id)
    expect(result.diagnosis.cause + result.diagnosis.next).not.toMatch(
      /unknown error|undefined|null|NaN|org-0|ak-0|\[object/i,
    )
  }
  // An address in place of a key is no secret, and parts of it stand in the advice as well.
  if (/^https?:/.test(apiKey)) return
  const output = ran.out + ran.err
  for (let at = 0; at + 8 <= apiKey.length; at++) {
    const piece = apiKey.slice(at, at + 8)
    if (/\d/.test(piece)) expect(output, `shows the key from character ${at}`).not.toContain(piece)
  }
}
