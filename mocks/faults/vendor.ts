/**
 * Faults against Moonshot's acceptance rules for services that host Kimi: breaches of a P0 rule fail, of P1 warn, of P2 are notices. Under
 * the profile `official` they pass.
 */
import { isObject, setHeader, toChoices } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import { allChunks, eachChunk, eachObject, onChat, toChoice, toPart } from './scopes.ts'

const rows: readonly (Pick<FaultRow, 'id' | 'about' | 'edit'> & Partial<FaultRow>)[] = [
  {
    id: 'vendor-usage-headers-missing',
    about: 'No X-Msh-Usage-* headers.',
    edit: onChat((reply) =>
      setHeader(setHeader(reply, 'X-Msh-Usage-Prompt-Tokens', null), 'X-Msh-Usage-Cached-Tokens', null),
    ),
  },
  {
    id: 'vendor-usage-header-differs',
    about: 'X-Msh-Usage-Prompt-Tokens differs from the usage.',
    edit: onChat((reply) => setHeader(reply, 'X-Msh-Usage-Prompt-Tokens', '999999')),
  },
  {
    id: 'vendor-boundary-missing',
    about: 'The end of thinking is not marked by an empty reasoning_content.',
    edit: allChunks((chunks) => chunks.filter((chunk) => toPart(toChoice(chunk)).reasoning_content !== '')),
  },
  {
    id: 'vendor-first-content-missing',
    about: 'The first frame has no content.',
    edit: eachChunk((chunk, i) => (i === 0 ? void delete toPart(toChoice(chunk)).content : undefined)),
  },
  {
    id: 'vendor-end-without-details',
    about: 'The usage of the last frame has no details.',
    edit: eachObject((body) => {
      for (const choice of toChoices(body)) {
        if (!isObject(choice.usage)) continue
        delete choice.usage.completion_tokens_details
        delete choice.usage.prompt_tokens_details
      }
    }),
    // The whole answer still has them, so that the two modes disagree.
    expects: 'fail',
  },
  {
    id: 'vendor-end-without-usage',
    about: 'The last frame has no usage in its choice.',
    edit: eachObject((body) => toChoices(body).forEach((choice) => void delete choice.usage)),
  },
  {
    id: 'vendor-id-form',
    about: 'An id of another form.',
    edit: eachObject((body) => void (body.id = `gen-${String(body.id)}`)),
  },
  {
    id: 'vendor-internal-content-missing',
    about: 'include_internal_content was requested, and no internal content is sent.',
    edit: eachChunk((chunk) => void delete toPart(toChoice(chunk)).internal_content),
  },
  {
    id: 'vendor-continuous-usage-missing',
    about: 'continuous_usage_stats was requested, and no running usage is sent.',
    edit: eachChunk((chunk) => (toChoices(chunk).length > 0 ? void delete chunk.usage : undefined)),
  },
]

export const vendorFaults: readonly Fault[] = rows.map((row) =>
  defineFault({ expects: 'pass', source: 'MoonshotAI/Kimi-Vendor-Verifier', ...row }),
)
