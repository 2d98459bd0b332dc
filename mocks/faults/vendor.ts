/**
 * Faults of the rules for those who serve Kimi: Moonshot's acceptance suite for streams, P0 fail, P1 warn, P2 notice.
 * Source: https://github.com/MoonshotAI/Kimi-Vendor-Verifier (test_stream_spec.py, September 2026). Under `official` they pass.
 */
import { isObject, setHeader, toChoices } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { allChunks, eachChunk, eachObject, onChat, toChoice, toPart } from './on.ts'

const source = 'https://github.com/MoonshotAI/Kimi-Vendor-Verifier'

const rows: readonly (readonly [string, string, Fault['apply'], FaultVerdict?])[] = [
  [
    'vendor-usage-headers-missing',
    'No X-Msh-Usage-* headers.',
    onChat((reply) =>
      setHeader(setHeader(reply, 'X-Msh-Usage-Prompt-Tokens', null), 'X-Msh-Usage-Cached-Tokens', null),
    ),
  ],
  [
    'vendor-usage-header-differs',
    'X-Msh-Usage-Prompt-Tokens differs from the usage.',
    onChat((reply) => setHeader(reply, 'X-Msh-Usage-Prompt-Tokens', '999999')),
  ],
  [
    'vendor-boundary-missing',
    'The end of thinking is not marked by an empty reasoning_content.',
    allChunks((chunks) => chunks.filter((chunk) => toPart(toChoice(chunk)).reasoning_content !== '')),
  ],
  [
    'vendor-first-content-missing',
    'The first frame has no content.',
    eachChunk((chunk, i) => (i === 0 ? void delete toPart(toChoice(chunk)).content : undefined)),
  ],
  [
    'vendor-end-without-details',
    'The end frame counts without the two details.',
    eachObject((body) => {
      for (const choice of toChoices(body)) {
        if (!isObject(choice.usage)) continue
        delete choice.usage.completion_tokens_details
        delete choice.usage.prompt_tokens_details
      }
    }),
    // The whole answer still has them: the two modes disagree.
    'fail',
  ],
  [
    'vendor-end-without-usage',
    'The end frame has no usage in its choice.',
    eachObject((body) => toChoices(body).forEach((choice) => void delete choice.usage)),
  ],
  ['vendor-id-form', 'An id of another form.', eachObject((body) => void (body.id = `gen-${String(body.id)}`))],
  [
    'vendor-internal-content-missing',
    'include_internal_content asked for and not sent.',
    eachChunk((chunk) => void delete toPart(toChoice(chunk)).internal_content),
  ],
  [
    'vendor-continuous-usage-missing',
    'continuous_usage_stats asked for and not sent.',
    eachChunk((chunk) => (toChoices(chunk).length > 0 ? void delete chunk.usage : undefined)),
  ],
]

export const vendorFaults: readonly Fault[] = rows.map(([id, about, apply, expects = 'pass']) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)
