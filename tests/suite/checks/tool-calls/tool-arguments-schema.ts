/** Validates arguments against the schema that the tool declares. `strict` is true by default on Kimi, so they must match it. */
import { parseJson } from '../../../../openapi/bounded-json.ts'
import { isObject, defineCheck, show } from '../../judge/index.ts'
import { atCall, isInterrupted } from '../helpers/answer.ts'
import { toSchemaValidator } from '../helpers/compile.ts'
import { findTools, isChat } from '../helpers/request.ts'

export const toolArgumentsSchema = defineCheck({
  name: 'tool-arguments-schema',
  promise: 'The arguments of a call match the schema that its tool declares.',
  source: 'docs/api/chat',
  severity: 'fail',
  inspect(subject, report) {
    const { request } = subject
    if (request === null || !isChat(subject)) return
    return {
      end() {
        if (subject.assembled.error !== null) return
        for (const choice of subject.assembled.choices.values())
          for (const call of choice.calls.values()) {
            // The answer ended before the arguments.
            const { finishReason } = choice
            if (!call.arguments.whole && (finishReason === null || isInterrupted(finishReason))) continue
            const args = call.arguments.whole === null ? undefined : parseJson(call.arguments.whole || '{}').json
            if (!isObject(args)) continue
            const tool = findTools(request).find(({ name }) => name === call.name)
            const violation = tool && toSchemaValidator(tool.parameters)?.(args)
            if (!violation) continue
            report({
              message: 'the arguments of a call do not match the schema of its tool',
              documented: `the parameters of ${tool.name}: ${violation}`,
              received: show(call.arguments.whole),
              at: atCall(subject, choice, call, '/function/arguments'),
              severity: tool.strict === false ? 'warn' : 'fail',
            })
          }
      },
    }
  },
})
