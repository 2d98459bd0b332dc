/** `response_format`: text, a JSON object, or a JSON Schema with its editor. */
import { signal } from '@preact/signals'
import { getAt } from '../state/json-edit.ts'
import { readJson } from '../state/json-text.ts'
import { members, setMember } from '../state/request.ts'
import { Check, SelectField, TextField } from './controls.tsx'
import { JsonEditor } from './json-editor.tsx'
import { strings } from './strings.ts'

const texts = strings.options
/** The schema as typed while it cannot be read. */
const typed = signal<string | null>(null)

const firstSchema = {
  name: 'answer',
  schema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
}

/** The menu; with `json_schema` also name, schema and `strict`. */
export function ResponseFormat() {
  const format = members.value['response_format']
  const type = getAt(format, ['type'])
  const schema = getAt(format, ['json_schema', 'schema'])
  const take = (next: string) => {
    typed.value = null
    setMember(
      ['response_format'],
      next === '' ? undefined : next === 'json_schema' ? { type: next, json_schema: firstSchema } : { type: next },
    )
  }
  return (
    <>
      <SelectField
        label={texts.format}
        value={typeof type === 'string' ? type : ''}
        options={[
          ['', texts.notSet],
          ['text', 'text'],
          ['json_object', 'json_object'],
          ['json_schema', 'json_schema'],
        ]}
        onChange={take}
      />
      {type === 'json_schema' ? (
        <div class="option-wide form-rows">
          <TextField label={texts.schemaName} path={['response_format', 'json_schema', 'name']} />
          <JsonEditor
            label={texts.schema}
            schema="tool-parameters"
            value={typed.value ?? JSON.stringify(schema ?? {}, null, 2)}
            onInput={(text) => {
              const read = readJson(text)
              if ('value' in read) setMember(['response_format', 'json_schema', 'schema'], read.value)
              typed.value = 'value' in read ? null : text
            }}
          />
          <Check
            label={texts.strict}
            checked={getAt(format, ['json_schema', 'strict']) !== false}
            onChange={(on) => setMember(['response_format', 'json_schema', 'strict'], on ? undefined : false)}
          />
        </div>
      ) : null}
    </>
  )
}
