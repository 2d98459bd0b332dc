/** `client --attach`: prints the base URL, and starts the next run when Enter is pressed or a control call arrives. */
import { createInterface } from 'node:readline'
import type { SuiteReport } from '../../../tests/suite/reporters/index.ts'
import type { Io } from '../../cli/command.ts'
import {
  attachClientDrills,
  ClientDrillError,
  type AttachedClient,
  type AttachedRun,
  type AttachOptions,
} from '../../client-drills/index.ts'

/** The standard input; the keys are read from it only if it is a terminal. */
type Input = NodeJS.ReadableStream & { isTTY?: boolean }

const keys = [
  '  y Enter   the program showed an answer as a whole one; next run',
  '  n Enter   it reported a problem; next run',
  '  Enter     next run; what depends on the outcome is not judged',
  '  r Enter   the same run again',
  '  q Enter   end, with the report (as Ctrl-C)',
]

/** Serves all runs, or until the user or `signal` ends them. @throws ClientDrillError or MockUsageError if an option is wrong */
export async function runAttached(
  options: AttachOptions,
  { io, signal, input }: { io: Io; signal: AbortSignal; input: Input },
): Promise<SuiteReport> {
  const client = await attachClientDrills({ ...options, onChange: (current) => logRun(current, io) })
  const control = client.baseUrl.replace(/v1$/, '__mock/drill')
  io.log(`base URL  ${client.baseUrl}`)
  io.log(`key       ${client.key}`)
  io.log(
    `control   POST ${control}/next begins the next run, with {"outcome": "success" | "failure"}; GET ${control} shows the run`,
  )
  if (input.isTTY === true) for (const line of keys) io.log(line)
  io.log(
    'The first run shows what the program does: let it send a typical request, with tools and streaming if it has them.',
  )
  logRun(client.current, io)

  const onAbort = () => void client.close()
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  const lines = input.isTTY === true ? createInterface({ input, terminal: false }) : null
  lines?.on('line', (line) => handleLine(line.trim().toLowerCase(), client, io))
  try {
    return await client.done
  } finally {
    lines?.close()
    signal.removeEventListener('abort', onAbort)
    await client.close()
  }
}

function handleLine(line: string, client: AttachedClient, io: Io): void {
  const outcome = { y: 'success', n: 'failure' } as const
  if (line === 'q') return void client.close()
  if (line === 'r') {
    client.repeat()
    return logRun(client.current, io)
  }
  if (line !== '' && line !== 'y' && line !== 'n')
    return io.log(`unknown: ${line.slice(0, 20)}; there are y, n, r, q and Enter`)
  try {
    client.next(line === '' ? {} : { outcome: outcome[line] })
  } catch (error) {
    if (!(error instanceof ClientDrillError)) throw error
    io.log(error.message)
  }
}

function logRun(current: AttachedRun | null, io: Io): void {
  if (current === null) return
  const { number, of, about, drills } = current
  const total = number === 1 ? '' : `/${of}`
  io.log(`run ${number}${total}: the mock ${about}${drills.length === 0 ? '' : ` (${drills.join(', ')})`}`)
}
