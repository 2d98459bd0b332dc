/**
 * What an entry point loads at once can be linked by Node 18: a name that Node 18 does not export would end the import with a SyntaxError
 * before the check of the Node version says what is needed. `.ci/package-matrix` tries the same with Node 18 itself.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Exports of Node's modules that came after Node 18.20 and are used here, or are likely to be. */
const newerNames = new Set(
  [
    ['node:fs', 'globSync', 'glob'],
    ['node:module', 'enableCompileCache', 'registerHooks', 'stripTypeScriptTypes'],
    ['node:process', 'loadEnvFile'],
    ['node:util', 'getCallSites', 'getSystemErrorMessage', 'parseEnv', 'styleText'],
    ['node:zlib', 'crc32', 'createZstdCompress', 'createZstdDecompress', 'zstdCompress', 'zstdDecompress'],
  ].flatMap(([module, ...names]) => names.map((name) => `${name} of ${module}`)),
)

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { default: string }>
}
const entryPoints = Object.values(exports).flatMap((target) =>
  typeof target === 'string' ? [] : [target.default.replace('./dist/', '').replace(/\.js$/, '.ts')],
)

/** The static imports of a text, without those of types. */
function findImports(text: string): { names: string[]; from: string }[] {
  return [...text.matchAll(/^(?:import|export) (?!type\b)([^'"]*?)(?:from )?'([^']+)'/gm)].map(([, clause, from]) => ({
    from: from!,
    names: (/\{([^}]*)\}/.exec(clause!)?.[1] ?? '')
      .split(',')
      .map((name) => name.trim().split(' as ')[0]!)
      .filter((name) => name !== '' && !name.startsWith('type ')),
  }))
}

function findNewerNames(text: string): string[] {
  return findImports(text).flatMap(({ names, from }) =>
    names.map((name) => `${name} of ${from}`).filter((name) => newerNames.has(name)),
  )
}

/** A file and all that it loads at once. */
function listLoaded(entry: string): string[] {
  const loaded = new Set([entry])
  for (const file of loaded)
    if (file.endsWith('.ts'))
      for (const { from } of findImports(readFileSync(join(root, file), 'utf8')))
        if (from.startsWith('.')) loaded.add(normalize(join(dirname(file), from)))
  return [...loaded].filter((file) => file.endsWith('.ts'))
}

it('finds the entry points and what they load', () => {
  expect(entryPoints).toContain('tests/suite/index.ts')
  expect(listLoaded('tests/suite/index.ts')).toContain('tests/suite/reporters/pretty.ts')
})

it.each(entryPoints)('%s loads no name that Node 18 lacks', (entry) => {
  const found = listLoaded(entry).flatMap((file) =>
    findNewerNames(readFileSync(join(root, file), 'utf8')).map((name) => `${file} imports ${name}`),
  )
  expect(found).toEqual([])
})

it.each([
  ["import { styleText } from 'node:util'\n", ['styleText of node:util']],
  ["import {\n  inspect,\n  styleText as style,\n} from 'node:util'\n", ['styleText of node:util']],
  ["import * as util from 'node:util'\n", []],
  ["import type { ParseArgsConfig } from 'node:util'\n", []],
])('the names of a planted import are found: %j', (text, names) => {
  expect(findNewerNames(text)).toEqual(names)
})
