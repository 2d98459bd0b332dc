/** Regular expressions that are made while the program runs: text of a request, file or option in them is escaped. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { findUnescaped } from './made-patterns.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = ['mocks', 'openapi', 'tests/suite', 'scripts']

/** Parts that are not escaped, and why they make no invalid pattern and no other than the one that is meant. */
const allowed: Readonly<Record<string, readonly (readonly [part: string, reason: string])[]>> = {
  'mocks/completion/arguments/choices.ts': [['words.source', 'A pattern of the module, with another flag.']],
  'mocks/completion/arguments/labelled-values.ts': [['nouns', 'A row of the table of Chinese nouns.']],
  'mocks/completion/arguments/pattern-syntax.ts': [
    ['plain', 'A pattern of a schema without its properties: its syntax is tested, and an error is caught.'],
    ['one', 'A property of a pattern, without braces: an error is caught.'],
  ],
  'mocks/completion/continuation/listed-items.ts': [['item', 'A constant of the module.']],
  'mocks/completion/facts/countries.ts': [['toNames(spelled, chineseName)', 'A country of a table.']],
  'mocks/completion/passage/value-of.ts': [['name', 'Letters, digits, hyphens and \\s only.']],
  'mocks/completion/text/demanded-words.ts': [['unit', 'A constant of the module.']],
  'mocks/completion/text/hints.ts': [['keys', 'A constant of the module.']],
  'mocks/completion/text/pieces.ts': [['noun', 'A constant of the module.']],
  'mocks/completion/tools/next-step.ts': [
    ['toPattern(numbers[0])', 'A number, escaped.'],
    ['toPattern(numbers[1])', 'A number, escaped.'],
  ],
  'mocks/completion/text/tone.ts': [['word', 'A pattern of the module, with other flags.']],
  'mocks/completion/topic-words.ts': [['kind', 'A row of the table of nouns.']],
  'mocks/completion/tools/spread.ts': [['item', 'A constant of the module.']],
  'mocks/completion/topics.ts': [
    ['words', 'A row of the table of topics.'],
    ['others', 'A row of the table of topics.'],
  ],
  'mocks/fixtures/check-schema.ts': [['schema.pattern', 'A pattern of the schema of fixtures.']],
  'mocks/fixtures/text-match.ts': [
    ['regex', 'A pattern that the user writes: an invalid one is a problem of the fixture.'],
    ['parts[1]!', 'A pattern that the user writes: an invalid one is a problem of the fixture.'],
  ],
  'mocks/request/route.ts': [["whole.replaceAll(/\\{\\w+\\}/g, '([^/]+)')", 'A path of the OpenAPI document.']],
  'openapi/secrets/spelled.ts': [
    ['toBeginnings(text)', 'Each character is escaped.'],
    ['toStart(text, escape, gaps.blank)', 'Each character is escaped.'],
    ['toStart(text, toHex, gaps.hex)', 'Digits only.'],
    ['toStart(text, toDecimal, gaps.number)', 'Digits only.'],
  ],
  'tests/suite/cases/refusal.ts': [
    ['literal(path)', 'The path of a case.'],
    ['literal(expected)', 'The type of a case.'],
    ['actual', 'The type of a case.'],
  ],
  'tests/suite/cases/refusals-sampling.ts': [
    ['name', 'A parameter of a table.'],
    ["only.replace('.', String.raw`\\.`)", 'A value of a table.'],
  ],
  'tests/suite/checks/helpers/json-problem.ts': [['words.source', 'A pattern of the module.']],
  'tests/suite/selection/select.ts': [['pattern', 'A glob: all signs but * and ? are escaped.']],
  'scripts/dev/build/bundle-mock.ts': [['name', 'The name of a module of the bundle.']],
  'scripts/dev/generate/validators.ts': [['name', 'The name of a generated function.']],
  'scripts/workbench/page/import/curl.ts': [['start[2]', 'Letters, digits and _ only.']],
}

/** Lists whose items are escaped one by one, with signs around each. */
const allowedLists: readonly RegExp[] = [
  /^mocks\/completion\/tools\/respective\.ts: paths \.map\(\(path\) => String\.raw`[^`$]*\$\{escapePattern\(path\)\}[^`$]*`\)/,
]

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[mc]?tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !/^openapi\/generated\/|\/node_modules\/|\/page-dist\/|\.test\.ts$/.test(file)),
)

it('puts no text of a request into a pattern without escaping it', { timeout: 120_000 }, () => {
  const unescaped = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const known = (allowed[file] ?? []).map(([part]) => part)
    const parts = text.includes('RegExp(') ? findUnescaped(file, text) : []
    return parts
      .filter((part) => !known.includes(part))
      .map((part) => `${file}: ${part}`)
      .filter((one) => !allowedLists.some((list) => list.test(one)))
  })
  expect(unescaped, 'use escapePattern or toNamePattern').toEqual([])
})

it('finds the files', () => {
  expect(files).toEqual(expect.arrayContaining(Object.keys(allowed)))
})

it.each([
  // What a list's property with capitals ended in an error 500 by: the name is changed by a pattern of one's own.
  [
    "const spelled = name.replace(/([A-Z])/g, '[ _-]?$1').replace(/[_-]+/g, '[ _-]?')\nreturn new RegExp(spelled, 'i')",
    ['spelled'],
  ],
  ["return new RegExp(String.raw`\\b${name.replaceAll('_', '[ _]')}\\b`)", ["name.replaceAll('_', '[ _]')"]],
  ['return RegExp(`^${name}$`)', ['name']],
  ["return new RegExp('^' + name)", ['name']],
  ['return new RegExp(name)', ['name']],
  ['let escaped = escapePattern(name)\nescaped += name\nreturn new RegExp(escaped)', ['escaped']],
  ['return [name].map((words) => new RegExp(words))', ['words']],
  ['const words = escapePattern(name)\nreturn [name].map((words) => new RegExp(words))', ['words']],
  ['const { words } = name\nreturn new RegExp(words)', ['words']],
])('reports what is not escaped in %s', (body, parts) => {
  expect(findUnescaped('x.ts', `function find(name: any) {\n${body}\n}`)).toEqual(parts)
})

it.each([
  'return new RegExp(String.raw`\\b${escapePattern(name)}`)',
  "const spelled = toNamePattern(name)\nreturn new RegExp('^' + spelled)",
  "return new RegExp(name.split('_').map(escapePattern).join('[ _]'))",
  "return new RegExp(name === '' ? 'a' : escapePattern(name), 'u')",
  'return new RegExp(`${words}|${noun.source}`)',
])('accepts what is constant or escaped in %s', (body) => {
  expect(
    findUnescaped('x.ts', `const words = 'a|b'\nconst noun = /a/\nfunction find(name: any) {\n${body}\n}`),
  ).toEqual([])
})
