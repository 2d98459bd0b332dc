/** Cases of sampling values that differ from those a model fixes, by model and thinking, with the recorded messages. */
import type { Case, Sources } from '../judge/index.ts'
import type { ModelRow, SamplingName } from '../../../openapi/models.ts'
import { thinkingOff, sources } from './ask.ts'
import { toRefusal, type RefusalRow } from './refusal.ts'

/** A fixed parameter, a value it cannot have, and the recording of its refusal. */
const fixed: readonly [SamplingName, number, string, Sources][] = [
  ['temperature', 0.3, '1', 'leandromineti/ai-assisted-coding'],
  ['top_p', 0.5, '0.95', 'leandromineti/ai-assisted-coding'],
  ['n', 2, '1', sources.probes],
  ['presence_penalty', 1, '0', 'leandromineti/ai-assisted-coding'],
  ['frequency_penalty', 1, '0', 'leandromineti/ai-assisted-coding'],
]

/** For a case that needs a model which fixes this parameter: why it is skipped; null if it is sent. */
const skipUnlessFixed = (name: SamplingName) => (model: ModelRow) =>
  model.sampling[name].kind === 'fixed' ? null : `${name} is not fixed on ${model.id}`

const rows: readonly RefusalRow[] = [
  ...fixed.map(([name, value, only, source]): RefusalRow => ({
    id: name.replace('_', '-'),
    about: `${name} ${value} is refused: the model fixes it.`,
    source,
    wrong: { [name]: value },
    message: new RegExp(`^invalid ${name}: only ${only.replace('.', String.raw`\.`)} is allowed for this model$`),
    skip: skipUnlessFixed(name),
    lenient: true,
  })),
  {
    id: 'temperature-stream',
    lenient: true,
    about: 'A refusal of a streamed request is plain JSON with its status, not a stream.',
    source: ['leandromineti/ai-assisted-coding', 'MoonshotAI/Kimi-Vendor-Verifier'],
    wrong: { temperature: 0.3, stream: true },
    message: /^invalid temperature: only 1 is allowed for this model$/,
    skip: skipUnlessFixed('temperature'),
  },
  {
    id: 'temperature-thinking-off',
    lenient: true,
    about: 'With thinking off the model fixes another temperature, and 1 is refused.',
    source: 'vercel/400-temperature-only-0.6',
    wrong: ({ model }) => ({ ...thinkingOff(model), temperature: 1 }),
    message: /^invalid temperature: only 0\.6 is allowed for this model$/,
    skip: (model) =>
      skipUnlessFixed('temperature')(model) ?? (model.thinking.disabled_accepted ? null : `${model.id} always thinks`),
  },
  {
    id: 'temperature-out-of-range',
    lenient: true,
    about: 'A temperature above the range is refused.',
    source: sources.parameters,
    note: 'the wording is recorded from Kimi Code only',
    wrong: { temperature: 1.5 },
    skip: (model) => (model.sampling.temperature.kind === 'range' ? null : `temperature is fixed on ${model.id}`),
  },
  {
    id: 'thinking-disabled',
    lenient: true,
    about: 'A model that always thinks refuses thinking.type disabled.',
    source: 'vercel/400-thinking-only-enabled',
    wrong: { thinking: { type: 'disabled' } },
    message: /^invalid thinking: only type=enabled is allowed for this model$/,
    skip: (model) => (model.family === 'k2.7' ? null : `recorded on kimi-k2.7-code, not on ${model.id}`),
  },
  {
    id: 'logit-bias',
    about: 'logit_bias is refused, not ignored.',
    source: sources.k3Probes,
    wrong: { logit_bias: { '50256': -100 } },
    message: /^Invalid request: logit_bias is not supported yet$/,
  },
  {
    id: 'top-logprobs-alone',
    lenient: true,
    about: 'top_logprobs without logprobs is refused.',
    source: 'leandromineti/ai-assisted-coding',
    wrong: { top_logprobs: 2 },
    message: /^Invalid request: logprobs must be set to true if top_logprobs is used$/,
  },
  {
    id: 'stop-too-many',
    lenient: true,
    about: 'More than five stop sequences are refused.',
    source: 'reports/recognizer-table',
    wrong: { stop: ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'] },
    message: /stop array too long\. Expected an array with maximum length 5, but got/,
  },
  {
    id: 'context-overflow',
    lenient: true,
    about: 'A prompt and budget that exceed the context window are refused with 400, not with 500 or an empty answer.',
    source: [sources.chat, sources.errors],
    wrong: ({ model }) => ({ max_tokens: model.context_length + 1 }),
  },
]

export const samplingRefusals: readonly Case[] = rows.map(toRefusal)
