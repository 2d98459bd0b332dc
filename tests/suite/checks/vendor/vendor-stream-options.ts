/**
 * Checks the two stream options that Moonshot requires of vendors (P0): `include_internal_content` adds token ids to each
 * increment, `continuous_usage_stats` adds usage to every frame.
 */
import { isObject, atChunk, defineCheck, show } from '../../judge/index.ts'
import { findFrames, isIncrement, isVendorStream, toDelta, vendorSource } from '../helpers/vendor.ts'

export const vendorStreamOptions = defineCheck({
  name: 'vendor-stream-options',
  promise: 'Token ids and running usage are sent where they were requested.',
  source: vendorSource,
  severity: 'fail',
  profiles: ['vendor'],
  inspect(subject, report) {
    const options = isObject(subject.request?.stream_options) ? subject.request.stream_options : {}
    const ids = options.include_internal_content === true
    const running = options.continuous_usage_stats === true
    if (!isVendorStream(subject) || (!ids && !running)) return
    return {
      structural: true,
      event(arrival) {
        const { chunk } = arrival
        if (chunk === null || chunk.error || !Array.isArray(chunk.choices)) return
        if (running && !isObject(chunk.usage))
          report({
            message: '`continuous_usage_stats` was requested and a frame has no usage',
            documented: 'top-level usage on every frame',
            received: show(chunk.usage),
            at: atChunk(arrival, '/usage'),
          })
        if (!ids) return
        for (const { choice, path } of findFrames(arrival)) {
          const delta = toDelta(choice)
          const internal = delta.internal_content
          if (!isIncrement(delta) || (isObject(internal) && Array.isArray(internal.token_ids))) continue
          report({
            message: '`include_internal_content` was requested and an increment has no token ids',
            documented: '`delta.internal_content.token_ids`',
            received: show(internal),
            at: atChunk(arrival, `${path}/delta`),
          })
        }
      },
    }
  },
})
