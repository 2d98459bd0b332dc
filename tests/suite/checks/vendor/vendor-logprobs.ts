/** Checks log probabilities (P1): content frames have them in OpenAI's form where they were requested, and no frame otherwise. */
import { isObject, atChunk, defineCheck, show } from '../../judge/index.ts'
import { findFrames, isVendorStream, toDelta, vendorSource } from '../helpers/vendor.ts'

export const vendorLogprobs = defineCheck({
  name: 'vendor-logprobs',
  promise:
    'Content frames have log probabilities with bytes and the requested number of alternatives, only on request.',
  source: vendorSource,
  severity: 'warn',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (!isVendorStream(subject) || subject.request === null) return
    const asked = subject.request.logprobs === true
    const top = subject.request.top_logprobs
    return {
      structural: !asked,
      event(arrival) {
        for (const { choice, path } of findFrames(arrival)) {
          const { content } = toDelta(choice)
          const say = (message: string, documented: string, received: unknown) =>
            report({ message, documented, received: show(received), at: atChunk(arrival, `${path}/logprobs`) })
          const entries =
            isObject(choice.logprobs) && Array.isArray(choice.logprobs.content) ? choice.logprobs.content : null
          if (!asked) {
            if (entries && entries.length > 0)
              say('log probabilities come without a request for them', 'none', entries[0])
            continue
          }
          if (typeof content !== 'string' || content === '') continue
          if (!entries || entries.length === 0) {
            say('a content frame has no log probabilities', '`logprobs.content`', choice.logprobs)
            continue
          }
          for (const entry of entries) {
            if (!isObject(entry) || entry.bytes === undefined)
              say('a log probability has no `bytes`', '`bytes` present', entry)
            else if (
              typeof top === 'number' &&
              (!Array.isArray(entry.top_logprobs) || entry.top_logprobs.length !== top)
            )
              say('`top_logprobs` has another length than requested', String(top), entry.top_logprobs)
          }
        }
      },
    }
  },
})
