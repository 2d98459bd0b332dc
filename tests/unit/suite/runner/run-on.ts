/** Runs the suite on a scripted server, with short delays before retries, and validates every report against its published schema. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import { runSuite, type SuiteOptions, type SuiteReport } from '../../../suite/index.ts'
import { key, openScriptedServer, type Override, type ScriptedServer } from './scripted-server.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../suite/reporters/report.schema.json', import.meta.url), 'utf8'),
) as object
const isReport = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema)

export interface Ran {
  report: SuiteReport
  server: ScriptedServer
}

export async function runOn(
  override: Override,
  options: Partial<SuiteOptions> = {},
  toBaseUrl = (url: string) => url,
): Promise<Ran> {
  const server = await openScriptedServer(override)
  try {
    const report = await runSuite({
      baseUrl: toBaseUrl(server.url),
      apiKey: key,
      only: ['chat/plain', 'chat/stream', 'models/list'],
      retry: { baseMs: 1 },
      graceMs: 50,
      ...options,
    })
    assertReport(report)
    return { report, server }
  } finally {
    await server.close()
  }
}

/** Fails the test when a report violates its schema. */
export function assertReport(report: unknown): void {
  expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true)
}

export const isChat = (path: string) => path.endsWith('/chat/completions')
