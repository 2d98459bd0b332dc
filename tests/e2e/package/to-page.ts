/** The tables of docs/package.md. */

export interface Attempt {
  table: 'runtime' | 'forgotten' | 'older' | 'types'
  row: string
  column: string
  /** What happened instead of success; null if it works. */
  failed: string | null
  /** A remark for the reader about a cell that works. */
  note?: string
}

/** The page, with the date of the run. */
export function toPage(attempts: readonly Attempt[]): string {
  const of = (table: Attempt['table']) => attempts.filter((one) => one.table === table)
  return `# Where the package works

Written by \`.ci/package-matrix\` on ${new Date().toISOString().slice(0, 10)}. It packs the package, installs the file into empty projects and
tries each cell; the programs are in [tests/e2e/package](../tests/e2e/package).

## Runtimes and test runners

\`import\` and \`require\` load every entry point, start a mock, read a stream and run a case of the suite. The cells of test runners are a test file with
\`useMock\`; with vitest also \`describeContract\` and \`toKeepContract\`.

${toTable(of('runtime'), 'runtime')}

jest runs with \`NODE_OPTIONS=--experimental-vm-modules\`, because the package is an ES module.

With vitest, an assertion \`expect(answer).toKeepContract()\` that is not awaited fails its test, and the message names the line:
${of('forgotten')
  .map(({ row, failed }) => `${row} ${failed === null ? 'works' : 'fails'}`)
  .join(', ')}.

## Older versions of Node

An older Node is refused at every entry point with the sentence "kimi-contract needs Node 22.19 or newer; this is Node …":
${of('older')
  .map(({ row, failed }) => `${row} ${failed === null ? 'works' : 'fails'}`)
  .join(', ')}. A clone runs on Node 18 and newer, because \`npm ci\` installs the runtime.

## TypeScript

Compiled with \`strict\` and \`skipLibCheck: false\`: a file that uses the types of every entry point, and a test file for vitest (a project of CommonJS
has none, because vitest is an ES module).

${toTable(of('types'), 'compiler')}
`
}

function toTable(attempts: readonly Attempt[], heading: string): string {
  const rows = [...new Set(attempts.map(({ row }) => row))]
  const columns = [...new Set(attempts.map(({ column }) => column))]
  const toCell = (row: string, column: string) => {
    const found = attempts.find((one) => one.row === row && one.column === column)
    if (!found) return '–'
    return found.failed === null ? `works${found.note ? ` (${found.note})` : ''}` : 'fails'
  }
  return [
    `| ${[heading, ...columns].join(' | ')} |`,
    `|${'---|'.repeat(columns.length + 1)}`,
    ...rows.map((row) => `| ${[row, ...columns.map((column) => toCell(row, column))].join(' | ')} |`),
  ].join('\n')
}
