/** Runs one agent on the task of agents.ts and reads from the journal of the mock what it did. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { JournalEntry } from '../../../../mocks/server.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import { task } from './agents.ts'
import type { AgentRow } from './agents.ts'
import { agentRowNames } from './page.ts'
import type { ClientResult, RowResult } from './page.ts'
import { isInstalled, key, run } from './shell.ts'
import type { Finished } from './shell.ts'

type AgentRowName = (typeof agentRowNames)[number]

const installLimitMs = 1_200_000
const runLimitMs = 600_000

/** Installs and runs an agent. With `CLIENTS_AGENTS=FOLDER` the installation is kept in this folder and used again. */
export async function tryAgent(agent: AgentRow): Promise<ClientResult> {
  const head = { name: agent.name, language: 'agent', date: new Date().toISOString().slice(0, 10) }
  if (!isInstalled(agent.needs)) return { ...head, rows: [], note: `not run: needs ${agent.needs}` }
  const work = mkdtempSync(join(tmpdir(), 'agent-'))
  const mock = await createMockServer({ port: 0, apiKeys: [key], journal: { bodyBytes: 2_000_000 } })
  try {
    const installed = await install(agent, work)
    if (installed.problem !== null) return { ...head, rows: [], note: `not run: ${installed.problem}` }
    const home = join(work, 'home')
    const cwd = join(work, 'task')
    for (const folder of [home, cwd]) mkdirSync(folder)
    for (const [path, text] of Object.entries(agent.files ?? {})) {
      mkdirSync(dirname(join(home, path)), { recursive: true })
      writeFileSync(join(home, path), text.replaceAll('{baseUrl}', mock.url).replaceAll('{key}', key))
    }
    const environment = {
      HOME: home,
      AGENT: installed.folder,
      TASK: task,
      KIMI_BASE_URL: mock.url,
      MOONSHOT_API_KEY: key,
    }
    const finished = await run(agent.run, { cwd, environment, limitMs: runLimitMs })
    const file = join(cwd, 'hello.txt')
    const written = existsSync(file) ? readFileSync(file, 'utf8') : null
    return { ...head, rows: toRows(agent, { requests: mock.requests.filter(isChat), finished, written }) }
  } finally {
    await mock.close()
    rmSync(work, { recursive: true, force: true })
  }
}

async function install(agent: AgentRow, work: string): Promise<{ folder: string; problem: string | null }> {
  const kept = process.env['CLIENTS_AGENTS']
  const folder = join(kept ?? work, agent.name.replaceAll(/[^\w.-]+/g, '-'))
  if (existsSync(folder)) return { folder, problem: null }
  mkdirSync(folder, { recursive: true })
  for (const command of agent.install) {
    const { code, output } = await run(command, { cwd: folder, environment: {}, limitMs: installLimitMs })
    if (code === 0) continue
    rmSync(folder, { recursive: true, force: true })
    return { folder, problem: `${command}: ${output.trim().slice(-300)}` }
  }
  return { folder, problem: null }
}

interface Seen {
  requests: readonly JournalEntry[]
  finished: Finished
  /** The text of hello.txt; null without the file. */
  written: string | null
}

function toRows(agent: AgentRow, seen: Seen): RowResult[] {
  const refusals = seen.requests.filter(({ status }) => status >= 400).map(toRefusal)
  const { defect } = agent
  const isKnown = defect !== undefined && refusals.length > 0 && refusals.every((text) => text.includes(defect.refusal))
  return agentRowNames.map((row) => {
    const problem = findProblem(row, seen)
    if (problem === null) return { row, outcome: 'works', detail: '' }
    const reason = agent.notOffered?.[row]
    if (reason !== undefined) return { row, outcome: 'not offered', detail: reason }
    return isKnown && defect.rows.includes(row)
      ? { row, outcome: 'defect', detail: `${defect.reason}: ${refusals[0]}` }
      : { row, outcome: 'fails', detail: problem }
  })
}

/** Why a row does not hold; null if it does. */
function findProblem(row: AgentRowName, { requests, finished, written }: Seen): string | null {
  const answers = requests.filter(({ status }) => status === 200)
  const refused = requests.find(({ status }) => status >= 400)
  const end = `exit code ${finished.code}: ${finished.output.trim().slice(-300)}`
  switch (row) {
    case 'starts':
      return requests.length > 0 ? null : `no request; ${end}`
    case 'accepted':
      return refused === undefined ? null : toRefusal(refused)
    case 'streams':
      return answers.some((one) => isStreamed(one) && !one.clientLeft) ? null : 'no answer was streamed to its end'
    case 'tool':
      return requests.some(hasToolResult) ? null : `no request has a tool result; ${toCalls(answers)}`
    case 'file':
      return written?.trim() === 'hello' ? null : `hello.txt: ${JSON.stringify(written)}; ${toCalls(answers)}`
    case 'finishes':
      return finished.code === 0 && answers.length > 0 ? null : end
  }
}

function isChat({ method, url }: JournalEntry): boolean {
  return method === 'POST' && url.includes('/chat/completions')
}

function toRefusal({ status, response }: JournalEntry): string {
  return `${status} ${/"message":"((?:[^"\\]|\\.)*)"/.exec(response.body)?.[1] ?? response.body.slice(0, 200)}`
}

function isStreamed({ response }: JournalEntry): boolean {
  return response.body.startsWith('data:') && response.body.includes('[DONE]')
}

function hasToolResult({ body }: JournalEntry): boolean {
  const messages: unknown = typeof body === 'object' && body !== null && 'messages' in body ? body.messages : []
  return Array.isArray(messages) && messages.some((one: { role?: unknown }) => one.role === 'tool')
}

/** The names of the called tools, or the beginning of the last answer. */
function toCalls(answers: readonly JournalEntry[]): string {
  const called = answers.flatMap(({ response }) => [...response.body.matchAll(/"function":\{"name":"([^"]+)"/g)])
  if (called.length > 0) return `the mock called ${called.map((match) => match[1]).join(', ')}`
  return `the mock called no tool in ${answers.length} answers`
}
