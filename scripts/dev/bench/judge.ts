/**
 * `npm run bench:judge`: measures the time to judge a stream, as a ratio to JSON.parse of the same chunks in the same run, and whether the
 * memory for judging a file is independent of its length.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judge } from '../../../tests/suite/checks.ts'
import { runValidate } from '../../commands/validate/validate.ts'
import { atMost, type Goal } from './goals.ts'
import { median } from './numbers.ts'
import { finish } from './part.ts'
import { toExchange, toPayloads, toStream } from './stream.ts'

const chunks = 10_000
const rounds = 25
/** The growth of memory that is allowed: more than the noise between two equal runs, far less than 90,000 more chunks would take. */
const growthMb = 32

const [mode, file] = process.argv.slice(2)
if (mode === 'memory' && file !== undefined) await measureMemory(file)
else finish([...measureSpeed(), compareMemory()])

function measureSpeed(): Goal[] {
  const payloads = toPayloads(chunks)
  // Padding that differs in every chunk, like OpenAI's `obfuscation`, so that no chunk repeats an earlier one.
  const novel = payloads.map((payload, at) => payload.replace(/}$/, `,"obfuscation":"${(at * 7919).toString(36)}"}`))
  // A nested object with other values in every chunk, like llama.cpp's `timings`.
  const nested = payloads.map((payload, at) =>
    payload.replace(/}$/, `,"timings":{"n":${at},"prompt":{"id":"${(at * 31).toString(36)}","ms":[${at},${at + 1}]}}}`),
  )
  return [
    measure('chunks that repeat', payloads, 2),
    measure('chunks that never repeat', novel, 2),
    measure('chunks with a nested object that changes', nested, 3),
  ]
}

function measure(kind: string, payloads: readonly string[], limit: number): Goal {
  const exchange = toExchange(toStream(payloads))
  const failures = judge(exchange).filter((failure) => failure.severity !== 'notice')
  if (failures.length > 0)
    throw new Error(`the stream of the benchmark must conform, but this check fails: ${failures[0]!.check}`)
  const parse: number[] = []
  const judged: number[] = []
  for (let round = 0; round < rounds; round++) {
    parse.push(time(() => payloads.forEach((payload) => JSON.parse(payload))))
    judged.push(time(() => judge(exchange)))
  }
  const ratio = median(judged) / median(parse)
  console.log(`${chunks} ${kind}, ${rounds} interleaved rounds, medians`)
  console.log(`  JSON.parse  ${median(parse).toFixed(2)} ms`)
  console.log(`  judge       ${median(judged).toFixed(2)} ms`)
  console.log(`  ratio       ${ratio.toFixed(2)} (limit ${limit})`)
  return atMost(`judging 10,000 ${kind}`, ratio, limit, '× JSON.parse')
}

function compareMemory(): Goal {
  const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-bench-'))
  try {
    const peaks = [chunks, chunks * 10].map((count) => {
      const name = join(folder, `${count}.sse`)
      writeFileSync(name, toStream(toPayloads(count)))
      const child = spawnSync(process.execPath, [import.meta.filename, 'memory', name], { encoding: 'utf8' })
      if (child.status !== 0) throw new Error(child.stderr)
      return Number(child.stdout)
    })
    const [small, large] = peaks as [number, number]
    console.log(`peak memory, judging a file (RSS)`)
    console.log(`  ${chunks} chunks   ${small.toFixed(0)} MB`)
    console.log(`  ${chunks * 10} chunks  ${large.toFixed(0)} MB (limit ${(small + growthMb).toFixed(0)})`)
    return atMost('judging a file of ten times the chunks: more memory', large - small, growthMb, 'MB')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureMemory(name: string): Promise<void> {
  const { exitCode } = await runValidate([name])
  if (exitCode !== 0) throw new Error(`validate exited with ${exitCode}`)
  console.log(process.resourceUsage().maxRSS / 1024)
}

function time(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
