/** Checks the fragments of streamed calls: the first one has id, type and name, later ones add argument text only. */
import { isObject, atChunk, defineCheck, show, type Arrival, type Report, type Severity } from '../../judge/index.ts'
import { findChoices, isInterrupted } from '../helpers/answer.ts'
import { isChat, type Json } from '../helpers/request.ts'

/** What has come of one call. */
interface Slot {
  id: string | null
  hasType: boolean
  name: string | null
  /** True once a fragment had `function.arguments`, even empty or of a wrong type. */
  hasArguments: boolean
  at: string
}

export const toolCallFragments = defineCheck({
  name: 'tool-call-fragments',
  promise:
    'The first fragment of every streamed call has an index of its own (0, 1, 2, …), id, type and name; later fragments add arguments only.',
  source: ['oriveo/web-search-stream', 'MoonshotAI/Kimi-Vendor-Verifier'],
  catches: ['TCD-03', 'TCD-05', 'TCD-06', 'TCD-07', 'TCD-12', 'TCD-18', 'TCD-25'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.kind !== 'events' || !isChat(subject)) return
    const choices = new Map<number, Map<number, Slot>>()
    /** The first member of a delta that may hold the call under another name, such as `function_call`. */
    let foreign: { key: string; at: string } | null = null
    let failed = false

    const fragments = createFragmentRules(report)

    return {
      event(arrival) {
        if (arrival.chunk?.error) failed = true
        for (const { choice, index, path: place } of findChoices(arrival.chunk)) {
          const delta: unknown = choice.delta
          if (typeof delta !== 'object' || delta === null) continue
          // A chunk that matches a template has the members of an earlier chunk.
          if (arrival.template === null)
            for (const key in delta)
              if (key !== 'content' && key !== 'reasoning_content' && key !== 'role' && key !== 'tool_calls')
                if (foreign === null && /tool|function_call/i.test(key) && (delta as Json)[key] != null)
                  foreign = { key, at: atChunk(arrival, `${place}/delta/${key}`) }
          const calls = (delta as Json).tool_calls
          if (calls === undefined) continue
          const path = `${place}/delta/tool_calls`
          if (!Array.isArray(calls) || calls.length === 0) {
            if (calls === null || Array.isArray(calls))
              fragments.say(
                arrival,
                path,
                `\`tool_calls\` is ${show(calls)} in a delta without a call`,
                'no key where there is no call',
                calls,
                'warn',
              )
            continue
          }
          let slots = choices.get(index)
          if (!slots) choices.set(index, (slots = new Map()))
          calls.forEach((call, at) => isObject(call) && fragments.add(arrival, call, `${path}/${at}`, slots))
        }
      },
      end(ending) {
        const broken = failed || ending === 'cut'
        for (const [choice, slots] of choices) {
          const reason = subject.assembled.choices.get(choice)?.finishReason ?? null
          for (const [index, slot] of slots) reportMissing(report, slot, index, broken || isInterrupted(reason))
        }
        const isEmpty = [...choices.values()].every((slots) => slots.size === 0)
        if (foreign && isEmpty && !broken)
          report({
            message: `the call is sent in \`${foreign.key}\` instead of \`tool_calls\``,
            documented: '`delta.tool_calls`',
            received: `delta.${foreign.key}`,
            at: foreign.at,
          })
      },
    }
  },
})

/** The rules of one fragment: `add` reports what breaks them, and enters what the fragment says of its call into `slots`. */
function createFragmentRules(report: Report) {
  function say(
    arrival: Arrival,
    path: string,
    message: string,
    documented: string,
    received: unknown,
    severity?: Severity,
  ) {
    report({
      message,
      documented,
      received: show(received),
      at: atChunk(arrival, path),
      ...(severity && { severity }),
    })
  }

  function add(arrival: Arrival, call: Json, path: string, slots: Map<number, Slot>): void {
    const index = call.index
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0)
      return say(arrival, path, 'a call fragment has no usable `index`', 'index 0, 1, 2, …', call.index)
    const fn = isObject(call.function) ? call.function : {}
    if (fn.arguments !== undefined && typeof fn.arguments !== 'string')
      say(arrival, path, '`function.arguments` of a fragment is not a string', 'a piece of JSON text', fn.arguments)
    if (call.type !== undefined && call.type !== 'function' && call.type !== 'builtin_function')
      say(
        arrival,
        path,
        `the \`type\` of a call fragment is ${show(call.type)}`,
        '`function`, or nothing after the first fragment',
        call.type,
      )
    const slot = slots.get(index)
    if (slot) return continueCall(arrival, call, fn, path, slot, index)
    if (index !== slots.size)
      say(arrival, path, 'call indices leave a gap', `index ${slots.size} for the next call`, index)
    const id = typeof call.id === 'string' && call.id !== '' ? call.id : null
    const name = typeof fn.name === 'string' && fn.name !== '' ? fn.name : null
    const hasArguments = fn.arguments !== undefined
    if (slots.size < 1024)
      slots.set(index, { id, name, hasType: call.type !== undefined, hasArguments, at: atChunk(arrival, path) })
  }

  function continueCall(arrival: Arrival, call: Json, fn: Json, path: string, slot: Slot, index: number): void {
    const rule = '`id`, `type` and `function.name` in the first fragment only'
    if (typeof call.type === 'string') slot.hasType = true
    slot.hasArguments ||= fn.arguments !== undefined
    if (call.id !== undefined && call.id !== null) {
      if (call.id === '') say(arrival, path, 'a continuation fragment carries an empty `id`', rule, call, 'warn')
      else if (slot.id === null) {
        slot.id = typeof call.id === 'string' ? call.id : show(call.id)
        say(arrival, path, 'the id of a call is missing in its first fragment', rule, call, 'warn')
      } else if (call.id !== slot.id) {
        slot.id = typeof call.id === 'string' ? call.id : show(call.id)
        slot.name = typeof fn.name === 'string' ? fn.name : slot.name
        return say(
          arrival,
          path,
          `a second call is streamed under index ${index}`,
          'an index of its own for each call',
          call,
        )
      } else say(arrival, path, 'the id of a call is repeated in a later fragment', rule, call.id, 'warn')
    }
    if (fn.name === undefined || fn.name === null) return
    if (fn.name === '')
      say(arrival, path, 'a continuation fragment carries an empty `function.name`', rule, call, 'warn')
    else if (slot.name === null) {
      slot.name = typeof fn.name === 'string' ? fn.name : show(fn.name)
      say(arrival, path, 'the name of a call is missing in its first fragment', rule, call, 'warn')
    } else say(arrival, path, '`function.name` is sent again in a later fragment', rule, fn.name)
  }

  return { say, add }
}

/** Reports what no fragment of a call had. Arguments may still come where the answer broke off. */
function reportMissing(report: Report, slot: Slot, index: number, broken: boolean): void {
  const missing = (what: string, severity?: Severity) =>
    report({
      message: `no fragment of a call has ${what}`,
      documented: 'id, type and name in the first fragment, and arguments',
      received: `call ${index} without ${what}`,
      at: slot.at,
      ...(severity && { severity }),
    })
  if (slot.id === null) missing('an id')
  if (slot.name === null) missing('a name')
  if (!slot.hasType) missing('a type', 'warn')
  if (!slot.hasArguments && !broken) missing('`function.arguments`')
}
