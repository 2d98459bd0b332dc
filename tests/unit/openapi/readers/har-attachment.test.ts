/** Bodies in separate files beside a HAR are read; files outside its folder are not. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { readRecording } from '../../../../openapi/readers/index.ts'
import { toExchange } from '../../../../openapi/readers/recording.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-attached-'))
const inside = join(folder, 'har')
mkdirSync(join(inside, 'bodies'), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const body = '{"object":"list","data":[]}'
writeFileSync(join(inside, 'body.json'), body)
writeFileSync(join(inside, 'bodies', 'body.json'), body)
const named = '{"object":"list","data":[{"id":"水 – é"}]}'
writeFileSync(join(inside, 'text.json'), named)
writeFileSync(join(inside, 'mapped.dat'), new TextDecoder('windows-1252').decode(Buffer.from(named)))
writeFileSync(join(inside, 'packed.bin'), gzipSync(body))
writeFileSync(join(inside, 'request.json'), '{"model":"kimi-k2.6"}')
writeFileSync(join(folder, 'secret.json'), body)
symlinkSync(join(folder, 'secret.json'), join(inside, 'link.json'))

const har = (name: string, coding: string | null = null) => ({
  log: {
    version: '1.2',
    creator: { name: 'Playwright', version: '1.56' },
    entries: [
      {
        startedDateTime: '2026-11-27T00:00:00.000Z',
        time: 1,
        request: {
          method: 'GET',
          url: 'https://api.moonshot.ai/v1/models',
          headers: [],
          postData: { mimeType: 'application/json', _file: 'request.json' },
        },
        response: {
          status: 200,
          headers: [
            { name: 'Content-Type', value: 'application/json' },
            ...(coding === null ? [] : [{ name: 'Content-Encoding', value: coding }]),
          ],
          content: { size: -1, mimeType: 'application/json', _file: name },
          redirectURL: '',
          headersSize: -1,
          bodySize: -1,
        },
      },
    ],
  },
})

async function read(name: string, coding: string | null = null) {
  const file = join(inside, 'capture.har')
  writeFileSync(file, JSON.stringify(har(name, coding)))
  const found: { kind: string; text: string; asked?: string | null }[] = []
  for await (const recorded of readRecording(file)) {
    if (recorded.kind !== 'exchange') found.push({ kind: recorded.kind, text: 'text' in recorded ? recorded.text : '' })
    else {
      const exchange = await toExchange(recorded)
      const text = Buffer.concat(exchange.body.map((part) => part.bytes)).toString()
      found.push({ kind: 'exchange', text, asked: exchange.request?.body ?? null })
    }
  }
  return found
}

it.each(['text.json', 'mapped.dat'])('gives the original bytes of %s', async (name) => {
  expect(await read(name)).toMatchObject([{ kind: 'exchange', text: named }])
})

it.each([
  ['beside the HAR', 'body.json', null],
  ['in a folder beside the HAR', 'bodies/body.json', null],
  ['that is packed', 'packed.bin', 'gzip'],
  ['that was unpacked by the recorder', 'body.json', 'br'],
])('reads a body %s', async (_, name, coding) => {
  expect(await read(name, coding)).toEqual([{ kind: 'exchange', text: body, asked: '{"model":"kimi-k2.6"}' }])
})

it.each([
  ['a missing file', 'gone.json', /separate file "gone.json", which is not beside the HAR/],
  ['a file of the folder above', '../secret.json', /outside the folder of the HAR/],
  ['an absolute path', join(folder, 'secret.json'), /outside the folder of the HAR/],
  ['a link that leads outside', 'link.json', /outside the folder of the HAR/],
  ['a folder', 'bodies', /not beside the HAR/],
])('skips %s by name', async (_, name, text) => {
  expect(await read(name)).toEqual([{ kind: 'skipped', text: expect.stringMatching(text) }])
})

it.skipIf(process.platform !== 'linux')('closes a file that it cannot read', async () => {
  const { readdirSync, readlinkSync } = await import('node:fs')
  const file = join(inside, 'not-a.har')
  writeFileSync(file, `[${' '.repeat(600_000)}1]`)
  const openNow = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === file
      } catch {
        return false
      }
    })
  await expect(readRecording(file).next()).rejects.toThrow(/no HAR/)
  expect(openNow()).toEqual([])
})
