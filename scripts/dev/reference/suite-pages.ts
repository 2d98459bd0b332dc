/** Pages of the reference about the suite: cases, checks, the report. */
import { cases } from '../../../tests/suite/cases/index.ts'
import { checks } from '../../../tests/suite/checks/index.ts'
import reportSchema from '../../../tests/suite/reporters/report.schema.json' with { type: 'json' }
import { relations } from '../../../tests/suite/relations/index.ts'
import { toCode, toPage, toSourceLinks, toTable, toText } from './markdown.ts'

export function toChecksPage(): string {
  const checkRows = checks.map(({ name, promise, severity, profiles, source }) => [
    toCode(name),
    toText(promise),
    severity,
    profiles?.join(', ') ?? 'both',
    toSourceLinks(source),
  ])
  const relationRows = relations.map(({ name, promise, severity, source }) => [
    toCode(name),
    toText(promise),
    severity,
    toSourceLinks(source),
  ])
  const caseRows = cases.map(({ id, about, operationId, source }) => [
    toCode(id),
    toText(about),
    toCode(operationId),
    toSourceLinks(source),
  ])
  return toPage('Checks and cases', [
    'A *case* is a request that `check` sends. A *check* judges one promise in each answer, live or recorded. A *relation* compares several answers.',
    `## ${checks.length} checks`,
    'Severity `fail` breaks what a standard, the reference or Moonshot promises; `warn` is a deviation that most clients tolerate.',
    toTable(['check', 'promise', 'severity', 'profile', 'sources'], checkRows),
    `## ${relations.length} relations`,
    toTable(['relation', 'promise', 'severity', 'sources'], relationRows),
    `## ${cases.length} cases`,
    '`--only` and `--skip` take globs of these ids.',
    toTable(['case', 'promise', 'operation', 'sources'], caseRows),
  ])
}

interface Schema {
  $ref?: string
  type?: string | readonly string[]
  enum?: readonly unknown[]
  const?: unknown
  items?: Schema
  description?: string
  required?: readonly string[]
  properties?: Readonly<Record<string, Schema>>
}

export function toReportPage(): string {
  const { $defs, ...schema } = reportSchema as unknown as Schema & { $defs: Record<string, Schema> }
  const objects = Object.entries($defs).filter(([, one]) => one.properties !== undefined)
  return toPage('The JSON report', [
    'What `--reporter json` writes, version 1. The package exports the JSON Schema as `kimi-contract/report.schema.json` ([file](../../tests/suite/reporters/report.schema.json)). `cases` is written by `check` and `client`, `files` by `validate`.',
    '## Report',
    toMembers(schema),
    ...objects.flatMap(([name, one]) => [`## ${name}`, toMembers(one)]),
  ])
}

function toMembers({ properties = {}, required = [] }: Schema, prefix = ''): string {
  const rows = (members: Readonly<Record<string, Schema>>, needed: readonly string[], path: string): string[][] =>
    Object.entries(members).flatMap(([name, one]) => [
      [toCode(`${path}${name}`), toForm(one), needed.includes(name) ? 'yes' : 'no'],
      ...rows(one.properties ?? {}, one.required ?? [], `${path}${name}.`),
    ])
  return toTable(['member', 'form', 'always present'], rows(properties, required, prefix))
}

function toForm(schema: Schema): string {
  if (schema.$ref !== undefined) return toText(schema.$ref.split('/').at(-1)!)
  if (schema.const !== undefined) return toCode(JSON.stringify(schema.const))
  if (schema.enum !== undefined) return schema.enum.map((one) => toCode(JSON.stringify(one))).join(', ')
  if (schema.items !== undefined) return `array of ${toForm(schema.items)}`
  return toText([schema.type ?? 'any'].flat().join(' or '))
}
