/** The form: model, messages, tools, options. It is off while the JSON cannot be read. */
import { bodyProblem, request } from '../state/request.ts'
import { isObject } from '../state/json-edit.ts'
import { Button } from '../ui/button.tsx'
import { Messages } from './messages.tsx'
import { ModelSection } from './model.tsx'
import { Options } from './options.tsx'
import { strings } from './strings.ts'
import { Tools } from './tools.tsx'

/** The form tab. */
export function Form({ onShowJson }: { onShowJson: () => void }) {
  const problem = bodyProblem.value
  return (
    <div class="composer-form">
      {problem === null ? null : (
        <div class="form-off" role="alert">
          <p>{strings.notJson(problem.line, problem.column, problem.message)}</p>
          <p>
            {strings.formOff} <Button onClick={onShowJson}>{strings.showJson}</Button>
          </p>
        </div>
      )}
      <fieldset class="form-sections" disabled={problem !== null || !isObject(request.value.body)}>
        <legend class="visually-hidden">{strings.request}</legend>
        <ModelSection />
        <Messages />
        <Tools />
        <Options />
      </fieldset>
    </div>
  )
}
