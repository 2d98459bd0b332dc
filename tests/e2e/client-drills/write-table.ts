/**
 * Measures the client drills on all sample programs and writes `table.json` and `docs/client-drills-table.md`.
 * It needs all languages and packages of the programs. Read the diff before committing it: a new finding on a good program is a
 * defect of a drill unless docs/client-drills.md gives a reason for it. With names as arguments, only these programs are measured.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { nodeClients, pythonClients } from '../../unit/requirements.ts'
import { defects, drill, good, toFindings, toName, tutorial, type Program } from './programs.ts'

const pins = new URL('table.json', import.meta.url)
const page = new URL('../../../docs/client-drills-table.md', import.meta.url)
const needed = [pythonClients, nodeClients].find(({ path }) => !existsSync(path))
if (needed) {
  console.error(`${needed.path} is absent: ${needed.install}`)
  process.exit(2)
}

const names = process.argv.slice(2)
const table = JSON.parse(readFileSync(pins, 'utf8')) as Record<string, string[]>
const groups = { 'Planted defects': defects, 'Good programs': good, 'Programs of a tutorial of January 2026': tutorial }
const programs = Object.values(groups).flat()
const unknown = names.find((name) => !programs.some((program) => toName(program) === name))
if (unknown !== undefined) {
  console.error(`there is no program ${unknown}; there are:\n${programs.map(toName).join('\n')}`)
  process.exit(2)
}
for (const program of programs) {
  const name = toName(program)
  if (names.length > 0 && !names.includes(name)) continue
  const report = await drill(program, undefined)
  table[name] = toFindings(report)
  const { pass, warn, fail, skip, durationMs } = report.summary
  console.error(`${name}: ${pass} passed, ${warn} warned, ${fail} failed, ${skip} skipped in ${durationMs} ms`)
}
const rows = programs.map(
  (program) => `  ${JSON.stringify(toName(program))}: ${JSON.stringify(table[toName(program)])}`,
)
writeFileSync(pins, `{\n${rows.join(',\n')}\n}\n`)
writeFileSync(page, toPage())

function toPage(): string {
  return `# Client drills on sample programs

Written by \`node tests/e2e/client-drills/write-table.ts\` from all drills but ${'`streams/silence`'} and ${'`streams/never-ending`'}, which wait.
The programs are in \`tests/e2e/client-drills\`; a test pins the findings. [What the drills are](client-drills.md).

${Object.entries(groups)
  .map(([title, list]) => toSection(title, list))
  .join('\n')}`
}

function toSection(title: string, list: readonly Program[]): string {
  const lines = list.map((program) => {
    const found = table[toName(program)] ?? []
    return `| \`${toName(program)}\` | ${program.about} | ${toCell(found, 'fail')} | ${toCell(found, 'warn')} |`
  })
  return `## ${title}\n\n| program | what it does | fails | warns |\n|---|---|---|---|\n${lines.join('\n')}\n`
}

function toCell(found: readonly string[], severity: string): string {
  const ids = found.filter((one) => one.endsWith(` ${severity}`)).map((one) => one.split(' ')[0]!)
  return [...new Set(ids)].map((id) => `\`${id}\``).join(', ')
}
