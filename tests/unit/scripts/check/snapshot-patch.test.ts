/** The unified diff is exact, and git applies it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { toPatch, type Addition } from '../../../../scripts/commands/check/snapshot/patch.ts'
import { makeFolder } from '../run-cli.ts'

const filler = Array.from({ length: 8 }, (_, at) => `  # line ${at}`).join('\n')
const text = `# head
One:
  properties:
    a: { type: string }
${filler}
Two:
  properties:
    b:
      type: object
      properties:
        c: { type: string } # last
    d: { type: string }
Flow:
  properties: { e: { type: string } }
`
const add = (component: string, name: string, ...steps: string[]): Addition => ({
  component,
  steps,
  name,
  yaml: [`${name}:`, '  type: integer'],
})
const patchOf = (...additions: Addition[]) => toPatch(additions, [{ name: 'x.yaml', text }])

it('counts the lines that earlier hunks added', () => {
  expect(patchOf(add('Two', 'z'), add('One', 'y')).split('\n')).toEqual([
    '--- a/openapi/schemas/x.yaml',
    '+++ b/openapi/schemas/x.yaml',
    '@@ -2,6 +2,8 @@',
    ' One:',
    '   properties:',
    '     a: { type: string }',
    '+    y:',
    '+      type: integer',
    '   # line 0',
    '   # line 1',
    '   # line 2',
    '@@ -17,5 +19,7 @@',
    '       properties:',
    '         c: { type: string } # last',
    '     d: { type: string }',
    '+    z:',
    '+      type: integer',
    ' Flow:',
    '   properties: { e: { type: string } }',
    '',
  ])
})

it('joins neighbouring members in one hunk, which git applies', () => {
  const patch = patchOf(add('Two', 'z'), add('Two', 'w', 'properties', 'b'), add('One', 'y'))
  expect(patch.match(/^@@/gm)).toHaveLength(2)
  const folder = makeFolder()
  mkdirSync(join(folder, 'openapi/schemas'), { recursive: true })
  writeFileSync(join(folder, 'openapi/schemas/x.yaml'), text)
  execFileSync('git', ['init', '-q'], { cwd: folder })
  execFileSync('git', ['apply', '-'], { cwd: folder, input: patch })
  const lines = readFileSync(join(folder, 'openapi/schemas/x.yaml'), 'utf8').split('\n')
  expect(lines.filter((line) => /^ *[wyz]:$/.test(line))).toEqual(['    y:', '        w:', '    z:'])
})

it.each([
  ['whose place is in braces', add('Flow', 'f'), '# x.yaml: add below Flow.properties:\n#   f:\n#     type: integer\n'],
  ['that is there already', add('One', 'a'), '# x.yaml: add below One.properties:\n#   a:\n#     type: integer\n'],
  [
    'of a component that no file has',
    add('Three', 'f'),
    '# the file that defines Three: add below Three.properties:\n#   f:\n#     type: integer\n',
  ],
])('shows a member %s as a comment', (_, addition, expected) => {
  expect(patchOf(addition)).toBe(expected)
})
