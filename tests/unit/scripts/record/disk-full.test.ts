/** A full disk, on a small file system of its own: files stay whole, one sentence says what is lost, and the exit code shows it. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { makeFolder, runCli } from '../run-cli.ts'
import { chat, openMock, startHere } from './helpers.ts'

const kilobytes = 64
const folder = makeFolder()
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]).status === 0
if (!mounted) console.warn('skipped: a full disk needs the right to mount a tmpfs (root)')
afterAll(() => {
  if (mounted) spawnSync('umount', [folder])
})

/** Fills the file system. */
function fill(): string {
  const file = join(folder, 'filler')
  for (let bytes = kilobytes * 1024; bytes >= 1; bytes = Math.floor(bytes / 2))
    try {
      writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' })
    } catch {
      // Smaller pieces follow.
    }
  return file
}

describe.skipIf(!mounted)('on a full disk', () => {
  beforeEach(() => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  })

  test('record continues, names what it lost, keeps the file valid, and exits with 2', async () => {
    const out = join(folder, 'run.har')
    const run = await startHere(['--target', await openMock(), '--out', out])
    await chat(run.url, { stream: false })
    await expect.poll(() => run.err()).toMatch(/^#1 200/m)
    const filler = fill()
    await chat(run.url, { stream: false, messages: [{ role: 'user', content: 'word '.repeat(4000) }] })
    await expect.poll(() => run.err()).toMatch(/an exchange could not be written to \S+run\.har: ENOSPC/)
    const kept = JSON.parse(readFileSync(out, 'utf8')) as { log: { entries: unknown[] } }
    expect(kept.log.entries).toHaveLength(1)
    rmSync(filler)
    await chat(run.url, { stream: false })
    await expect.poll(() => run.err()).toMatch(/^#2 200/m)
    expect(await run.stop('SIGINT')).toBe(2)
    expect((JSON.parse(readFileSync(out, 'utf8')) as typeof kept).log.entries).toHaveLength(2)
    expect(run.err()).not.toMatch(/\n {4}at /)
  })

  test.each(['json', 'html', 'junit'])(
    'check says that its %s report is not written, leaves no part of it, and exits with 2',
    async (name) => {
      fill()
      const file = join(folder, 'report')
      const ran = await runCli(['check', '--only', 'chat/plain', 'models/list', '--reporter', `${name}=${file}`])
      expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(`the ${name} report could not be written: ENOSPC`)])
      expect(readdirSync(folder)).toEqual(['filler'])
    },
  )

  test('check still judges if its HAR file cannot be written, leaves no part of it, and exits with 2', async () => {
    const filler = fill()
    for (const freed of [0, 8192]) {
      truncateSync(filler, statSync(filler).size - freed)
      const ran = await runCli(['check', '--only', 'chat', '--har', join(folder, 'run.har')])
      expect([ran.code, ran.out]).toEqual([2, expect.stringContaining('all checks passed')])
      expect(ran.err.match(/the HAR file \S+run\.har could not be written: ENOSPC/g)).toHaveLength(1)
      expect(readdirSync(folder)).toEqual(['filler'])
    }
  })

  test('check keeps the report of an earlier run', async () => {
    const file = join(folder, 'report.json')
    writeFileSync(file, '{"earlier":true}')
    fill()
    expect((await runCli(['check', '--only', 'models/list', '--reporter', `json=${file}`])).code).toBe(2)
    expect(readFileSync(file, 'utf8')).toBe('{"earlier":true}')
  })

  test('record refuses to start if its file cannot be created', async () => {
    fill()
    const ran = await runCli([
      'record',
      '--port',
      '0',
      '--target',
      'http://127.0.0.1:9',
      '--out',
      join(folder, 'a.har'),
    ])
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/a\.har[^\n]*ENOSPC|ENOSPC[^\n]*a\.har/)])
    expect(ran.err).not.toMatch(/\n {4}at /)
    expect(readdirSync(folder)).toEqual(['filler'])
  })
})
