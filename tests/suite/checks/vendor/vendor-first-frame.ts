/** Checks the first frame of each choice: it has the role (P0) and empty content (P1), and no later frame has the role (P1). */
import { atChunk, defineCheck, show } from '../../judge/index.ts'
import { findFrames, isVendorStream, toDelta, vendorSource } from '../helpers/vendor.ts'

export const vendorFirstFrame = defineCheck({
  name: 'vendor-first-frame',
  promise: 'The first frame of a choice has the role and empty content, and no later frame has the role.',
  source: vendorSource,
  severity: 'fail',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (!isVendorStream(subject)) return
    const opened = new Set<unknown>()
    return {
      structural: true,
      event(arrival) {
        for (const { choice, path } of findFrames(arrival)) {
          const delta = toDelta(choice)
          const at = atChunk(arrival, path)
          if (opened.has(choice.index)) {
            if (delta.role !== undefined)
              report({
                message: 'the role is sent again',
                documented: 'role in the first frame only',
                received: show(delta.role),
                at,
                severity: 'warn',
              })
            continue
          }
          if (opened.size < 1024) opened.add(choice.index)
          if (delta.role !== 'assistant')
            report({
              message: 'the first frame of a choice does not have the role',
              documented: '`delta.role` = `assistant`',
              received: show(delta.role),
              at,
            })
          if (choice.finish_reason !== null)
            report({
              message: 'the first frame of a choice ends it',
              documented: '`finish_reason` null',
              received: show(choice.finish_reason),
              at,
            })
          if (delta.content !== '' && delta.content !== null)
            report({
              message: 'the content of the first frame of a choice is not empty',
              documented: '`content` "" or null',
              received: show(delta.content),
              at,
              severity: 'warn',
            })
        }
      },
    }
  },
})
