/** The last line of `smoke` names what failed, and blames the key only if the key was judged. */
import { expect, test } from 'vitest'
import { conclusions, diagnoses, type DiagnosisId } from '../../../../scripts/commands/smoke/diagnoses.ts'
import { formatSmoke } from '../../../../scripts/commands/smoke/format.ts'
import { runSmokeCommand } from './run-smoke.ts'

const key = 'sk-conclusion-test-0001'

test.each<[DiagnosisId, RegExp]>([
  ['key-refused', /^The key does not work here\.$/],
  ['path-without-v1', /^The base URL is wrong; the key was not judged\.$/],
  ['model-unknown', /^The model is not available here; the key was not refused\.$/],
  ['dns', /^The network does not reach the API; the key was not judged\.$/],
  ['no-balance', /^The account cannot pay for requests; the key itself was accepted\.$/],
  ['rate-limited-rpm', /^A limit of the account stops requests for now; the key itself was accepted\.$/],
  ['stream-without-done', /^The server does not answer as this API does; the key itself was not refused\.$/],
  ['no-key', /^No key was tested\.$/],
])('%s ends with %s', (id, words) => {
  const [verdict] = diagnoses[id]
  const text = formatSmoke({
    schemaVersion: 1,
    verdict,
    baseUrl: 'https://api.moonshot.ai/v1',
    stream: false,
    diagnosis: { id, cause: 'c', next: 'n' },
    notes: [],
    requests: [],
  })
  expect(text.trimEnd().split('\n').at(-1)).toMatch(words)
})

test('only a diagnosis about the key says that the key does not work', () => {
  for (const [, subject] of Object.values(diagnoses))
    if (subject !== 'key') expect(Object.values(conclusions[subject]).join(' ')).not.toMatch(/key does not work/)
})

test('a closed port is a failure of the network', async () => {
  const { code, out } = await runSmokeCommand(['--base-url', 'http://127.0.0.1:1/v1'], { MOONSHOT_API_KEY: key })
  expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([
    3,
    'The network does not reach the API; the key was not judged.',
  ])
})
