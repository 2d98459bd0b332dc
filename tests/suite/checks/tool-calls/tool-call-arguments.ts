/** Checks the argument text of finished calls, joined over its fragments: one JSON object, which agents execute and send back. */
import { parseJson } from '../../../../openapi/bounded-json.ts'
import { isObject, defineCheck, show, scanJsonText } from '../../judge/index.ts'
import { atCall, findChoices, isInterrupted } from '../helpers/answer.ts'
import { explainText } from '../helpers/json-problem.ts'
import { isChat } from '../helpers/request.ts'

/** Whether each fragment of a call began with the whole text of the one before (`cumulative`), and was longer (`grew`). */
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
    /** Calls with empty `arguments`; other checks report missing ones. */
    const empty = new Set<string>()
    const addEmpty = (choice: number, call: number) => empty.size < 4096 && empty.add(`${choice}/${call}`)
    return {
      event(arrival) {
        const list = arrival.chunk?.choices
        if (!Array.isArray(list)) return
        for (const choice of list) {
          const calls = choice?.delta?.tool_calls
          if (!Array.isArray(calls)) continue
          for (const call of calls) {
            const text = call?.function?.arguments
            if (typeof choice.index !== 'number' || typeof call?.index !== 'number') continue
            if (text === '') addEmpty(choice.index, call.index)
            else if (typeof text === 'string') grow(`${choice.index}/${call.index}`, text)
          }
        }
      },
      body(json) {
        for (const { choice, index } of findChoices(json)) {
          const calls = isObject(choice.message) ? choice.message.tool_calls : null
          if (!Array.isArray(calls)) continue
          calls.forEach((call: unknown, position) => {
            if (!isObject(call) || !isObject(call.function) || typeof call.function.arguments !== 'string') return
            addEmpty(index, typeof call.index === 'number' ? call.index : position)
          })
        }
      },
      end(ending) {
        for (const choice of subject.assembled.choices.values()) {
          // The arguments of a truncated call may end anywhere.
          if (ending === 'cut' || choice.finishReason === null || isInterrupted(choice.finishReason)) continue
          for (const call of choice.calls.values()) {
            const text = call.arguments.whole
            if (text === null || (text === '' && !empty.has(`${choice.index}/${call.index}`))) continue
            const at = atCall(subject, choice, call, '/function/arguments')
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
      const json = parseJson(text).json
      if (isObject(json)) {
        const twice = scanJsonText(text).duplicateKey
        if (twice !== null)
          report({
            message: `the name "${twice.key.slice(0, 60)}" occurs twice in one object of the arguments`,
            documented: 'each name once (RFC 7493 §2.3)',
            received: show(text),
            at,
            severity: 'warn',
          })
        return
      }
      if (json !== undefined)
        return say(
          typeof json === 'string' && isObject(parseJson(json).json)
            ? 'the arguments are encoded twice'
            : 'the arguments are not a JSON object',
        )
      if (growth && growth.fragments > 1 && growth.cumulative && growth.grew)
        return say('the arguments are cumulative: each fragment repeats the text before it')
      say(`the arguments ${explainText(text)}`)
    }
  },
})
