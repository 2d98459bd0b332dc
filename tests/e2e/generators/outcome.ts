/** Judges the run of one generator's program: which calls it made, and whether they are those that rows.ts states. */
import { everyCall, type Call, type GeneratorRow } from './rows.ts'

export interface Outcome {
  row: GeneratorRow
  status: 'works' | 'fails' | 'skipped'
  calls: readonly Call[]
  detail: string
}

/** The outcome of a command that ended: of the program, or of one of the build that failed. */
export function toOutcome(row: GeneratorRow, command: string, ended: { code: number | null; output: string }): Outcome {
  const end = ended.output.slice(-2000)
  if (ended.code !== 0) return { row, status: 'fails', calls: [], detail: row.limits?.reason ?? `${command}\n${end}` }
  const lines = ended.output.split('\n')
  const calls = everyCall.filter((call) => lines.some((line) => line.startsWith(`${call} `)))
  const isWorking = calls.length >= 3 && lines.some((line) => /^error .*404/.test(line))
  return isWorking
    ? { row, status: 'works', calls, detail: row.limits?.reason ?? '' }
    : { row, status: 'fails', calls, detail: end }
}

/** What differs from the calls that the row states; null where nothing does, or where the row was skipped. A client that can do more differs as well. */
export function findDifference({ row, status, calls }: Outcome): string | null {
  if (status === 'skipped') return null
  const stated = row.limits?.calls ?? everyCall
  const lost = stated.filter((call) => !calls.includes(call))
  const gained = calls.filter((call) => !stated.includes(call))
  const parts = [
    ...(lost.length > 0 ? [`no longer makes the calls ${lost.join(', ')}`] : []),
    ...(gained.length > 0 ? [`now makes the calls ${gained.join(', ')}`] : []),
    ...(lost.length === 0 && status === 'fails' && stated.length > 0 ? ['fails'] : []),
  ]
  return parts.length === 0 ? null : `${row.name} ${parts.join(' and ')}; rows.ts states ${stated.join(', ') || 'none'}`
}
