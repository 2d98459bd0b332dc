/** What the documentation tells a reader to type exists: commands, options, scripts, entry points and their exports. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../../scripts/commands/index.ts'
import { listCommands, readInlineCommands, readSnippets, root, toCall } from './snippets.ts'

const { scripts, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
  exports: Record<string, string | { default: string }>
}
const snippets = readSnippets()
const shell = [...listCommands(snippets), ...readInlineCommands()]
const definitions = new Map(await Promise.all(commands.map(async ({ name, load }) => [name, await load()] as const)))

const calls = shell.flatMap(({ place, line }) => {
  const call = toCall(line)
  return call === null ? [] : [{ place, line, ...call }]
})

test('the documentation has commands and programs', () => {
  expect(calls.length).toBeGreaterThan(40)
  expect(snippets.filter(({ file }) => file !== null).length).toBeGreaterThan(3)
})

describe('a call of kimi-contract', () => {
  test.each(calls)('$place: $line', ({ name, args }) => {
    const definition = definitions.get(name)
    expect(definition, `there is no command ${name}`).toBeDefined()
    const { options, argument, stopsAtArgument } = definition!
    const flags = options.flatMap(({ flags: text }) => text.match(/--?[a-z][a-z-]*/g) ?? [])
    const end = stopsAtArgument ? args.indexOf('--') : -1
    for (const word of end === -1 ? args : args.slice(0, end))
      if (/^--[a-z]/.test(word)) expect([...flags, '--help', '--version']).toContain(word.split('=')[0])
    if (args.length > 0 && !args[0]!.startsWith('-')) expect(argument, `${name} takes no argument`).toBeDefined()
  })
})

describe('a script of npm', () => {
  test.each(shell.filter(({ line }) => /^npm (?:run |test\b)/.test(line)))('$place: $line', ({ line }) => {
    const name = /^npm test\b/.test(line)
      ? 'test'
      : line.split(' ').find((word, index) => index > 1 && !word.startsWith('-'))
    expect(Object.keys(scripts)).toContain(name)
  })
})

describe('an import of the package', () => {
  const imports = snippets.flatMap(({ place, text, language }) =>
    /^(?:ts|js|mts|mjs)$/.test(language)
      ? [...text.matchAll(/import (?:type )?(?:\{([^}]*)\} from )?'(kimi-contract[^']*)'/g)].map(
          ([, names, specifier]) => ({
            place,
            specifier: specifier!,
            names: (names ?? '')
              .split(',')
              .map((name) => name.trim())
              .filter((name) => name !== '' && !name.startsWith('type ')),
          }),
        )
      : [],
  )

  test.each(imports)('$place: $specifier', async ({ specifier, names }) => {
    const target = exports[`.${specifier.slice('kimi-contract'.length)}`]
    expect(target, `package.json does not export ${specifier}`).toBeDefined()
    if (typeof target === 'string' || specifier.endsWith('/types')) return
    const source = target!.default.replace('./dist/', '').replace(/\.js$/, '.ts')
    const module: object = await import(join(root, source))
    for (const name of names) expect(Object.keys(module)).toContain(name)
  })
})
