/** Figures and sample outputs in the documentation match the code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faults } from '../../../mocks/faults/index.ts'
import { createMockServer } from '../../../mocks/server.ts'
import { drills } from '../../../scripts/client-drills/drills/index.ts'
import { diagnoses } from '../../../scripts/commands/smoke/diagnoses.ts'
import { cases } from '../../suite/cases/index.ts'
import { checks } from '../../suite/checks/index.ts'
import { relations } from '../../suite/relations/index.ts'
import { runCli } from '../scripts/run-cli.ts'
import { readSnippets, root } from './snippets.ts'

const read = (page: string) => readFileSync(join(root, page), 'utf8')

test.each<[page: string, text: string]>([
  ['README.md', `${cases.length} cases: `],
  ['docs/getting-started/ci.md', `${cases.length} cases: `],
  ['CHANGELOG.md', `${cases.length} cases, ${checks.length} checks and ${relations.length} relations`],
  ['CHANGELOG.md', `${drills.length} drills of requests`],
  ['README.md', `one of ${Object.keys(diagnoses).length} causes`],
  ['README.md', `some ${Math.round(faults.length / 100) * 100} known breaches`],
])('%s says "%s"', (page, text) => {
  expect(read(page)).toContain(text)
})

/** The sample output of smoke on a page, with figures and without those that change. */
const withoutTimes = (text: string) =>
  text
    .replaceAll(/\d+ ms/g, 'N ms')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
    .trim()
const readSample = (page: string) =>
  readSnippets().find(({ place, text }) => place.startsWith(`${page}:`) && text.startsWith('kimi-contract smoke'))!.text

test.each<[page: string, key: string, options: string[]]>([
  ['README.md', 'sk-any-key-0123456789', []],
  ['docs/getting-started/key.md', 'sk-any', ['--model', 'kimi-k9']],
])('%s shows what smoke prints', async (page, key, options) => {
  const mock = await createMockServer({ port: 0 })
  const { out } = await runCli(['smoke', '--base-url', mock.url, ...options], { env: { MOONSHOT_API_KEY: key } })
  await mock.close()
  expect(withoutTimes(out)).toBe(withoutTimes(readSample(page)))
})
