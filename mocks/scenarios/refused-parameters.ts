/** Scenarios of a request that breaks a rule about sampling values, budgets, wrong types: 400. Texts: facts `kimi-chat-api.md` §1.4, §2, §5.2. */
import type { ScenarioRow } from './scenario.ts'

export const parameterRows: readonly ScenarioRow[] = [
  {
    id: 'invalid_request_error.temperature',
    status: 400,
    message: 'invalid temperature: only 1 is allowed for this model',
    evidence: 'recorded',
    source: 'mineti-400-temperature.http (2026-09-01)',
  },
  {
    id: 'invalid_request_error.temperature_plain',
    status: 400,
    message: 'invalid temperature: only 0.6 is allowed for this model',
    evidence: 'recorded',
    source: 'vercel-400-temperature-only-0.6.json (2026-08)',
  },
  {
    id: 'invalid_request_error.temperature_range',
    status: 400,
    message: 'temperature must not be greater than 1.000000',
    evidence: 'recorded',
    source: 'https://www.kimi.com/code/docs (2026)',
  },
  {
    id: 'invalid_request_error.top_p',
    status: 400,
    message: 'invalid top_p: only 0.95 is allowed for this model',
    evidence: 'recorded',
    source: 'mineti-400-top-p.http (2026-09-02)',
  },
  {
    id: 'invalid_request_error.n',
    status: 400,
    message: 'invalid n: only 1 is allowed for this model',
    evidence: 'recorded',
    source: 'https://github.com/leandromineti/ai-assisted-coding (probes/raw/kimi.jsonl) (2026-09)',
  },
  {
    id: 'invalid_request_error.presence_penalty',
    status: 400,
    message: 'invalid presence_penalty: only 0 is allowed for this model',
    evidence: 'recorded',
    source: 'mineti-400-presence-penalty.http (2026-09-02)',
  },
  {
    id: 'invalid_request_error.frequency_penalty',
    status: 400,
    message: 'invalid frequency_penalty: only 0 is allowed for this model',
    evidence: 'recorded',
    source: 'mineti-400-frequency-penalty.http (2026-09-02)',
  },
  {
    id: 'invalid_request_error.thinking',
    status: 400,
    message: 'invalid thinking: only type=enabled is allowed for this model',
    evidence: 'recorded',
    source: 'vercel-400-thinking-only-enabled.json (2026-08)',
  },
  {
    id: 'invalid_request_error.logprobs',
    status: 400,
    message: 'invalid logprobs: only false is allowed for this model',
    evidence: 'recorded',
    source: 'mineti-400-logprobs.http (2026-09-02)',
  },
  {
    id: 'invalid_request_error.top_logprobs',
    status: 400,
    message: 'Invalid request: logprobs must be set to true if top_logprobs is used',
    evidence: 'recorded',
    source: 'mineti-400-top-logprobs-alone.http (2026-09-02)',
  },
  {
    id: 'invalid_request_error.logit_bias',
    status: 400,
    message: 'Invalid request: logit_bias is not supported yet',
    evidence: 'recorded',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.wrong_type',
    status: 400,
    message:
      'Invalid request: the `reasoning_effort` field in the request (expected type string) is illegal, and number is not acceptable',
    evidence: 'recorded',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.json',
    status: 400,
    message: 'Invalid request: the request body is not valid JSON',
    evidence: 'unverified',
    source: 'no source (2026-11-22)',
  },
  {
    id: 'invalid_request_error.stop',
    status: 400,
    message:
      'Invalid request: stop array too long. Expected an array with maximum length 5, but got an array with length 10 instead',
    evidence: 'recorded',
    source: 'stored public GitHub file, index id 70476276490 (2026-10-04)',
  },
  {
    id: 'invalid_request_error.token_limit',
    status: 400,
    message: 'Invalid request: Your request exceeded model token limit: 262144 (requested: 265359)',
    evidence: 'recorded',
    source: 'reports collected 2026-11-22, no address kept (2026)',
  },
  {
    id: 'invalid_request_error.input_too_long',
    status: 400,
    message: 'Input token length too long',
    evidence: 'documented',
    source: 'https://platform.kimi.ai/docs/api/errors (2026-08)',
  },
]
