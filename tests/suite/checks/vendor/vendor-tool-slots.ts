/**
 * Checks streamed calls: the first fragment has a fixed form, later ones have index and argument text only (P0), one call after
 * the other (P1), with ids of the form `<name>_<global index>` (P2).
 */
import { isObject, atChunk, defineCheck, show } from '../../judge/index.ts'
import { findFrames, isVendorStream, toDelta, vendorSource } from '../helpers/vendor.ts'
import type { Json } from '../helpers/request.ts'

export const vendorToolSlots = defineCheck({
  name: 'vendor-tool-slots',
  promise:
    'A streamed call is a fragment with empty arguments, then fragments of index and arguments only, without a break.',
  source: vendorSource,
  severity: 'fail',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (!isVendorStream(subject)) return
    const opened = new Map<unknown, Set<unknown>>()
    const lasts = new Map<unknown, unknown>()

    function open(call: Json, at: string): void {
      const fn = isObject(call.function) ? call.function : {}
      const whole = typeof call.id === 'string' && call.id !== '' && typeof fn.name === 'string' && fn.name !== ''
      if (!whole || call.type !== 'function' || fn.arguments !== '')
        // The builtin search was recorded with the type builtin_function.
        if (!(whole && call.type === 'builtin_function' && fn.arguments === ''))
          report({
            message: 'the first fragment of a call does not have the required form',
            documented: '`index`, `id`, `type: "function"`, `function.name`, `function.arguments: ""`',
            received: show(call),
            at,
          })
      if (whole && !(call.id as string).startsWith(`${fn.name as string}_`) && call.type === 'function')
        report({
          message: 'the id of a call does not have Kimi’s form',
          documented: '`<name>_<global index>`',
          received: show(call.id),
          at,
          severity: 'notice',
        })
    }

    return {
      event(arrival) {
        for (const { choice, path } of findFrames(arrival)) {
          const calls = toDelta(choice).tool_calls
          if (!Array.isArray(calls)) continue
          let slots = opened.get(choice.index)
          if (!slots) opened.set(choice.index, (slots = new Set()))
          for (const [place, call] of calls.entries()) {
            if (!isObject(call)) continue
            const at = atChunk(arrival, `${path}/delta/tool_calls/${place}`)
            if (!slots.has(call.index)) {
              if (slots.size < 1024) slots.add(call.index)
              open(call, at)
            } else {
              const fn = isObject(call.function) ? Object.keys(call.function) : []
              const extra = [
                ...Object.keys(call).filter((key) => key !== 'index' && key !== 'function'),
                ...fn.filter((key) => key !== 'arguments'),
              ]
              if (extra.length > 0)
                report({
                  message: 'a later fragment has more members than arguments',
                  documented: '`index` and `function.arguments` only',
                  received: extra.join(', '),
                  at,
                })
              if (lasts.get(choice.index) !== call.index)
                report({
                  message: 'the fragments of two calls are mixed',
                  documented: 'one call after the other',
                  received: `index ${show(call.index)} after ${show(lasts.get(choice.index))}`,
                  at,
                  severity: 'warn',
                })
            }
            lasts.set(choice.index, call.index)
          }
        }
      },
    }
  },
})
