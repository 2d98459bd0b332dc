/** `validate` over every recording of the five forms: no crash, and the right verdict for each. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runValidate } from '../../scripts/commands/validate/validate.ts'
import { folder, isOutOfScope, isThere } from './folder.ts'
import { clean, notJudged, verdicts } from './verdicts.ts'

const files = isThere ? readdirSync(folder).filter((name) => /\.(har|http|json|jsonl|sse)$/.test(name)) : []

/** The recordings of operations of this contract. */
const inScope = files.filter((file) => !isOutOfScope(file))
const tabled = verdicts.flatMap((verdict) => verdict.files.map((file) => [file, verdict.failures] as const))
const listed = new Set([...tabled, ...notJudged].map(([file]) => file))
const firstParty = inScope.filter((file) => !listed.has(file) && clean.some((start) => file.startsWith(start)))

async function validate(names: readonly string[], profile: 'official' | 'vendor' = 'official') {
  const logged: string[] = []
  const paths = names.map((name) => join(folder, name))
  const { report, exitCode } = await runValidate(paths, { profile, log: (line) => logged.push(line) })
  const failures = report.files.flatMap((row) => row.failures).filter((one) => one.severity !== 'notice')
  return {
    report,
    exitCode,
    logged,
    failures: [...new Set(failures.map((one) => `${one.check}:${one.severity}`))].sort(),
  }
}

describe.runIf(isThere)('recordings', () => {
  it('are each in one table, and each row has its recording', () => {
    const known = new Set([...listed, ...firstParty])
    expect(inScope.filter((file) => !known.has(file))).toEqual([])
    expect([...known].filter((file) => !files.includes(file))).toEqual([])
  })

  it.each(firstParty)('%s, first-party, passes without a failure or a warning', async (file) => {
    const { failures, exitCode, report } = await validate([file])
    expect(failures).toEqual([])
    expect([report.files[0]!.status, exitCode]).toEqual(['pass', 0])
  })

  it.each(tabled)('%s: %j', async (file, failures) => {
    const result = await validate([file])
    expect(result.failures).toEqual(failures)
    expect(result.exitCode).toBe(failures.some((one) => one.endsWith(':fail')) ? 1 : 0)
  })

  it.each(notJudged)('%s is not judged, and the line says why', async (file, line) => {
    const { report, exitCode, logged } = await validate([file])
    expect(report.files.map((row) => row.status)).toEqual(['skip'])
    expect(exitCode).toBe(line.source.includes('entry') ? 3 : 2)
    expect(logged.join('\n')).toMatch(line)
  })

  it.each(['official', 'vendor'] as const)(
    'all of them together, profile %s: one row each, and no error of kimi-contract itself',
    async (profile) => {
      const { report, exitCode, logged } = await validate(files, profile)
      expect(report.files).toHaveLength(files.length)
      expect(exitCode).toBe(1)
      expect(logged.filter((line) => line.includes('kimi-contract itself'))).toEqual([])
    },
  )
})
