/** Every complete first-party recording passes the official profile without a failure. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecording } from '../../openapi/readers/index.ts'
import { toExchange } from '../../openapi/readers/recording.ts'
import { judge } from '../suite/checks.ts'
import { folder, isThere } from './folder.ts'

type Recording = readonly [file: string, warnings?: readonly string[]]

/** Complete answers of api.moonshot.ai and api.moonshot.cn, by INDEX.md, with every warning they earn. */
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
  // Moonshot's whole answers number their calls, which OpenAI's reference does not know: Kimi's own form.
  ['vercel-k27code-tool-call.json'],
  ['vercel-k3-json-object.json'],
  ['vercel-k3-stream-thinking.jsonl'],
  ['vercel-v1-8k-stream.jsonl'],
  ['vercel-v1-8k-structured.json'],
]

describe('recorded first-party answers', () => {
  const rows = recordings.map(([file, warnings = []]) => ({ file, warnings }))
  it.skipIf(!isThere).each(rows)('$file keeps the contract', async ({ file, warnings }) => {
    const failures: string[] = []
    let judged = 0
    for await (const recorded of readRecording(join(folder, file))) {
      if (recorded.kind !== 'exchange') continue
      judged++
      for (const { severity, check, message } of judge(await toExchange(recorded)))
        if (severity !== 'notice') failures.push(severity === 'warn' ? check : `${check}: ${message}`)
    }
    expect(judged).toBeGreaterThan(0)
    expect(failures).toEqual(warnings)
  })
})
