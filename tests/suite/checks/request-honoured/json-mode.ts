/** Checks that the content is the JSON that `response_format` asks for, with nothing around it. `strict` is true by default. */
import { parseJson } from '../../../../openapi/bounded-json.ts'
import { isObject, type AssembledChoice, defineCheck, show, type Severity } from '../../judge/index.ts'
import { tail } from '../helpers/strings.ts'
import { atMessage } from '../helpers/answer.ts'
import { toSchemaValidator } from '../helpers/compile.ts'
import { explainText } from '../helpers/json-problem.ts'
import { findBeginning, isChat, isSuccess } from '../helpers/request.ts'

export const jsonMode = defineCheck({
  name: 'json-mode',
  promise: 'With `response_format` the content parses as JSON and matches the schema.',
  source: ['docs/guide/response_format', 'vercel/k3-json-object'],
  catches: ['SEM-10', 'REQ-04'],
  severity: 'fail',
  inspect(subject, report) {
    const format = isObject(subject.request?.response_format) ? subject.request.response_format : null
    if (!isChat(subject) || !isSuccess(subject) || format === null) return
    if (format.type !== 'json_object' && format.type !== 'json_schema') return
    const declared = isObject(format.json_schema) ? format.json_schema : {}
    return {
      end(ending) {
        if (ending === 'cut') return
        for (const choice of subject.assembled.choices.values())
          // Truncated text, and text beside a call, is not the answer.
          if (choice.finishReason === 'stop' && choice.calls.size === 0) judge(choice)
      },
    }

    function judge(choice: AssembledChoice): void {
      const text = choice.content.whole
      if (text === null || text.trim() === '') return
      const say = (message: string, documented: string, received: string, severity: Severity = 'fail') =>
        report({ message, documented, received, at: atMessage(subject, choice, '/content'), severity })
      const json = readAnswer(text, findBeginning(subject.request!))
      if (json === undefined) {
        const inner = findFenced(text)
        return say(
          describeText(text),
          'JSON and nothing else',
          show(inner !== null && inner.length < 100 ? text : `${text.slice(0, 80)} … ${tail(text)}`),
        )
      }
      if (format!.type === 'json_object' && !isObject(json))
        say('the content of JSON mode is not an object', 'a JSON object', show(text))
      const violation = format!.type === 'json_schema' ? toSchemaValidator(declared.schema)?.(json) : null
      if (violation)
        say(
          'the content does not match the schema of `response_format`',
          violation,
          show(text),
          declared.strict === false ? 'warn' : 'fail',
        )
    }
  },
})

/** The JSON of an answer, alone or after the beginning that it continues. */
function readAnswer(text: string, beginning: string | null): unknown {
  const { json } = parseJson(text)
  if (json !== undefined || beginning === null) return json
  return parseJson(beginning.trimStart().replace(/^```(?:json)?/i, '') + text).json
}

/** What a text is that should be JSON and does not parse. */
function describeText(text: string): string {
  if (text.includes('```')) return 'JSON mode is answered inside a markdown fence'
  if (!/[{[]/.test(text)) return 'JSON mode is answered with prose'
  return `the content of JSON mode does not parse: its text would ${explainText(text)}`
}

/** The text inside the first markdown fence; null when there is no closed one. */
function findFenced(text: string): string | null {
  const start = text.indexOf('```')
  const end = start < 0 ? -1 : text.indexOf('```', start + 3)
  if (end < 0) return null
  return text
    .slice(start + 3, end)
    .replace(/^json/i, '')
    .trimStart()
}
