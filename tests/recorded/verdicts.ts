/**
 * The verdict of `validate` (profile official) on every recording except the first-party ones without failures, with the reason. Breach ids such as
 * TCD-23 are those of tests/kill-table/breaches.yaml. Notices are not listed.
 */

/** Recordings with the same verdict. */
export interface Verdict {
  because: string
  failures: readonly string[]
  files: readonly string[]
}

/** Recordings of vendors and of Kimi Code, and excerpts. */
export const verdicts: readonly Verdict[] = [
  {
    because: 'TCD-23: `index` in the calls of a whole message beside `content: null`, a form Moonshot does not write',
    failures: ['tool-call-index:warn'],
    files: ['fantasy-openrouter-moonshotai-2026-k2-0905-multi-tool.json'],
  },
  {
    because:
      'the same, and OpenRouter’s `reasoning` in place of `reasoning_content`, which Kimi’s history rule asks for',
    failures: ['tool-call-index:warn', 'undocumented-members:fail'],
    files: ['fantasy-openrouter-atlascloud-k25-tool-a.json'],
  },
  {
    because: 'OpenRouter’s `reasoning` in place of `reasoning_content`, which Kimi’s history rule asks for',
    failures: ['undocumented-members:fail'],
    files: ['fantasy-openrouter-inceptron-k25-simple-b.json'],
  },
  {
    because: 'Groq’s `service_tier: "on_demand"` is outside the enum that typed clients know',
    failures: ['service-tier:warn'],
    files: [
      'fantasy-groq-k2-0905-multi-tool.json',
      'fantasy-groq-k2-0905-simple.json',
      'fantasy-huggingface-k2-0905-multi-tool-streaming.sse',
      'fantasy-huggingface-k2-0905-simple-streaming.sse',
    ],
  },
  {
    because: 'OpenRouter’s usage event is one more choice, with an empty delta, after the choice has ended',
    failures: ['chunk-sequence:warn'],
    files: [
      'fantasy-openrouter-chutes-k2-0905-simple-streaming.sse',
      'fantasy-openrouter-deepinfra-k2-0905-simple-streaming.sse',
      'fantasy-openrouter-fireworks-k2-0905-tool-streaming.sse',
      'fantasy-openrouter-moonshotai-k2-0905-tool-streaming-after-result.sse',
      'fantasy-openrouter-moonshotai-k2-0905-tool-streaming.sse',
      'fantasy-openrouter-moonshotai-turbo-k2-0905-simple-streaming.sse',
      'fantasy-openrouter-moonshotai-turbo-k2-0905-tool-streaming.sse',
      'fantasy-openrouter-novita-k2-0905-tool-streaming.sse',
      'fantasy-openrouter-siliconflow-k2-0905-simple-streaming.sse',
      'fantasy-openrouter-siliconflow-k2-0905-tool-streaming.sse',
      'fantasy-openrouter-together-k2-0905-tool-streaming.sse',
    ],
  },
  {
    because: 'OpenRouter in 2026 repeats the finish_reason in its usage event: the choice ends twice; and `reasoning`',
    failures: ['finish-reason:fail', 'undocumented-members:fail'],
    files: [
      'fantasy-openrouter-atlascloud-k25-simple-streaming-a.sse',
      'fantasy-openrouter-atlascloud-k25-tool-streaming-a.sse',
      'fantasy-openrouter-chutes-k25-multi-tool-streaming-b.sse',
      'fantasy-openrouter-chutes-k25-tool-streaming-b.sse',
      'fantasy-openrouter-modelrun-k25-simple-streaming-b.sse',
    ],
  },
  {
    because:
      'Avian writes a first chunk of its own id, then relays OpenRouter’s: two ids, two ends, a null reasoning_content',
    failures: ['chunk-identity:fail', 'finish-reason:fail', 'response-schema-conformance:warn'],
    files: ['fantasy-avian-k25-simple-streaming-0.sse', 'fantasy-avian-k25-tool-streaming-0.sse'],
  },
  {
    because: 'the same as the other two of Avian, and `created` changes with the second id',
    failures: ['chunk-identity:fail', 'chunk-identity:warn', 'finish-reason:fail', 'response-schema-conformance:warn'],
    files: ['fantasy-avian-k25-multi-tool-streaming-0.sse'],
  },
  {
    because: 'an error body of OpenRouter without `error.type`, with the upstream error as JSON in `metadata.raw`',
    failures: ['error-envelope:fail', 'error-envelope:warn'],
    files: ['issue-400-reasoning-missing-openrouter.json'],
  },
  {
    because: 'error bodies of OpenRouter and NVIDIA: no `error.type`, a numeric `error.code`, or no `error` at all',
    failures: ['error-envelope:fail'],
    files: [
      'fantasy-openrouter-429-siliconflow.json',
      'fantasy-openrouter-429-wandb.json',
      'nim-400-kimi-k3-top-p.json',
      'nim-404-function-not-found.json',
    ],
  },
  {
    because: 'the list of Kimi Code, another product, lacks members of the open platform’s',
    failures: ['model-entries:warn'],
    files: ['kimicode-models-2026-07.json', 'kimicode-models-live.json'],
  },
  {
    because: 'not JSON as it was pasted: the reporter wrapped a string over three lines',
    failures: ['json-syntax:fail'],
    files: ['issue-kimicode-403-terminated.json'],
  },
  {
    because: 'an excerpt: the last chunk of a stream, without the role that came before',
    failures: ['assistant-role:warn'],
    files: ['kimicli-k2-turbo-last-chunk.json'],
  },
  {
    because: 'an excerpt: the last frames of a stream, without the first, and without its last line end',
    failures: ['assistant-role:warn', 'event-stream-framing:warn'],
    files: ['java-v1-8k-stream-tail.sse'],
  },
  {
    because: 'vendors’ and Kimi Code’s answers that keep the contract, and an excerpt that lacks only its middle',
    failures: [],
    files: [
      'fantasy-openrouter-baseten-k2-0905-tool.json',
      'fantasy-openrouter-fireworks-k2-0905-tool.json',
      'fantasy-openrouter-moonshotai-2026-k2-0905-tool.json',
      'fantasy-openrouter-moonshotai-k2-0905-tool.json',
      'fantasy-openrouter-moonshotai-turbo-k2-0905-tool.json',
      'fantasy-openrouter-novita-k2-0905-tool.json',
      'fantasy-openrouter-siliconflow-k2-0905-tool.json',
      'fantasy-openrouter-together-k2-0905-tool.json',
      'fantasy-openrouter-wandb-k2-0905-tool.json',
      'fantasy-openrouter-chutes-k2-0905-simple.json',
      'fantasy-openrouter-deepinfra-k2-0905-simple.json',
      'fantasy-openrouter-moonshotai-k2-0905-simple.json',
      'fantasy-openrouter-novita-k2-0905-simple.json',
      'fantasy-openrouter-together-k2-0905-simple.json',
      'fantasy-openrouter-wandb-k2-0905-simple.json',
      'issue-404-kimicode-resource-not-found.json',
      'issue-kimicode-403-coding-agents-only-compact.json',
      'issue-kimicode-403-coding-agents-only.json',
      'vitest-k2-0905-stream-abbreviated.sse',
    ],
  },
]

/** Recordings that are not an answer of this API, or not a complete message, and the message that says so. */
export const notJudged: readonly (readonly [file: string, line: RegExp])[] = [
  ['issue-429-quota-suspended.http', /line 2 is neither a header field nor the blank line/],
  ['balance-deficit-fragment.json', /--operation/],
  ['k3admission-models-k3-entry.json', /--operation/],
  ['kimicode-usages-2026-02.json', /--operation/],
  ['kimicode-usages-2026-09-11.json', /--operation/],
  ['hermoonshotes-formula-web-search-fiber.jsonl', /1 entry not judged/],
  ['vllm-kimi-linear-messages-thinking-excerpt.sse', /another API/],
]

/** First-party recordings without failures, by the beginning of their names. */
export const clean: readonly string[] = [
  'dmxapi-',
  'estimate-token-count-',
  'files-',
  'gateway-404-',
  'halro-',
  'hermoonshotes-k25-',
  'issue-400-reasoning-missing.json',
  'issue-403-quota-not-active-2025.json',
  'issue-404-model-not-found-dify.json',
  'issue-429-org-rate-limit-generic.json',
  'issue-429-project-tpm.json',
  'issue-429-rpm.json',
  'k3admission-400-',
  'lm15-',
  'mineti-',
  'oriveo-',
  'rollout-400-',
  'vercel-',
]
