/** The comparison as tables, which the terminal, markdown and html renderers share. */
import { toOneLine } from '../../../tests/suite/reporters/index.ts'
import type { CaseCell, ComparedCase, ComparedShape, Comparison } from './compare.ts'

export interface Row {
  cells: readonly string[]
  /** `quiet` rows do not count as differences. */
  tone: 'differs' | 'plain' | 'quiet'
}

export interface Section {
  title: string
  head: readonly string[]
  rows: readonly Row[]
  /** The text in place of a table without rows. */
  empty: string
  /** True for a long table of details. */
  folded?: boolean
}

/** The verdict in one line. */
export function toHeadline({ verdict, inconclusiveBecause, differences, targets }: Comparison): string {
  if (verdict === 'inconclusive') return `could not be compared: ${toOneLine(inconclusiveBecause ?? '')}`
  if (verdict === 'different')
    return `different: ${count(differences.verdicts, 'verdict')} and ${count(differences.shape, 'shape')}`
  const failed = targets.filter((one) => one.verdict === 'fail').map((one) => one.name)
  const stopped = targets.filter((one) => one.inconclusiveBecause !== undefined).map((one) => one.name)
  const rest = failed.length > 0 ? `checks failed on ${failed.join(', ')}` : 'all checks passed'
  return `alike; ${rest}${stopped.length > 0 ? `; stopped early on ${stopped.join(', ')}` : ''}`
}

/** Explains what counts as a difference. */
export const rules =
  'Only cases judged on every target are compared. Verdicts and shapes count as differences. Headers, timings, and what the contract does not fix (marked ~) do not.'

/** The tables in reading order. */
export function toSections(comparison: Comparison): Section[] {
  const names = comparison.targets.map((one) => one.name)
  const { shape } = comparison
  return [
    {
      title: 'Targets',
      head: ['Target', 'URL', 'Model', 'Verdict', 'Passed', 'Warned', 'Failed', 'Skipped', 'TTFT', 'Duration', 'Cost'],
      rows: comparison.targets.map(({ name, baseUrl, model, verdict, inconclusiveBecause, summary, timings }) => ({
        tone: verdict === 'fail' ? 'differs' : 'plain',
        cells: [
          name,
          toOneLine(baseUrl ?? ''),
          toOneLine(model ?? ''),
          toOneLine(inconclusiveBecause === undefined ? verdict : `${verdict}: ${inconclusiveBecause}`),
          ...[summary.pass, summary.warn, summary.fail, summary.skip].map(String),
          toMs(timings.ttftMs),
          toMs(timings.durationMs),
          summary.costUsd === null ? 'unknown' : `$${summary.costUsd.toFixed(4)}`,
        ],
      })),
      empty: 'none',
    },
    {
      title: 'Verdicts that differ',
      head: ['Case', ...names],
      rows: comparison.cases.filter((one) => one.differs).map((one) => toVerdictRow(one)),
      empty: 'none',
    },
    {
      title: 'Shapes that differ',
      head: ['Answers', 'At', 'What', 'Spec', ...names],
      rows: shape.filter((one) => one.kind !== 'header').map(toShapeRow),
      empty: 'none',
    },
    {
      title: 'Headers that differ',
      head: ['Answers', 'Header', 'Spec', ...names],
      rows: shape
        .filter((one) => one.kind === 'header')
        .map((one) => ({
          tone: 'quiet',
          cells: [one.group, one.at, one.documented === 'unknown' ? 'unknown' : 'known', ...one.cells.map(toText)],
        })),
      empty: 'none',
    },
    {
      title: 'All cases',
      head: ['Case', ...names, ...names.map((one) => `TTFT ${one}`), ...names.map((one) => `Duration ${one}`)],
      rows: comparison.cases.map((one) => ({
        tone: toCaseTone(one),
        cells: [
          one.id,
          ...one.cells.map((cell) => cell.status),
          ...one.cells.map((cell) => toMs(cell.ttftMs)),
          ...one.cells.map((cell) => toMs(cell.durationMs)),
        ],
      })),
      empty: 'no case was run',
      folded: true,
    },
  ]
}

function toCaseTone({ differs, cells }: ComparedCase): Row['tone'] {
  if (differs) return 'differs'
  return cells.every((cell) => cell.status === 'skip') ? 'quiet' : 'plain'
}

function toVerdictRow(one: ComparedCase): Row {
  return { tone: 'differs', cells: [one.id, ...one.cells.map(describeCell)] }
}

function describeCell({ status, checks }: CaseCell): string {
  return checks.length === 0 ? status : `${status}: ${checks.join(', ')}`
}

function toShapeRow({ group, at, kind, documented, cells, counts }: ComparedShape): Row {
  const what = { path: 'present', types: 'type', presence: 'how often', values: 'words', media: 'media type' }
  return {
    tone: counts ? 'differs' : 'quiet',
    cells: [
      group,
      kind === 'group' ? '(whole group)' : at || '(body)',
      `${counts ? '' : '~ '}${kind in what ? what[kind as keyof typeof what] : kind}`,
      documented,
      ...cells.map(toText),
    ],
  }
}

function toText(cell: string | null): string {
  return cell ?? '—'
}

function toMs(ms: number | null): string {
  return ms === null ? '' : `${Math.round(ms)} ms`
}

function count(many: number, noun: string): string {
  return `${many} ${noun}${many === 1 ? '' : 's'}`
}
