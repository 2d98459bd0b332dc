/** Every source id that the repository cites is an entry of openapi/sources.yaml. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { getSource, toSourceText, type SourceId } from '../../../openapi/evidence.ts'
import { sources } from '../../../openapi/generated/sources.ts'
import { readSources, resolveEvidence } from '../../../scripts/dev/generate/sources.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Files in which facts are cited: the spec, the mock, the suite, the commands and the kill table. */
const citing = ['openapi', 'mocks', 'tests/suite', 'tests/kill-table', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => /\.(ts|yaml)$/.test(file) && !/generated|sources\.yaml$|\.test\.ts$/.test(file)),
)

/** The values of `source` members in YAML, at any depth. */
function findSources(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'source' && typeof value === 'string' ? [value] : findSources(value),
  )
}

describe('openapi/sources.yaml', () => {
  it('has every source that the YAML files of the spec cite', () => {
    const files = citing.filter((file) => file.startsWith('openapi/') && file.endsWith('.yaml'))
    const cited = files.flatMap((file) => findSources(parse(readFileSync(join(root, file), 'utf8'), { merge: true })))
    expect(cited.length).toBeGreaterThan(200)
    expect(cited.filter((id) => !Object.hasOwn(sources, id))).toEqual([])
  })

  it('has every source that a comment cites in brackets', () => {
    const cited = citing
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n'))
      .filter((line) => /^\s*(\/\/|\/?\*)/.test(line))
      .flatMap((line) => [...line.matchAll(/\(([\w.-]+\/[\w./-]+(?:#\d+)?)\)/g)].map(([, id]) => id!))
      .filter((id) => !/^(openapi|mocks|tests|scripts)\//.test(id))
    expect(cited.length).toBeGreaterThan(30)
    expect(cited.filter((id) => !Object.hasOwn(sources, id))).toEqual([])
  })

  it('has no entry that nothing cites', () => {
    const text = citing.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
    const isCited = (id: string) =>
      new RegExp(`(?<![\\w/#.-])${id.replaceAll(/[.*+?]/g, '\\$&')}(?![\\w/#-])`).test(text)
    expect(Object.keys(sources).filter((id) => !isCited(id))).toEqual([])
  })

  it('is sorted by id', () => {
    const text = readFileSync(join(root, 'openapi/sources.yaml'), 'utf8')
    const ids = Object.keys(parse(text) as object)
    expect(ids).toEqual(ids.toSorted())
    expect(ids).toEqual(Object.keys(sources))
  })

  it('names nothing that is missing in a public clone', () => {
    for (const [id, { says }] of Object.entries(sources))
      expect(says, id).not.toMatch(/\.\.\/shared|facts §|index id|\.(http|jsonl|sse)\b/)
  })

  it('gives address and date as text', () => {
    expect(toSourceText('docs/api/chat')).toMatch(/^https:\/\/platform\.kimi\.ai\/docs\/api\/chat \(20\d\d/)
    const unknown = Object.keys(sources).find((id) => getSource(id as SourceId).url === undefined) as SourceId
    expect(toSourceText(['docs/api/errors', unknown])).toContain(`; ${getSource(unknown).says} (`)
  })
})

describe('the generator', () => {
  it.each<[what: string, entries: Record<string, object>, reason: RegExp]>([
    ['an id of another form', { 'a b': { date: '2026', says: 'x' } }, /a b has an id of another form/],
    ['an unknown member', { a: { date: '2026', says: 'x', note: 'y' } }, /a has an unknown member note/],
    ['a url that is no URL', { a: { url: 'x', date: '2026', says: 'x' } }, /a has a url that is no URL/],
    ['no date', { a: { says: 'x' } }, /a has no date/],
    ['no statement', { a: { date: '2026', says: ' ' } }, /a has no `says`/],
  ])('refuses an entry with %s', (_, entries, reason) => {
    expect(() => readSources(entries as never)).toThrow(reason)
  })

  it('resolves evidence to address and date, and refuses an unknown id', () => {
    const rows = readSources({ a: { url: 'https://a.example', date: '2026', says: 'x' } })
    const evidence = { level: 'recorded', source: 'a', note: 'n' }
    expect(resolveEvidence({ schemas: [{ 'x-evidence': evidence }] }, rows)).toEqual({
      schemas: [{ 'x-evidence': { ...evidence, url: 'https://a.example', date: '2026' } }],
    })
    expect(() => resolveEvidence({ 'x-evidence': { level: 'recorded', source: 'b' } }, rows)).toThrow(/cites b/)
  })
})
