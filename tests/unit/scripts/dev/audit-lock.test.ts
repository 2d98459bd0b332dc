/** The audit of lock files: integrity, addresses, install scripts, and advisories in the OSV format. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { compareVersions, findAdvisories, type Advisory } from '../../../../scripts/dev/audit-lock/advisories.ts'
import { findLockProblems, readLock } from '../../../../scripts/dev/audit-lock/lock.ts'
import { makeFolder } from '../run-cli.ts'

const integrity = `sha512-${'A'.repeat(86)}==`
const toLock = (packages: object) => readLock(JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } }))
const problemsOf = (entry: object, place = 'node_modules/a') =>
  findLockProblems(toLock({ [place]: { version: '1.0.0', integrity, ...entry } }), new Set(['node']))

it.each<[string, object, string[]]>([
  ['a package with integrity', {}, []],
  ['a package without integrity', { integrity: undefined }, ['node_modules/a has no SHA-512 integrity']],
  ['a package with a weak digest', { integrity: 'sha1-AAAA' }, ['node_modules/a has no SHA-512 integrity']],
  [
    'a package from another address',
    { resolved: 'git+ssh://x/y.git' },
    ['node_modules/a is fetched from git+ssh://x/y.git'],
  ],
  [
    'an install script that is not listed',
    { hasInstallScript: true },
    ['a 1.0.0 has an install script; review it and add the package to allowScripts of package.json'],
  ],
  ['an install script that is listed, under another name', { hasInstallScript: true, name: 'node' }, []],
])('reports %s', (_, entry, problems) => {
  expect(problemsOf(entry)).toEqual(problems)
})

it('names nested and scoped packages', () => {
  const entries = toLock({ 'node_modules/a/node_modules/@s/b': { version: '2.0.0' }, 'node_modules/c': { link: true } })
  expect(entries.map(({ name, version }) => [name, version])).toEqual([['@s/b', '2.0.0']])
})

it.each([
  ['1.0.0', '1.0.1'],
  ['1.9.0', '1.10.0'],
  ['1.0.0-rc.1', '1.0.0'],
  ['1.0.0-rc.2', '1.0.0-rc.10'],
  ['1.0.0-1', '1.0.0-alpha'],
  ['1.0.0-alpha', '1.0.0-alpha.1'],
])('%s comes before %s', (a, b) => {
  expect([Math.sign(compareVersions(a, b)), Math.sign(compareVersions(b, a)), compareVersions(a, `${a}+x`)]).toEqual([
    -1, 1, 0,
  ])
})

const advisory = (events: object[], more: object = {}): Advisory => ({
  id: 'GHSA-1',
  affected: [{ package: { ecosystem: 'npm', name: 'a' }, ranges: [{ type: 'SEMVER', events }] }],
  ...more,
})

it.each<[string, string, Advisory, boolean]>([
  ['before the fix', '1.4.9', advisory([{ introduced: '1.2.0' }, { fixed: '1.5.0' }]), true],
  ['the fix', '1.5.0', advisory([{ introduced: '1.2.0' }, { fixed: '1.5.0' }]), false],
  ['before the introduction', '1.1.9', advisory([{ introduced: '1.2.0' }, { fixed: '1.5.0' }]), false],
  ['introduced again', '2.1.0', advisory([{ introduced: '0' }, { fixed: '1.5.0' }, { introduced: '2.0.0' }]), true],
  ['the last that is affected', '1.5.0', advisory([{ introduced: '0' }, { last_affected: '1.5.0' }]), true],
  ['after the last that is affected', '1.5.1', advisory([{ introduced: '0' }, { last_affected: '1.5.0' }]), false],
  ['an advisory that was withdrawn', '1.0.0', advisory([{ introduced: '0' }], { withdrawn: '2026-01-01' }), false],
  [
    'another ecosystem',
    '1.0.0',
    { id: 'X', affected: [{ package: { ecosystem: 'PyPI', name: 'a' }, versions: ['1.0.0'] }] },
    false,
  ],
  [
    'a version by its name',
    '1.0.0',
    { id: 'X', affected: [{ package: { ecosystem: 'npm', name: 'a' }, versions: ['1.0.0'] }] },
    true,
  ],
])('matches %s', (_, version, one, isHit) => {
  const found = findAdvisories(toLock({ 'node_modules/a': { version } }), [one])
  expect(found).toEqual(isHit ? [`a ${version}: ${one.id}`] : [])
})

it('passes on this repository, says that no advisories were compared, and fails on one that matches', () => {
  const script = fileURLToPath(new URL('../../../../scripts/dev/audit-lock/index.ts', import.meta.url))
  const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  const plain = run()
  expect([plain.status, plain.stderr]).toEqual([0, ''])
  expect(plain.stdout).toContain('advisories: not compared, because no data was given')
  const folder = makeFolder()
  expect(run('--osv', folder).status).toBe(1)
  const one = {
    id: 'GHSA-2',
    summary: 'x',
    affected: [
      { package: { ecosystem: 'npm', name: 'ajv' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
    ],
  }
  writeFileSync(join(folder, 'GHSA-2.json'), JSON.stringify(one))
  const hit = run('--osv', folder)
  expect([hit.status, hit.stderr]).toEqual([1, expect.stringMatching(/^advisories: ajv 8\S+: GHSA-2 x$/m)])
})
