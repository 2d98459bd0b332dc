/** The HAR file that `record` writes is valid at any time and never loses entries. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { toHar } from '../../../../openapi/har-writer.ts'
import { openHarFile } from '../../../../scripts/commands/record/har-file.ts'
import { readEntries, toOut, until } from './helpers.ts'

const entries = (of: string) => (JSON.parse(of) as { log: { entries: unknown[] } }).log.entries
const names = (out: string) => fs.readdirSync(dirname(out))

test('a new file is valid at once, and after each entry', () => {
  const out = toOut()
  const har = openHarFile(out, '1')
  expect(JSON.parse(fs.readFileSync(out, 'utf8'))).toMatchObject({ log: { version: '1.2', entries: [] } })
  for (let number = 1; number <= 5; number++) {
    expect(har.append(`{"n":${number}}`)).toBe(number)
    expect(readEntries(out)).toHaveLength(number)
  }
  har.close()
  expect(names(out)).toEqual(['out.har'])
  expect(readEntries(out)).toEqual([1, 2, 3, 4, 5].map((n) => ({ n })))
})

test('an entry is never written into the file that has the name', () => {
  const out = toOut()
  const har = openHarFile(out, '1')
  for (let count = 0; count < 4; count++) {
    const seen = fs.openSync(out, 'r')
    har.append('{}')
    expect(entries(fs.readFileSync(seen, 'utf8'))).toHaveLength(count)
    fs.closeSync(seen)
    expect(readEntries(out)).toHaveLength(count + 1)
  }
  har.close()
})

test.each([
  ['our own, empty', toHar([], '1'), 0],
  ['indented', JSON.stringify({ log: { version: '1.2', entries: [{ a: '"]}}' }, { b: [1] }] } }, null, 2), 2],
  ['on one line', '{"log":{"entries":[{"a":1}]}}', 1],
  ['with a byte-order mark', '\uFEFF{"log":{"entries":[{"a":1}]}}', 1],
  ['with white space', ' { "log" : { "pages" : [ ] , "entries" : [ ] } } \r\n\t', 0],
])('a HAR file %s gets further entries', (_form, text, count) => {
  const out = toOut()
  fs.writeFileSync(out, text)
  const har = openHarFile(out, '1')
  expect(har.entriesBefore).toBe(count)
  har.append('{"new":1}')
  har.append('{"new":2}')
  har.close()
  const whole = fs.readFileSync(out, 'utf8').replace(/^\uFEFF/, '')
  const before = text.replace(/^\uFEFF/, '')
  expect(entries(whole)).toEqual([...entries(before), { new: 1 }, { new: 2 }])
  expect(fs.readFileSync(out, 'utf8').startsWith(text.trimEnd().replace(/[\]}\s]+$/, ''))).toBe(true)
})

test.each([
  ['text', 'hello', /is no HAR/],
  ['an array', '[1]', /is no HAR/],
  ['another JSON', '{"model":"x"}', /is JSON but no HAR/],
  ['entries elsewhere', '{"entries":[]}', /is JSON but no HAR/],
  ['a file that breaks off', '{"log":{"entries":[{"a":1},{"b":', /ends in the middle, after entry 1/],
  ['more after the entries', '{"log":{"entries":[{}],"pages":[]}}', /something follows log.entries/],
  ['two lists of entries', '{"log":{"entries":[{}],"entries":[{}]}}', /several lists log.entries/],
  [
    'a file whose last characters only look right',
    '{"log":{"entries":[{}],"x":{"y":[]}}}',
    /something follows log.entries/,
  ],
  ['broken entries', '{"log":{"entries":[{"a":}]}}', /its entry 1 is no JSON/],
  ['more than one document', '{"log":{"entries":[]}}{"log":{"entries":[]}}', /something follows log.entries|is no HAR/],
])('%s is refused and left unchanged', (_what, text, words) => {
  const out = toOut()
  fs.writeFileSync(out, text)
  expect(() => openHarFile(out, '1')).toThrow(words)
  expect(fs.readFileSync(out, 'utf8')).toBe(text)
  expect(names(out)).toEqual(['out.har'])
})

test.each([
  ['a folder', (out: string) => dirname(out), /is a directory/],
  ['a missing folder', (out: string) => join(dirname(out), 'no', 'x.har'), /there is no directory/],
  ['a device', () => '/dev/null', /is no plain file|cannot be written/],
])('%s is refused as an output file', (_what, toName, words) => {
  expect(() => openHarFile(toName(toOut()), '1')).toThrow(words)
})

describe('while the file is open', () => {
  test('a second recorder is refused', () => {
    const out = toOut()
    const har = openHarFile(out, '1')
    expect(() => openHarFile(out, '1')).toThrow(/is being written by process/)
    har.append('{}')
    har.close()
    openHarFile(out, '1').close()
    expect(readEntries(out)).toHaveLength(1)
  })

  test('of two recorders that start at the same moment none overwrites the other', () => {
    const out = toOut()
    const write = fs.writeFileSync
    // The other process claims the file after this one has found it free, and before this one claims it.
    const claim = join(dirname(out), `.out.har.${process.ppid}.shadow`)
    const spy = vi.spyOn(fs, 'writeFileSync').mockImplementationOnce((...given) => {
      write(claim, '')
      write(...given)
    })
    expect(() => openHarFile(out, '1')).toThrow(`is being written by process ${process.ppid}`)
    spy.mockRestore()
    expect(names(out)).toEqual([`.out.har.${process.ppid}.shadow`])
    fs.rmSync(claim)
    openHarFile(out, '1').close()
    expect(names(out)).toEqual(['out.har'])
  })

  test('a file that was moved away is created again, and the moved one stays valid', () => {
    const out = toOut()
    const har = openHarFile(out, '1')
    har.append('{"n":1}')
    fs.renameSync(out, `${out}.old`)
    har.append('{"n":2}')
    har.close()
    expect([readEntries(`${out}.old`), readEntries(out)]).toEqual([[{ n: 1 }], [{ n: 2 }]])
  })

  test.each([
    ['moved away', (out: string) => fs.renameSync(out, `${out}.old`), [{ n: 2 }]],
    ['removed', (out: string) => fs.rmSync(out), [{ n: 2 }]],
    ['replaced', (out: string) => replace(out, '{"log":{"entries":[{"n":"theirs"}]}}'), [{ n: 'theirs' }, { n: 2 }]],
  ])('a file that is %s after the next entry was prepared gets it, and nothing else does', (_, change, expected) => {
    const out = toOut()
    const har = openHarFile(out, '1')
    har.append('{"n":1}')
    har.prepare()
    expect(names(out)).toHaveLength(3)
    change(out)
    har.append('{"n":2}')
    har.prepare()
    expect(names(out).filter((name) => name.startsWith('.'))).toHaveLength(2)
    har.close()
    expect(readEntries(out)).toEqual(expected)
    if (names(out).includes('out.har.old')) expect(readEntries(`${out}.old`)).toEqual([{ n: 1 }])
    expect(names(out).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('a file that another program has extended gets entries after that', () => {
    const out = toOut()
    const har = openHarFile(out, '1')
    har.append('{"n":1}')
    fs.writeFileSync(out, '{"log":{"entries":[{"n":1},{"n":"theirs"}]}}')
    har.append('{"n":2}')
    har.close()
    expect(readEntries(out)).toEqual([{ n: 1 }, { n: 'theirs' }, { n: 2 }])
  })

  test('a file that was replaced by something else is left unchanged, with an error', () => {
    const out = toOut()
    const har = openHarFile(out, '1')
    fs.writeFileSync(out, 'notes')
    expect(() => har.append('{}')).toThrow(/is no HAR/)
    expect(fs.readFileSync(out, 'utf8')).toBe('notes')
    fs.rmSync(out)
    expect(har.append('{"n":1}')).toBe(1)
    har.close()
    expect(readEntries(out)).toEqual([{ n: 1 }])
  })

  test('a removed folder affects no other file, and the file is written again once the folder exists', () => {
    const out = toOut()
    const other = fs.mkdtempSync(`${dirname(out)}-other-`)
    const har = openHarFile(out, '1')
    har.append('{"n":1}')
    fs.rmSync(dirname(out), { recursive: true })
    expect(() => har.append('{"n":2}')).toThrow(/ENOENT/)
    // The system gives them the file descriptors that were just closed.
    const others = [1, 2, 3, 4].map((n) => fs.openSync(join(other, `${n}`), 'w'))
    const inodes = () => others.map((file) => fs.fstatSync(file).ino)
    const before = inodes()
    expect(() => har.append('{"n":2}')).toThrow(/ENOENT/)
    expect(inodes()).toEqual(before)
    fs.mkdirSync(dirname(out))
    expect(har.append('{"n":3}')).toBe(1)
    expect(readEntries(out)).toEqual([{ n: 3 }])
    fs.rmSync(dirname(out), { recursive: true })
    expect(() => har.append('{"n":4}')).toThrow(/ENOENT/)
    others.push(...[5, 6, 7, 8].map((n) => fs.openSync(join(other, `${n}`), 'w')))
    const after = inodes()
    expect(() => har.close()).not.toThrow()
    expect(inodes()).toEqual(after)
    for (const file of others) fs.closeSync(file)
  })

  test('without the hidden copy entries are written in place', () => {
    const out = toOut()
    const har = openHarFile(out, '1')
    for (const name of names(out)) if (name.endsWith('.shadow')) fs.rmSync(join(dirname(out), name))
    for (let n = 0; n < 3; n++) har.append(`{"n":${n}}`)
    har.close()
    expect(readEntries(out)).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }])
  })
})

function replace(file: string, text: string): void {
  fs.writeFileSync(`${file}.new`, text)
  fs.renameSync(`${file}.new`, file)
}

test('after repeated kills in the middle of a write the file is valid and gets further entries', async () => {
  const out = toOut()
  const module = new URL('../../../../scripts/commands/record/har-file.ts', import.meta.url).href
  const code = `const { openHarFile } = await import(${JSON.stringify(module)})
    const har = openHarFile(${JSON.stringify(out)}, '1')
    const text = JSON.stringify({ text: 'x'.repeat(300000) })
    for (let n = har.entriesBefore; n < har.entriesBefore + 300; n++) { har.append(text); har.prepare(); if (n === har.entriesBefore) process.stdout.write('writing') }
    setInterval(() => {}, 1000)`
  let before = 0
  for (let kill = 0; kill < 6; kill++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    let isWriting = false
    child.stdout.on('data', () => (isWriting = true))
    await until(() => isWriting)
    await new Promise((resolve) => setTimeout(resolve, 3 + kill * 7))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.on('close', resolve))
    const count = readEntries(out).length
    expect(count).toBeGreaterThan(before)
    before = count
  }
  openHarFile(out, '1').close()
  expect(names(out)).toEqual(['out.har'])
})
