/** The body as JSON. */
import { bodyProblem, bodyText, setBodyText } from '../state/request.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { JsonEditor } from './json-editor.tsx'
import { strings } from './strings.ts'

/** The JSON tab. */
export function JsonTab() {
  const problem = bodyProblem.value
  return (
    <div class="json-tab">
      <JsonEditor fill label={strings.bodyEditor} value={bodyText.value} onInput={setBodyText} schema="chat-request" />
      <div class="json-foot">
        <p class="field-error" role="status">
          {problem === null ? '' : strings.notJson(problem.line, problem.column, problem.message)}
        </p>
        <CopyButton
          label={strings.copyJson}
          text={() => bodyText.value}
          copied={strings.code.copied}
          failed={strings.code.copyFailed}
        />
      </div>
    </div>
  )
}
