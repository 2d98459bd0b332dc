/**
 * Warns about `index` in the calls of a message that is not streamed: strict typed clients refuse it when they send the history
 * back. First-party answers have it, always with a string as `content`, so that form passes.
 */
import { isObject, defineCheck, show } from '../../judge/index.ts'
import { isChat } from '../helpers/request.ts'

export const toolCallIndex = defineCheck({
  name: 'tool-call-index',
  promise: 'A call that is not streamed has no `index`, unless the answer has the first-party form.',
  source: ['openai/chat-object', 'epam/ai-dial-sdk#110', 'vercel/k27code-tool-call'],
  catches: ['TCD-23'],
  severity: 'warn',
  inspect(subject, report) {
    if (subject.kind === 'events' || !isChat(subject)) return
    return {
      body(json) {
        const choices = isObject(json) && Array.isArray(json.choices) ? json.choices : []
        for (const [at, choice] of choices.entries()) {
          const message = isObject(choice) ? choice.message : null
          if (!isObject(message) || typeof message.content === 'string' || !Array.isArray(message.tool_calls)) continue
          for (const [position, call] of message.tool_calls.entries())
            if (isObject(call) && call.index !== undefined)
              report({
                message: 'a call that is not streamed has `index`',
                documented: 'id, type and function; `index` in deltas only',
                received: show(call.index),
                at: `/choices/${at}/message/tool_calls/${position}/index`,
              })
        }
      },
    }
  },
})
