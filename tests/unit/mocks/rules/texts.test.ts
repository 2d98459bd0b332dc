import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listEvidence } from '../../../../mocks/rules/texts.ts'

const folder = fileURLToPath(new URL('../../../../mocks/rules/', import.meta.url))

describe('the texts', () => {
  it.each(listEvidence())('$name says how far it is known', ({ level, source, date }) => {
    expect(['recorded', 'documented', 'reported', 'unverified']).toContain(level)
    expect(source).not.toBe('')
    expect(date).toMatch(/^20\d\d(-\d\d){0,2}$/)
  })

  it('are all in use', () => {
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('texts'))
      .map((name) => readFileSync(folder + name, 'utf8'))
      .join('\n')
    expect(listEvidence().filter(({ name }) => !code.includes(`texts.${name}`))).toEqual([])
  })
})
