/** The entry points of the package refuse an older Node with one sentence. */
import { expect, test } from 'vitest'
import { assertNodeVersion } from '../../../openapi/require-node.ts'
import manifest from '../../../package.json' with { type: 'json' }

test.each(['18.20.8', '20.20.2', '22.18.0', '0.12.0'])('Node %s is refused', (node) => {
  const sentence = `kimi-contract needs Node 22.19 or newer; this is Node ${node}.`
  expect(() => assertNodeVersion({ node })).toThrow(sentence)
  try {
    assertNodeVersion({ node })
  } catch (error) {
    expect((error as Error).stack).toBe(`Error: ${sentence}`)
  }
})

test.each([
  ['the oldest Node of package.json', { node: manifest.engines.node.replace('>=', '') }],
  ['a newer minor version', { node: '22.20.1' }],
  ['a newer major version', { node: '24.0.0' }],
  ['a browser', undefined],
  ['Bun, which reports an older Node', { node: '20.0.0', bun: '1.3.0' }],
  ['Deno', { node: '20.11.1', deno: '2.5.0' }],
])('%s passes', (_, versions) => {
  expect(() => assertNodeVersion(versions)).not.toThrow()
})
