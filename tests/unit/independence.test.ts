/**
 * The lint rules keep the mock and the suite independent and the imports free of cycles. Each test writes a small file into a
 * copy of the folder structure, lints it with the repository's own configuration, and reads the error.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Planted {
  file: string
  imports: string
}

const forbidden: readonly Planted[] = [
  { file: 'mocks/answer.ts', imports: '../tests/suite/checks.ts' },
  { file: 'mocks/state/mock.ts', imports: '../../tests/suite/judge/judge.ts' },
  { file: 'mocks/operations/chat.ts', imports: '../../tests/suite/cases/index.ts' },
  { file: 'mocks/server/workers/pool.ts', imports: '../../../scripts/cli.ts' },
  { file: 'mocks/state/journal.ts', imports: 'msw' },
  { file: 'mocks/request/route.ts', imports: 'msw/node' },
  { file: 'mocks/rules/index.ts', imports: 'vitest' },
  { file: 'mocks/handlers.ts', imports: '../tests/suite/checks.ts' },
  { file: 'tests/suite/checks.ts', imports: '../../mocks/answer.ts' },
  { file: 'tests/suite/checks/stream/order.ts', imports: '../../../../mocks/faults/index.ts' },
  { file: 'tests/suite/runner/run-case.ts', imports: '../../../mocks/server.ts' },
  { file: 'tests/suite/relations/modes-agree.ts', imports: '../../../mocks/completion/compose.ts' },
  { file: 'tests/suite/snapshot/shape.ts', imports: '../../../mocks/node.ts' },
  { file: 'tests/suite/vitest.ts', imports: '../../mocks/node.ts' },
  { file: 'tests/suite/cases/index.ts', imports: '../../../scripts/cli.ts' },
  { file: 'tests/suite/reporters/html.ts', imports: '../../unit/suite/reporters/sample-report.ts' },
  { file: 'tests/suite/judge/judge.ts', imports: '../../kill-table/measure.ts' },
  { file: 'tests/suite/judge/subject.ts', imports: 'vitest' },
  { file: 'tests/suite/runner/sender.ts', imports: 'msw' },
  { file: 'openapi/exchange.ts', imports: '../mocks/answer.ts' },
  { file: 'openapi/readers/index.ts', imports: '../../tests/suite/checks.ts' },
  { file: 'scripts/cli.ts', imports: '../tests/unit/temporary-folder.ts' },
]

const allowed: readonly Planted[] = [
  { file: 'mocks/answer.ts', imports: '../openapi/document.ts' },
  { file: 'mocks/handlers.ts', imports: 'msw' },
  { file: 'tests/suite/runner/run-case.ts', imports: '../judge/judge.ts' },
  { file: 'tests/suite/checks.ts', imports: '../../openapi/exchange.ts' },
  { file: 'tests/suite/vitest.ts', imports: 'vitest' },
  { file: 'scripts/cli.ts', imports: '../tests/suite/checks.ts' },
  { file: 'tests/unit/suite/runner/run.test.ts', imports: '../../../../mocks/server.ts' },
]

/** The rules that report each file of a copy. */
function lint(name: string, files: Readonly<Record<string, string>>): Map<string, string[]> {
  const copy = join(folder, name)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), text)
  }
  copyFileSync(join(root, '.oxlintrc.json'), join(copy, '.oxlintrc.json'))
  const ran = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json'], { cwd: copy, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(ran.stdout) as { diagnostics: { code: string; filename: string }[] }
  const found = new Map<string, string[]>()
  for (const { code, filename } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code])
  return found
}

const toId = ({ file, imports }: Planted) => `${file} importing ${imports}`

describe('an import across the boundary', () => {
  const found = new Map<string, string[]>()
  beforeAll(() => {
    // One run of the linter per copy of the folders; files that occur twice in the tables go into different copies.
    const copies: Planted[][] = []
    for (const planted of [...forbidden, ...allowed]) {
      const copy = copies.find((files) => files.every(({ file }) => file !== planted.file))
      if (copy) copy.push(planted)
      else copies.push([planted])
    }
    for (const [at, files] of copies.entries()) {
      const toSource = ({ imports }: Planted) => `import * as planted from '${imports}'\nexport const used = planted\n`
      const codes = lint(`import-${at}`, Object.fromEntries(files.map((one) => [one.file, toSource(one)])))
      for (const planted of files) found.set(toId(planted), codes.get(planted.file) ?? [])
    }
  })

  it.each(forbidden)('$file may not import $imports', (planted) => {
    expect(found.get(toId(planted))).toContain('eslint(no-restricted-imports)')
  })

  it.each(allowed)('$file may import $imports', (planted) => {
    expect(found.get(toId(planted))).toEqual([])
  })
})

describe('a cycle of imports', () => {
  it.each([
    [
      'types',
      "import type { B } from './b.ts'\nexport interface A { b: B }\n",
      "import type { A } from './a.ts'\nexport interface B { a: A }\n",
    ],
    [
      'values',
      "import { b } from './b.ts'\nexport const a = () => b\n",
      "import { a } from './a.ts'\nexport const b = () => a\n",
    ],
  ])('of %s is an error', (what, a, b) => {
    const found = lint(`cycle-${what}`, { 'openapi/a.ts': a, 'openapi/b.ts': b })
    expect([...found.values()].flat()).toContain('import(no-cycle)')
  })

  it('over three folders is an error', () => {
    const found = lint('cycle-folders', {
      'tests/suite/cases/case.ts': "import type { B } from '../checks/check.ts'\nexport interface A { b: B }\n",
      'tests/suite/checks/check.ts': "import type { C } from '../judge/subject.ts'\nexport interface B { c: C }\n",
      'tests/suite/judge/subject.ts': "import type { A } from '../cases/case.ts'\nexport interface C { a: A }\n",
    })
    expect([...found.values()].flat()).toContain('import(no-cycle)')
  })

  it('is not reported for imports in one direction', () => {
    const found = lint('cycle-none', {
      'openapi/a.ts': "import type { B } from './b.ts'\nexport interface A { b: B }\n",
      'openapi/b.ts': 'export interface B { a: number }\n',
    })
    expect([...found.values()].flat()).toEqual([])
  })
})
