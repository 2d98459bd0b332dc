/** Wrong input that the command line answers with one line: the option, what is wrong with it, and what to give instead. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createMockServer } from '../../../mocks/server.ts'
import { makeFolder, runCli } from './run-cli.ts'

const folder = makeFolder()
const at = (name: string) => join(folder, name)
mkdirSync(at('folder'))
writeFileSync(at('empty.json'), ' \n')
writeFileSync(at('cut.json'), '{\n')

it.each<[string, string[], string]>([
  [
    'a port beyond 65535',
    ['check', '--base-url', 'http://127.0.0.1:99999/v1'],
    'has the port 99999; ports end at 65535',
  ],
  [
    'an empty glob',
    ['check', '--only', ''],
    '--only is empty; give an id or a glob. All ids: kimi-contract check --list',
  ],
  ['an empty glob of drills', ['client', '--skip', ' ', '--', 'true'], '--skip is empty; give an id or a glob'],
  [
    'one file for two reports',
    ['check', '--reporter', `json=${at('a')}`, '--reporter', `junit=${join(folder, 'folder/../a')}`],
    `--reporter json and --reporter junit both write ${at('a')}; name a different file for each`,
  ],
  [
    'one file for a report and the exchanges',
    ['check', '--reporter', `json=${at('a')}`, '--har', at('a')],
    `--reporter json and --har both write ${at('a')}`,
  ],
  [
    'one file for a report and the snapshot',
    ['check', '--reporter', `json=${at('a')}`, '--snapshot', at('a')],
    `--reporter json and --snapshot both write ${at('a')}`,
  ],
  [
    'one file for a report and a recording',
    ['record', '--reporter', `json=${at('a.har')}`, '--out', at('a.har')],
    `--reporter json and --out both write ${at('a.har')}`,
  ],
  ['a recording without a name', ['record', '--out', ''], '--out needs a file name'],
  ['a report of no bytes', ['check', '--merge', at('empty.json')], `--merge: ${at('empty.json')} is empty`],
  ['a directory of reports', ['check', '--merge', folder], `--merge: ${folder} is a directory; name a file`],
  ['a directory for a document', ['spec', '--check', folder], `--check: ${folder} is a directory; name a file`],
  ['a file below a file', ['spec', '--check', at('cut.json/a')], `${at('cut.json/a')} does not exist; check the path`],
  ['a document that is cut', ['spec', '--check', at('cut.json')], 'must end with a } at line 2, column 1\n'],
  [
    'an address for a file',
    ['validate', 'https://a.test/b.har'],
    'https://a.test/b.har is an address; download it first',
  ],
  ['an empty host', ['mock', '--host', '', '--port', '0'], 'error: --host is empty; 127.0.0.1 is the default'],
  ['a short token', ['mock', '--control-token', 'abc', '--port', '0'], 'error: --control-token must have at least 8'],
  ['a host name with a blank', ['mock', '--allow-host', 'a b', '--port', '0'], 'error: --allow-host has "a b"'],
  [
    'a tokenizer that does not exist',
    ['mock', '--tokenizer', at('none'), '--port', '0'],
    `error: the tokenizer file ${at('none')} cannot be read: it does not exist; check the path`,
  ],
  ['a directory for a tokenizer', ['mock', '--tokenizer', folder, '--port', '0'], 'cannot be read: it is a directory'],
  ['an expected output without text', ['client', '--expect-output', '', '--', 'true'], '--expect-output is empty'],
  ['a tool without a name', ['client', '--tool', '', '--', 'true'], '--tool is empty; give a text, or leave'],
  [
    'a directory for a program',
    ['client', '--', at('folder')],
    `${at('folder')} could not be started: it is a directory`,
  ],
])('%s is named', async (_, args, text) => {
  const { code, err } = await runCli(args, { env: { MOONSHOT_API_KEY: 'sk-any' } })
  expect(err).toContain(text)
  expect(err).not.toMatch(/\n {4}at /)
  expect(code).toBe(2)
})

it('a key with letters that no key has is not sent, and copying it again is advised', async () => {
  const mock = await createMockServer({ port: 0 })
  const { code, err } = await runCli(['check', '--base-url', mock.url], { env: { MOONSHOT_API_KEY: 'sk-ключ' } })
  const { length } = mock.requests
  await mock.close()
  expect([code, err, length]).toEqual([2, 'error: the API key has a character that no key has; copy it again\n', 0])
})

it('https for a server without TLS is named, with the address to try', async () => {
  const mock = await createMockServer({ port: 0 })
  const target = mock.url.replace('http:', 'https:')
  const env = { MOONSHOT_API_KEY: 'sk-any' }
  const checked = await runCli(['check', '--base-url', target, '--only', 'chat/plain'], { env })
  const smoked = await runCli(['smoke', '--base-url', target], { env })
  await mock.close()
  expect([checked.code, smoked.code]).toEqual([3, 3])
  expect(checked.out).toContain('the server answers without TLS; write http:// in place of https://')
  expect(smoked.out).toContain(`try http: ${mock.url}`)
})
