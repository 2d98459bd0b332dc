/**
 * A folder is a module: others import its `index.ts`, or one of the entry files named below, and not its inner parts. The modules of the
 * mock, and those of the suite, depend on each other in one direction.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Folders whose folders are modules. */
const owners = ['mocks', 'tests/suite', 'openapi']

/** Further modules, in folders of which not every folder is one. */
const single = ['scripts/client-drills', 'scripts/request-advice']

/** Modules in which every file is generated: there is no index. */
const generated = new Set(['openapi/generated', 'openapi/schemas'])

/** Second entry files, and why they are not part of the index. */
const entries = new Map([
  ['mocks/completion/tokenizer-file.ts', 'Node only, loaded with the option'],
  ['mocks/fixtures/files.ts', 'Node only, loaded with the option'],
  ['mocks/fixtures/problems.ts', 'the error class alone: a server without fixtures loads none of their code'],
  ['mocks/pace/load.ts', 'Node only, loaded with the option'],
  ['mocks/server/workers/index.ts', 'loaded with the option'],
  ['mocks/state/open-files.ts', 'Node only: browsers import the index'],
  ['mocks/state/plain-options.ts', 'brings the code of fixtures, which a server loads on demand'],
  ['openapi/readers/content-coding.ts', 'unpacks bodies, without the readers of files'],
  ['openapi/readers/recognise.ts', 'browsers import it; the index is for Node'],
  ['scripts/request-advice/answer.ts', "brings the suite's judge, which the index does without"],
  ['tests/suite/cases/ask.ts', 'bodies of requests, without the list of all cases'],
  ['tests/suite/reporters/report.schema.json', 'published as a file'],
])

interface Import {
  readonly from: string
  readonly to: string
}

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

/** The relative imports of a file, those of types and those on demand included. */
function findImports(file: string, text: string): Import[] {
  const found = text.matchAll(/(?:\bfrom |\bimport\(|^import )'(\.[^']+)'/gm)
  return [...found].map(([, path]) => ({ from: file, to: normalize(join(dirname(file), path!)).replaceAll('\\', '/') }))
}

/** The module of a file; null for the files of an owner itself. */
function toModule(file: string): string | null {
  const alone = single.find((one) => file.startsWith(`${one}/`))
  if (alone !== undefined) return alone
  const owner = owners.find((one) => file.startsWith(`${one}/`))
  const rest = owner && file.slice(owner.length + 1).split('/')
  return rest && rest.length > 1 ? `${owner}/${rest[0]}` : null
}

function findInnerImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => {
      const module = toModule(to)
      return (
        module !== null &&
        module !== toModule(from) &&
        !generated.has(module) &&
        to !== `${module}/index.ts` &&
        !entries.has(to)
      )
    })
    .map(({ from, to }) => `${from} imports ${to}`)
}

/** The modules that depend on themselves through others. */
function findModuleCycles(imports: readonly Import[]): string[] {
  const next = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const [a, b] = [toModule(from), toModule(to)]
    if (a !== null && b !== null && a !== b) next.set(a, (next.get(a) ?? new Set()).add(b))
  }
  return [...next.keys()].filter((start) => {
    const seen = new Set<string>()
    const open = [...next.get(start)!]
    for (let module = open.pop(); module !== undefined; module = open.pop()) {
      if (seen.has(module)) continue
      seen.add(module)
      open.push(...(next.get(module) ?? []))
    }
    return seen.has(start)
  })
}

describe('the modules of the repository', () => {
  const imports = ['mocks', 'tests/suite', 'openapi', 'scripts']
    .flatMap((folder) => listFiles(folder))
    .flatMap((file) => findImports(file, readFileSync(join(root, file), 'utf8')))

  it('are imported through their entry files', () => {
    expect(imports.length).toBeGreaterThan(2000)
    expect(findInnerImports(imports)).toEqual([])
  })

  it('depend on each other in one direction', () => {
    expect(findModuleCycles(imports)).toEqual([])
  })

  it('have no entry file that no other module imports', () => {
    const used = new Set(imports.filter(({ from, to }) => toModule(from) !== toModule(to)).map(({ to }) => to))
    expect([...entries.keys()].filter((file) => !used.has(file))).toEqual([])
  })
})

describe('a planted import', () => {
  it.each([
    ['mocks/server/start.ts', "import { hash } from '../common/clock.ts'\n", ['mocks/common/clock.ts']],
    [
      'scripts/cli/x.ts',
      "import type { Check } from '../../tests/suite/judge/check.ts'\n",
      ['tests/suite/judge/check.ts'],
    ],
    ['mocks/node.ts', "const { a } = await import('./fixtures/set.ts')\n", ['mocks/fixtures/set.ts']],
    [
      'scripts/commands/client/x.ts',
      "import { launch } from '../../client-drills/launch.ts'\n",
      ['scripts/client-drills/launch.ts'],
    ],
    ['mocks/server/start.ts', "import { hash } from '../common/index.ts'\nimport { b } from './listen.ts'\n", []],
  ])('of an inner part into %s is found', (file, text, inner) => {
    expect(findInnerImports(findImports(file, text))).toEqual(inner.map((to) => `${file} imports ${to}`))
  })

  it('that closes a cycle of three modules is found', () => {
    const imports = [
      ...findImports('mocks/reply/types.ts', "import type { A } from '../completion/index.ts'\n"),
      ...findImports('mocks/completion/types.ts', "import type { B } from '../rules/index.ts'\n"),
      ...findImports('mocks/rules/rule.ts', "import type { C } from '../reply/index.ts'\n"),
      ...findImports('mocks/answer.ts', "import type { C } from './reply/index.ts'\n"),
    ]
    expect(findModuleCycles(imports)).toEqual(['mocks/reply', 'mocks/completion', 'mocks/rules'])
  })
})
