/** A server whose answers have undocumented members, as after a change of the service; for the tests of snapshots. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { completion, key, openScriptedServer, type Override } from '../suite/runner/scripted-server.ts'
import { assertReport } from '../suite/runner/run-on.ts'
import { runCli } from './run-cli.ts'

const open: { close(): Promise<void> }[] = []
/** Closes what a test opened. */
export async function closeServers(): Promise<void> {
  for (const one of open.splice(0)) await one.close()
}

export async function serve(bend?: Override): Promise<string> {
  const server = await openScriptedServer(bend)
  open.push(server)
  return server.url
}
export const env = { MOONSHOT_API_KEY: key }
export const secret = 'sk-inside-the-answer-9999'

/** Adds undocumented members to answers that are not streamed. */
export const moved: Override = (asked, response) => {
  if (!asked.path.endsWith('completions') || asked.json.stream === true) return false
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Msh-Request-Id', '3cfaa94c-a6d6-11f1-bfec-00163e59531e')
  const more = { routing: { region: 'eu', hops: [1, 2], note: null }, 'x y': 1.5, [secret]: true }
  return !!response.end(completion(asked, 'hi', more))
}

export interface Row {
  id: string
  status: string
  failures: { severity: string; message: string; blame: string; at: string }[]
}
/** Runs `check` on two cases, and checks the report against its schema. */
export async function check(url: string, folder: string, ...more: string[]) {
  const args = [
    'check',
    '--base-url',
    url,
    '--only',
    'chat/plain',
    'models/list',
    '--reporter',
    'json=report.json',
    ...more,
  ]
  const ran = await runCli(args, { cwd: folder, env })
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { verdict: string; cases: Row[] }
  assertReport(report)
  return { ...ran, verdict: report.verdict, drift: report.cases.filter((one) => one.id.startsWith('drift/')) }
}
