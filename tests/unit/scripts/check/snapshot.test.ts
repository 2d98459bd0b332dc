/** `check --snapshot` on the command line: written once, compared later; a file that is no snapshot is never overwritten. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { check, closeServers, env, moved, serve, type Row } from '../moved-server.ts'
import { makeFolder, runCli } from '../run-cli.ts'

afterEach(closeServers)
const read = (folder: string) => readFileSync(join(folder, 's.json'), 'utf8')

describe('check --snapshot', () => {
  it('writes the file in the first run, and finds no change in the second', async () => {
    const folder = makeFolder()
    const url = await serve()
    const first = await check(url, folder, '--snapshot', 's.json')
    expect([first.code, first.verdict, first.drift]).toEqual([0, 'pass', []])
    expect(first.err).toMatch(/snapshot written to s\.json: \d+ paths in 2 groups/)
    const text = read(folder)
    const second = await check(url, folder, '--snapshot', 's.json')
    expect([second.code, second.verdict]).toEqual([0, 'pass'])
    expect(second.drift.map((one) => [one.id, one.status])).toEqual([
      ['drift/createChatCompletion.json.2xx', 'pass'],
      ['drift/listModels.json.2xx', 'pass'],
    ])
    expect(second.err).toMatch(/compared with the snapshot s\.json: nothing changed/)
    expect(read(folder)).toBe(text)
  })

  it('stores no contents, ids or keys', async () => {
    const folder = makeFolder()
    await check(await serve(moved), folder, '--snapshot', 's.json')
    expect(read(folder)).not.toMatch(/sk-|chatcmpl|"hi"|Bearer|"eu"/)
    expect(read(folder)).toContain('"/{id}": "boolean"')
  })

  it('warns of drift with its blame, and exits with 1 under --strict', async () => {
    const folder = makeFolder()
    await check(await serve(), folder, '--snapshot', 's.json')
    const text = read(folder)
    const url = await serve(moved)
    const drifted = await check(url, folder, '--snapshot', 's.json')
    expect([drifted.code, drifted.verdict]).toEqual([0, 'warn'])
    const reported = drifted.drift.flatMap((one) => one.failures).map((one) => [one.severity, one.blame, one.message])
    expect(reported).toEqual([
      ['warn', 'target', 'service moved: /routing appeared'],
      ['warn', 'target', 'service moved: /x y appeared'],
      ['warn', 'target', 'service moved: /{id} appeared'],
    ])
    const strict = await check(url, folder, '--snapshot', 's.json', '--strict')
    expect([strict.code, strict.verdict]).toEqual([1, 'fail'])
    expect(read(folder)).toBe(text)
  })

  it('blames the mock if the mock is the target', async () => {
    const folder = makeFolder()
    await check(await serve(moved), folder, '--snapshot', 's.json')
    const args = ['check', '--only', 'chat/plain', 'models/list', '--snapshot', 's.json', '--reporter', 'json']
    const ran = await runCli(args, { cwd: folder })
    const rows = (JSON.parse(ran.out) as { cases: Row[] }).cases.flatMap((one) => one.failures)
    expect(rows).toContainEqual(
      expect.objectContaining({ blame: 'mock', severity: 'warn', message: 'mock behind: /routing vanished' }),
    )
  })

  it('replaces the snapshot with --update-snapshot, and finds no change afterwards', async () => {
    const folder = makeFolder()
    await check(await serve(), folder, '--snapshot', 's.json')
    const url = await serve(moved)
    const updated = await check(url, folder, '--snapshot', 's.json', '--update-snapshot', '--strict')
    expect([updated.code, updated.err]).toEqual([0, expect.stringMatching(/s\.json replaced: 3 changes/)])
    expect(read(folder)).toContain('"/routing/hops/*": "integer"')
    const after = await check(url, folder, '--snapshot', 's.json')
    expect(after.err).toMatch(/nothing changed/)
    const steady = after.drift.flatMap((one) => one.failures).map((one) => [one.severity, one.blame, one.at])
    expect(steady).toContainEqual(['notice', 'spec', '/routing'])
  })

  it('does not report cases that were not selected', async () => {
    const folder = makeFolder()
    const url = await serve()
    await check(url, folder, '--snapshot', 's.json')
    const part = await check(url, folder, '--snapshot', 's.json', '--skip', 'models/list')
    expect([part.code, part.verdict]).toEqual([0, 'pass'])
    expect(part.drift.flatMap((one) => one.failures).map((one) => [one.severity, one.message])).toEqual([
      ['notice', expect.stringMatching(/the whole group vanished \(1 of its cases were not run this time\)/)],
    ])
  })

  it.each([
    ['nothing', '', /is empty/],
    ['half a file', '{"kind": "kimi-contract-shape", "sch', /is not JSON/],
    ['a file of someone else', '{"name": "package"}', /not a snapshot/],
    ['a later version', '{"kind": "kimi-contract-shape", "schemaVersion": 9}', /schemaVersion 9/],
  ])('leaves %s unchanged and exits with 2, also with --update-snapshot', async (_, text, reason) => {
    const folder = makeFolder()
    writeFileSync(join(folder, 's.json'), text)
    for (const more of [[], ['--update-snapshot']]) {
      const ran = await runCli(['check', '--only', 'models/list', '--snapshot', 's.json', ...more], { cwd: folder })
      expect([ran.code, ran.out]).toEqual([2, ''])
      expect(ran.err).toMatch(reason)
      expect(read(folder)).toBe(text)
    }
  })

  it.each<[string, string[], RegExp]>([
    ['an update without a file', ['--update-snapshot'], /--update-snapshot needs --snapshot FILE/],
    ['a directory', ['--snapshot', '.'], /is a directory/],
    ['no directory', ['--snapshot', 'none/s.json'], /there is no directory/],
  ])('refuses %s', async (_, more, reason) => {
    const ran = await runCli(['check', '--only', 'models/list', ...more])
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(reason)])
  })

  it('leaves a file unchanged that was created during the run', async () => {
    const folder = makeFolder()
    const url = await serve(() => {
      writeFileSync(join(folder, 's.json'), 'mine')
      return false
    })
    const { err } = await check(url, folder, '--snapshot', 's.json')
    expect([err, read(folder)]).toEqual([expect.stringMatching(/s\.json was created during the run/), 'mine'])
  })

  it('writes nothing if nothing could be tested', async () => {
    const folder = makeFolder()
    const ran = await runCli(['check', '--base-url', 'http://127.0.0.1:1/v1', '--snapshot', 's.json'], {
      cwd: folder,
      env,
    })
    expect([ran.code, existsSync(join(folder, 's.json'))]).toEqual([3, false])
    expect(ran.err).toMatch(/neither compared nor written/)
  })
})
