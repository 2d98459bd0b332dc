/** Folders and files that a command may not use, or that disappear while it runs: one sentence names them, and the exit code is 2. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startAsUser } from '../run-as-user.ts'
import { makeFolder, runCli } from '../run-cli.ts'
import { chat, openMock, readEntries, serve, startHere } from './helpers.ts'

test('record names what it lost with its folder, and continues once the folder is back', async () => {
  const folder = join(makeFolder(), 'runs')
  const out = join(folder, 'run.har')
  mkdirSync(folder)
  const run = await startHere(['--target', await openMock(), '--out', out])
  await chat(run.url, { stream: false })
  await expect.poll(() => run.err()).toMatch(/^#1 200/m)
  rmSync(folder, { recursive: true })
  expect((await chat(run.url, { stream: false })).status).toBe(200)
  await expect.poll(() => run.err()).toMatch(/an exchange could not be written to \S+run\.har: ENOENT/)
  mkdirSync(folder)
  await chat(run.url, { stream: false })
  await expect.poll(() => run.err().match(/^#1 200/gm)).toHaveLength(2)
  expect(await run.stop('SIGINT')).toBe(2)
  expect(readEntries(out)).toHaveLength(1)
  expect(run.err()).toContain('1 could not be written')
  expect(run.err()).not.toMatch(/\n {4}at /)
})

test.each([
  ['json report', (folder: string) => ['--reporter', `json=${join(folder, 'report.json')}`]],
  ['HAR file', (folder: string) => ['--har', join(folder, 'run.har')]],
])('check says that its %s is not written if the folder disappears during the run', async (what, toOptions) => {
  const folder = join(makeFolder(), 'reports')
  mkdirSync(folder)
  const target = await serve((_request, response) => {
    rmSync(folder, { recursive: true, force: true })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const args = ['check', '--base-url', `${target}/v1`, '--api-key', 'sk-lost-folder', '--only', 'models/list']
  const ran = await runCli([...args, ...toOptions(folder)])
  expect(ran.err).toMatch(new RegExp(`the ${what}.* could not be written: ENOENT`))
  expect(ran.err).not.toMatch(/\n {4}at /)
  // The answer fails its checks, which decides the exit code.
  expect(ran.code).toBe(1)
})

const long = `${'a'.repeat(300)}.json`
const loop = join(makeFolder(), 'loop')
symlinkSync('loop', loop)
const target = ['--target', 'http://127.0.0.1:9', '--out']

test.each([
  ['a name that is too long', ['record', '--port', '0', ...target, long], '--out'],
  ['a name that is too long', ['check', '--har', long], '--har'],
  ['a name that is too long', ['check', '--reporter', `json=${long}`], '--reporter json'],
  ['a name that is too long', ['check', '--snapshot', long], '--snapshot'],
  ['a name that is too long', ['client', '--watch-files', long, '--', 'true'], '--watch-files'],
  ['a link to itself', ['record', '--port', '0', ...target, join(loop, 'run.har')], '--out'],
  ['a link to itself', ['check', '--reporter', `html=${loop}`], '--reporter html'],
])('%s is refused with one sentence (%#)', async (_, args, option) => {
  const ran = await runCli(args, { cwd: makeFolder() })
  expect([ran.code, ran.out]).toEqual([2, ''])
  expect(ran.err).toMatch(new RegExp(`^error: ${option}: \\S+ cannot be opened \\((?:ENAMETOOLONG|ELOOP)\\); check`))
})

const isRoot = process.getuid?.() === 0
const nobody = 65_534
/** Runs commands as a user without rights: root may write everywhere. */
const other = isRoot ? await startAsUser(nobody) : null
const canDrop = process.platform !== 'win32' && (!isRoot || other !== null)
if (!canDrop) console.warn('skipped: files without permission need a user without rights')
const asNobody = other?.run ?? runCli
afterAll(() => other?.end())

describe.skipIf(!canDrop)('without permission', () => {
  // The folder of the test run can be entered by its user only.
  const folder = mkdtempSync('/tmp/kimi-contract-test-')
  afterAll(() => rmSync(folder, { recursive: true }))
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  const har = join(folder, 'run.har')
  writeFileSync(har, '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[]}}')
  chmodSync(har, 0o400)
  chmodSync(closed, 0o555)
  chmodSync(folder, 0o777)
  if (isRoot) writeFileSync(join(closed, 'kept.json'), '{}', { mode: 0o600 })

  const record = ['record', '--port', '0', '--target', 'http://127.0.0.1:9', '--out']
  test.each([
    ['record, a new file', [...record, join(closed, 'new.har')], /--out: \S+closed cannot be written to/],
    [
      'check, a report',
      ['check', '--reporter', `junit=${join(closed, 'r.xml')}`],
      /--reporter junit: \S+closed cannot/,
    ],
    [
      'client, a report',
      ['client', '--reporter', `json=${join(closed, 'r')}`, '--', 'true'],
      /--reporter json: \S+closed/,
    ],
  ])('%s is refused before the start', async (_, args, message) => {
    const ran = await asNobody(args)
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toMatch(message)
    expect(ran.err).not.toMatch(/\n {4}at /)
  })

  test.runIf(isRoot)('a file of another user is named with what to do', async () => {
    const recorded = await asNobody([...record, har])
    expect([recorded.code, recorded.err]).toEqual([
      2,
      expect.stringMatching(
        /run\.har cannot be written: EACCES.*; give this user the permission, or name a file elsewhere/,
      ),
    ])
    for (const args of [
      ['validate', join(closed, 'kept.json')],
      ['mock', '--port', '0', '--fixtures', join(closed, 'kept.json')],
      ['spec', '--check', join(closed, 'kept.json')],
    ]) {
      const ran = await asNobody(args)
      expect(ran.code).toBe(2)
      expect(ran.out + ran.err).toMatch(/kept\.json[^\n]*(?:permission|EACCES)|(?:permission|EACCES)[^\n]*kept\.json/i)
    }
  })
})
