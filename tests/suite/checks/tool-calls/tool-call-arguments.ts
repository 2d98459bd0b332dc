/**
 * Argument text, joined over its fragments, is one JSON object: agents execute it and send it back as history.
 * Written at https://platform.kimi.ai/docs/api/chat (2026-08-13); thread: MoonshotAI/kimi-cli#1378.
 */
import { isObject } from '../../judge/assembly.ts'
import { defineCheck, show } from '../check.ts'
import { explain, parse } from '../helpers/json-text.ts'
import { scanJsonText } from '../../judge/text-traits.ts'
import { atChoice } from '../helpers/place.ts'
import { isChat } from '../helpers/request.ts'

/** What the fragments of one call did: each began with the whole text of the one before, and grew. */
interface Growth {
  last: string
  fragments: number
  cumulative: boolean
  grew: boolean
}

export const toolCallArguments = defineCheck({
  name: 'tool-call-arguments',
  promise: 'The arguments of a finished call are one JSON object, streamed piece by piece.',
  source: ['docs/api/chat', 'MoonshotAI/kimi-cli#1378', 'anomalyco/opencode#17339'],
  catches: ['TCD-09', 'TCD-10', 'TCD-11', 'TCD-15', 'TCD-17', 'TCD-24'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChat(subject)) return
    const growths = new Map<string, Growth>()
    return {
      event(arrival) {
        const list = arrival.chunk?.choices
        if (!Array.isArray(list)) return
        for (const choice of list) {
          const calls = choice?.delta?.tool_calls
          if (!Array.isArray(calls)) continue
          for (const call of calls) {
            const text = call?.function?.arguments
            if (typeof text === 'string' && text !== '') grow(`${choice.index}/${call.index}`, text)
          }
        }
      },
      end(ending) {
        for (const choice of subject.assembled.choices.values()) {
          // A call that was cut may end anywhere.
          if (ending === 'cut' || choice.finishReason === null || choice.finishReason === 'length') continue
          if (choice.finishReason === 'content_filter') continue
          for (const call of choice.calls.values()) {
            const text = call.arguments.whole
            if (text === null) continue
            const at = atChoice(subject, choice.index, `/tool_calls/${call.index}/function/arguments`)
            judge(text, growths.get(`${choice.index}/${call.index}`), at)
          }
        }
      },
    }

    function grow(key: string, text: string): void {
      const known = growths.get(key)
      if (!known) {
        if (growths.size < 4096) growths.set(key, { last: text, fragments: 1, cumulative: true, grew: false })
        return
      }
      known.fragments++
      if (!known.cumulative) return
      known.cumulative = text.startsWith(known.last)
      known.grew ||= text.length > known.last.length
      known.last = known.cumulative ? text : ''
    }

    function judge(text: string, growth: Growth | undefined, at: string): void {
      const say = (message: string) =>
        report({ message, documented: 'one JSON object as text', received: show(text), at })
      if (text.trim() === '')
        return report({
          message: 'the arguments of a call without arguments are empty text',
          documented: '`{}`, the only such text that parses',
          received: show(text),
          at,
          severity: 'warn',
        })
      const json = parse(text)
      if (isObject(json)) {
        const twice = scanJsonText(text).duplicateKey
        if (twice !== null)
          report({
            message: `the arguments hold the name "${twice.key.slice(0, 60)}" twice in one object`,
            documented: 'each name once (RFC 7493 §2.3)',
            received: show(text),
            at,
            severity: 'warn',
          })
        return
      }
      if (json !== undefined)
        return say(
          typeof json === 'string' && isObject(parse(json))
            ? 'the arguments are encoded twice'
            : 'the arguments are no JSON object',
        )
      if (growth && growth.fragments > 1 && growth.cumulative && growth.grew)
        return say('the arguments are cumulative: each fragment repeats the text before it')
      say(`the arguments ${explain(text)}`)
    }
  },
})
