/**
 * `node scripts/dev/bench/validate.ts [megabytes]`: measures the processor time and the peak memory of `validate` for a HAR of 200 MB, with
 * streams and answers of up to 1,000 words.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHarEntry } from '../../../openapi/har-writer.ts'
import { answer } from '../../../mocks/answer.ts'
import { toExchange, createMock } from '../../../mocks/state/index.ts'
import { atMost } from './goals.ts'
import { finish } from './part.ts'

const megabytes = Number(/^\d+$/.exec(process.argv[2] ?? '')?.[0] ?? 200)
const bin = join(import.meta.dirname, '../../bin.ts')
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-bench-'))

try {
  const file = join(folder, 'traffic.har')
  const entries = writeHar(file, megabytes * 1e6)
  const { seconds, peakMb } = validate(file)
  console.log(
    `validate: ${entries} exchanges, ${megabytes} MB: ${seconds.toFixed(1)} s of processor time, peak ${peakMb.toFixed(0)} MB`,
  )
  finish([
    // The seconds depend on the machine; on a shared one they vary by half.
    atMost(`validate: HAR of ${megabytes} MB, processor time`, seconds, (8 * megabytes) / 200, 's', {
      bound: (12 * megabytes) / 200,
      section: 'measured-against-the-goals',
    }),
    atMost(`validate: HAR of ${megabytes} MB, peak memory`, peakMb, 200, 'MB'),
  ])
} finally {
  rmSync(folder, { recursive: true })
}

/** Writes a HAR of about that size; returns its number of entries. */
function writeHar(file: string, size: number): number {
  const mock = createMock({ journal: { entries: 1 } })
  const out = openSync(file, 'w')
  let count = 0
  let written = writeSync(out, '{"log":{"version":"1.2","creator":{"name":"kimi-contract","version":"0"},"entries":[')
  for (; written < size; count++) {
    const words = 100 * (1 + (count % 10))
    const content = `Write ${words} words about tea house number ${count}.`
    const body = { model: 'kimi-k2.6', stream: count % 4 > 0, messages: [{ role: 'user', content }], max_tokens: 4096 }
    const headers = {
      authorization: 'Bearer sk-bench-0123456789',
      'content-type': 'application/json',
      host: 'localhost',
    }
    answer({ method: 'POST', url: '/v1/chat/completions', headers, body: Buffer.from(JSON.stringify(body)) }, mock)
    const entry = toHarEntry(toExchange(mock.requests[0]!))
    written += writeSync(out, `${count === 0 ? '' : ','}${JSON.stringify(entry)}`)
  }
  writeSync(out, ']}}')
  closeSync(out)
  return count
}

/** Runs `validate` on the file, of which all checks must pass. */
function validate(file: string): { seconds: number; peakMb: number } {
  const usageFile = join(folder, 'usage.json')
  const atExit = `import { writeFileSync } from 'node:fs'
process.on('exit', () => writeFileSync(${JSON.stringify(usageFile)}, JSON.stringify(process.resourceUsage())))`
  const preload = `data:text/javascript,${encodeURIComponent(atExit)}`
  const done = spawnSync(process.execPath, ['--import', preload, bin, 'validate', file], { encoding: 'utf8' })
  if (done.status !== 0)
    throw new Error(`validate exited with ${done.status}: ${(done.stderr || done.stdout).slice(0, 1000)}`)
  const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as NodeJS.ResourceUsage
  return { seconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6, peakMb: (usage.maxRSS * 1024) / 1e6 }
}
