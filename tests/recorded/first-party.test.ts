/** Every complete first-party recording passes the official profile without a failure, alone and with its request. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecording } from '../../openapi/readers/index.ts'
import type { Exchange } from '../../openapi/exchange.ts'
import { findRoute } from '../../openapi/readers/route.ts'
import { toExchange } from '../../openapi/readers/recording.ts'
import { judge } from '../suite/checks.ts'
import { folder, isOutOfScope, isThere, readText } from './folder.ts'

type Recording = readonly [file: string, warnings?: readonly string[]]

/** Complete answers of api.moonshot.ai and api.moonshot.cn, with every warning that is right. */
const recordings: readonly Recording[] = [
  ['dmxapi-401-headers-and-body.json'],
  ['estimate-token-count-200.json'],
  ['files-content-pdf-2024.json'],
  ['files-content-txt-2024.json'],
  ['files-list-2024.json'],
  ['gateway-404-unknown-path-get.json'],
  ['gateway-404-unknown-path-post.json'],
  ['halro-401-no-key.json'],
  ['halro-429-anthropic-face.http'],
  ['hermoonshotes-k25-builtin-web-search-round2.jsonl'],
  ['hermoonshotes-k25-chat-after-formula.jsonl'],
  ['issue-400-reasoning-missing.json'],
  ['issue-403-quota-not-active-2025.json'],
  ['issue-404-model-not-found-dify.json'],
  ['issue-429-org-rate-limit-generic.json'],
  ['issue-429-project-tpm.json'],
  ['issue-429-rpm.json'],
  ['k3admission-400-empty-messages.json'],
  ['lm15-400-k26-tool-result-file-2026-09-07.json'],
  ['lm15-400-k3-temperature-2026-09-03.json'],
  ['lm15-k26-effort-low-2026-09-03.json'],
  ['lm15-k26-keep-all-2026-09-03.json'],
  ['lm15-k26-thinking-off-2026-09-03.json'],
  ['lm15-k26-tool-result-image-2026-09-07.json'],
  ['lm15-k26-tool-result-mixed-2026-09-07.json'],
  ['lm15-k3-basic-2026-09-03.json'],
  ['lm15-k3-cache-first-2026-09-03.json'],
  ['lm15-k3-cache-second-2026-09-03.json'],
  ['lm15-k3-effort-medium-2026-09-03.json'],
  ['lm15-k3-json-schema-2026-09-03.json'],
  ['lm15-k3-max-tokens-2026-09-03.json'],
  ['lm15-k3-safety-identifier-2026-09-03.json'],
  ['lm15-k3-system-2026-09-03.json'],
  ['lm15-k3-thinking-off-2026-09-03.json'],
  ['lm15-k3-tool-choice-none-2026-09-03.json'],
  ['lm15-k3-tool-result-2026-09-03.json'],
  ['lm15-k3-tool-result-no-reasoning-2026-09-03.json'],
  ['lm15-k3-tools-2026-09-03.json'],
  ['lm15-k3-user-field-2026-09-03.json'],
  ['lm15-models-second-2026-09-03.json'],
  ['mineti-200-effort-low.http'],
  ['mineti-200-image-input.http'],
  ['mineti-200-max-tokens-64.http'],
  ['mineti-200-parallel-tool-calls-flag-cached.http'],
  ['mineti-200-repetition-penalty-cached.http'],
  ['mineti-200-service-tier-length-mid-content.http'],
  ['mineti-200-stream-false-cached.http'],
  ['mineti-200-stream-options-without-stream.http'],
  ['mineti-200-top-k-cached.http'],
  ['mineti-400-frequency-penalty.http'],
  ['mineti-400-logprobs.http'],
  ['mineti-400-presence-penalty.http'],
  ['mineti-400-temperature.http'],
  ['mineti-400-top-logprobs-alone.http'],
  ['mineti-400-top-p.http'],
  ['mineti-429-rpm.http'],
  ['oriveo-k25-builtin-web-search-leg1.sse'],
  ['rollout-400-missing-kimi-api-version.json'],
  ['vercel-400-json-schema-not-mfjs.json'],
  ['vercel-400-temperature-only-0.6.json'],
  ['vercel-400-temperature-only-1.json'],
  ['vercel-400-thinking-only-enabled.json'],
  ['vercel-404-model-not-found-a.json'],
  ['vercel-k26-image-nothinking-cached.json'],
  ['vercel-k26-length-in-reasoning.json'],
  // Moonshot's whole answers number their calls. OpenAI's reference has no such member; it is Kimi's own form.
  ['vercel-k27code-tool-call.json'],
  ['vercel-k3-json-object.json'],
  ['vercel-k3-stream-thinking.jsonl'],
  ['vercel-v1-8k-stream.jsonl'],
  ['vercel-v1-8k-structured.json'],
]

interface RecordedRequest {
  method: string
  url: string
  headers: Record<string, string>
  body?: unknown
}

/** The requests that were published beside their answers. */
const withRequests = recordings.flatMap(([file]) => {
  const request = file.replace(/\.json$/, '.request.json')
  return isThere && request !== file && existsSync(join(folder, request)) ? [{ file, request }] : []
})

async function readExchanges(file: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  for await (const recorded of readRecording(join(folder, file)))
    if (recorded.kind === 'exchange') exchanges.push(await toExchange(recorded))
  return exchanges
}

/** The failures and warnings of an exchange; a warning is named by its check alone. */
function judgeRecording(exchange: Exchange): string[] {
  return judge(exchange)
    .filter(({ severity }) => severity !== 'notice')
    .map(({ severity, check, message }) => (severity === 'warn' ? check : `${check}: ${message}`))
}

describe('recorded first-party answers', () => {
  const rows = recordings.map(([file, warnings = []]) => ({ file, warnings }))
  it.skipIf(!isThere).each(rows)('$file passes', async ({ file, warnings }) => {
    const exchanges = await readExchanges(file)
    expect(exchanges.length).toBeGreaterThan(0)
    expect(exchanges.flatMap(judgeRecording)).toEqual(warnings)
  })

  it.skipIf(!isThere).each(withRequests)('$file passes as the answer to its request', async ({ file, request }) => {
    const { method, url, headers, body } = JSON.parse(readText(request)) as RecordedRequest
    const asked = {
      method,
      url,
      headers: Object.entries(headers),
      body: body === undefined ? null : JSON.stringify(body),
    }
    const [exchange] = await readExchanges(file)
    expect(findRoute(method, url)).toBe(exchange?.operationId)
    expect(judgeRecording({ ...exchange!, request: asked })).toEqual([])
  })

  it.skipIf(!isThere)('include every recording of September 2026 that is in scope', () => {
    const published = readdirSync(folder).filter((file) => file.startsWith('lm15-') && !isOutOfScope(file))
    expect(published.length).toBeGreaterThan(20)
    expect(published.filter((file) => !recordings.some(([known]) => known === file))).toEqual([])
    expect(withRequests.length).toBeGreaterThan(15)
  })
})
