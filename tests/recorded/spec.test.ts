/** Every complete first-party body of chat completions and models, 2025 or later, matches the spec without undocumented members. */
import { describe, expect, it } from 'vitest'
import { findDrift } from '../../openapi/drift.ts'
import { validators } from '../../openapi/validator.ts'
import type { OperationId } from '../../openapi/types.ts'
import { isOutOfScope, isThere, readText } from './folder.ts'

type Form = 'body' | 'http' | 'chunks' | 'sse' | 'transcript' | 'sdk error'
type Recording = readonly [file: string, status: number, form: Form, operationId?: OperationId]

/** Complete bodies of api.moonshot.ai and api.moonshot.cn, with the status that was published with them. */
const firstParty: readonly Recording[] = [
  ['mineti-200-effort-low.http', 200, 'http'],
  ['mineti-200-image-input.http', 200, 'http'],
  ['mineti-200-max-tokens-64.http', 200, 'http'],
  ['mineti-200-parallel-tool-calls-flag-cached.http', 200, 'http'],
  ['mineti-200-repetition-penalty-cached.http', 200, 'http'],
  ['mineti-200-service-tier-length-mid-content.http', 200, 'http'],
  ['mineti-200-stream-false-cached.http', 200, 'http'],
  ['mineti-200-stream-options-without-stream.http', 200, 'http'],
  ['mineti-200-top-k-cached.http', 200, 'http'],
  ['mineti-400-frequency-penalty.http', 400, 'http'],
  ['mineti-400-logprobs.http', 400, 'http'],
  ['mineti-400-presence-penalty.http', 400, 'http'],
  ['mineti-400-temperature.http', 400, 'http'],
  ['mineti-400-top-logprobs-alone.http', 400, 'http'],
  ['mineti-400-top-p.http', 400, 'http'],
  ['mineti-429-rpm.http', 429, 'http'],
  ['lm15-400-k26-tool-result-file-2026-09-07.json', 400, 'body'],
  ['lm15-400-k3-temperature-2026-09-03.json', 400, 'body'],
  ['lm15-k26-effort-low-2026-09-03.json', 200, 'body'],
  ['lm15-k26-keep-all-2026-09-03.json', 200, 'body'],
  ['lm15-k26-thinking-off-2026-09-03.json', 200, 'body'],
  ['lm15-k26-tool-result-image-2026-09-07.json', 200, 'body'],
  ['lm15-k26-tool-result-mixed-2026-09-07.json', 200, 'body'],
  ['lm15-k3-basic-2026-09-03.json', 200, 'body'],
  ['lm15-k3-cache-first-2026-09-03.json', 200, 'body'],
  ['lm15-k3-cache-second-2026-09-03.json', 200, 'body'],
  ['lm15-k3-effort-medium-2026-09-03.json', 200, 'body'],
  ['lm15-k3-json-schema-2026-09-03.json', 200, 'body'],
  ['lm15-k3-max-tokens-2026-09-03.json', 200, 'body'],
  ['lm15-k3-safety-identifier-2026-09-03.json', 200, 'body'],
  ['lm15-k3-system-2026-09-03.json', 200, 'body'],
  ['lm15-k3-thinking-off-2026-09-03.json', 200, 'body'],
  ['lm15-k3-tool-choice-none-2026-09-03.json', 200, 'body'],
  ['lm15-k3-tool-result-2026-09-03.json', 200, 'body'],
  ['lm15-k3-tool-result-no-reasoning-2026-09-03.json', 200, 'body'],
  ['lm15-k3-tools-2026-09-03.json', 200, 'body'],
  ['lm15-k3-user-field-2026-09-03.json', 200, 'body'],
  ['lm15-models-second-2026-09-03.json', 200, 'body', 'listModels'],
  ['vercel-k26-image-nothinking-cached.json', 200, 'body'],
  ['vercel-k26-length-in-reasoning.json', 200, 'body'],
  ['vercel-k27code-tool-call.json', 200, 'body'],
  ['vercel-k3-json-object.json', 200, 'body'],
  ['vercel-v1-8k-structured.json', 200, 'body'],
  ['vercel-k3-stream-thinking.jsonl', 200, 'chunks'],
  ['vercel-v1-8k-stream.jsonl', 200, 'chunks'],
  ['vercel-400-json-schema-not-mfjs.json', 400, 'body'],
  ['vercel-400-temperature-only-0.6.json', 400, 'body'],
  ['vercel-400-temperature-only-1.json', 400, 'body'],
  ['vercel-400-thinking-only-enabled.json', 400, 'body'],
  ['vercel-404-model-not-found-a.json', 404, 'body'],
  ['oriveo-k25-builtin-web-search-leg1.sse', 200, 'sse'],
  // one chunk, complete, of a stream whose other chunks were not published
  ['kimicli-k2-turbo-last-chunk.json', 200, 'chunks'],
  // all keys are there; only texts or ids were cut
  ['hermoonshotes-k25-builtin-web-search-round2.jsonl', 200, 'transcript'],
  ['hermoonshotes-k25-chat-after-formula.jsonl', 200, 'transcript'],
  ['dmxapi-401-headers-and-body.json', 401, 'sdk error'],
  ['halro-401-no-key.json', 401, 'body'],
  ['halro-401-no-key.json', 401, 'body', 'listModels'],
  ['gateway-404-unknown-path-get.json', 404, 'body'],
  ['gateway-404-unknown-path-post.json', 404, 'body'],
  ['issue-400-reasoning-missing.json', 400, 'body'],
  ['issue-403-quota-not-active-2025.json', 403, 'body'],
  ['issue-404-model-not-found-dify.json', 404, 'body'],
  ['issue-429-org-rate-limit-generic.json', 429, 'body'],
  ['issue-429-project-tpm.json', 429, 'body'],
  ['issue-429-rpm.json', 429, 'body'],
  ['k3admission-400-empty-messages.json', 400, 'body'],
  ['rollout-400-missing-kimi-api-version.json', 400, 'body'],
]

/** Excerpts, of which only frames or members are checked, and other endpoints. */
const excerpts: readonly Recording[] = [
  ['java-v1-8k-stream-tail.sse', 200, 'sse'],
  ['vitest-k2-0905-stream-abbreviated.sse', 200, 'sse'],
  ['estimate-token-count-200.json', 200, 'body', 'estimateTokenCount'],
  ['files-list-2024.json', 200, 'body', 'listFiles'],
  ['files-content-txt-2024.json', 200, 'body', 'getFileContent'],
  ['files-content-pdf-2024.json', 200, 'body', 'getFileContent'],
]

/** First-party recordings that are not checked, each with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  'k3admission-models-k3-entry.json': 'one entry, not a list; judged below inside a list',
  'balance-deficit-fragment.json': 'the data member only; judged below inside its envelope',
  'issue-429-quota-suspended.http': 'as quoted by the reporter: no blank line, a line break inside a string',
  'issue-400-assistant-empty-repr.txt': 'a Python repr, not JSON',
  'issue-400-thinking-bool-message.txt': 'a message only',
  'issue-400-schema-type-not-defined-message.txt': 'a message only',
  'issue-400-tool-call-id-not-found.txt': 'the inner object, printed by a client',
  'files-content-500-extract-failed-2024.txt': 'a Python repr, not JSON',
  'gateway-404-moonpalace-title-fragment.txt': 'cut in the middle',
  'halro-429-anthropic-face.http': 'the Anthropic Messages format, body wrapped by the author',
  'halro-anthropic-usage-fragment.txt': 'the Anthropic Messages format, a fragment',
  'hermoonshotes-formula-web-search-fiber.jsonl': 'formulas are out of scope',
}

const judged = [...firstParty, ...excerpts].map(
  ([file, status, form, operationId = 'createChatCompletion']) => [file, status, form, operationId] as const,
)

/** The JSON bodies of a recording: one for a whole answer, one per event for a stream. */
function readBodies(file: string, form: Form): { bodies: unknown[]; isStream: boolean } {
  const text = readText(file)
  const lines = (prefix: string): unknown[] =>
    text
      .split('\n')
      .filter((line) => line.startsWith(prefix) && line.trim() !== '' && line.trim() !== 'data: [DONE]')
      .map((line) => JSON.parse(line.slice(prefix.length)) as unknown)
  if (form === 'chunks') return { bodies: lines(''), isStream: true }
  if (form === 'sse') return { bodies: lines('data: '), isStream: true }
  if (form === 'transcript') return { bodies: [(JSON.parse(text) as { response: unknown }).response], isStream: false }
  if (form === 'http')
    return {
      bodies: [
        JSON.parse(
          text
            .split(/\r?\n\r?\n/)
            .slice(1)
            .join(''),
        ) as unknown,
      ],
      isStream: false,
    }
  if (form === 'sdk error') {
    return { bodies: [{ error: (JSON.parse(text) as { error: { error: unknown } }).error.error }], isStream: false }
  }
  return { bodies: [JSON.parse(text)], isStream: false }
}

describe('recorded first-party bodies', () => {
  it.skipIf(!isThere).each(judged)(
    '%s (%i) matches the spec and has no undocumented member',
    (file, status, form, operation) => {
      const { bodies, isStream } = readBodies(file, form)
      expect(bodies.length).toBeGreaterThan(0)
      for (const body of bodies) {
        expect(isStream ? validators.chunk(body) : validators.response(operation, status, body)).toEqual([])
        expect(findDrift(operation, isStream ? 'chunk' : status, body)).toEqual([])
      }
    },
  )

  it.skipIf(!isThere)('the kimi-k3 entry of July 2026 matches the spec inside a list', () => {
    const list = { object: 'list', data: [JSON.parse(readText('k3admission-models-k3-entry.json')) as unknown] }
    expect(validators.response('listModels', 200, list)).toEqual([])
    expect(findDrift('listModels', 200, list)).toEqual([])
  })

  it.skipIf(!isThere)('the balance in arrears matches the spec inside its envelope', () => {
    const data = JSON.parse(readText('balance-deficit-fragment.json')) as unknown
    expect(validators.response('getBalance', 200, { code: 0, data, scode: '0x0', status: true })).toEqual([])
  })

  it.skipIf(!isThere)('are all listed: checked, or left out with a reason', () => {
    const rows = [...readText('INDEX.md').matchAll(/^\| `([^`]+)` \|(?:[^|]*\|){3} ([^|]*) \|/gm)]
    const known = new Set([...firstParty, ...excerpts].map(([file]) => file).concat(Object.keys(exceptions)))
    const ofFirstParty = rows.filter(([, file = '', provider = '']) => {
      return (
        file !== '' && /api\.moonshot\.|Moonshot open platform|^Kimi API/.test(provider) && !provider.includes('->')
      )
    })
    expect(ofFirstParty.length).toBeGreaterThan(40)
    expect(ofFirstParty.map(([, file = '']) => file).filter((file) => !known.has(file) && !isOutOfScope(file))).toEqual(
      [],
    )
  })
})
