/** `response_format`: text, a JSON object, or a JSON Schema with its editor. */
import { getAt } from '../state/json-edit.ts'
import { members, setMember } from '../state/request.ts'
import { Check, SelectField, TextField } from './controls.tsx'
import { SchemaEditor } from './schema-editor.tsx'
import { strings } from './strings.ts'

const texts = strings.options

const firstSchema = {
  name: 'answer',
  schema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
}

/** The menu; with `json_schema` also name, schema and `strict`. */
export function ResponseFormat() {
  const format = members.value['response_format']
  const type = getAt(format, ['type'])
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
        onChange={setType}
      />
      {type === 'json_schema' ? (
        <div class="option-wide form-rows">
          <TextField label={texts.schemaName} path={['response_format', 'json_schema', 'name']} />
          <SchemaEditor label={texts.schema} path={['response_format', 'json_schema', 'schema']} />
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

function setType(type: string): void {
  const format = type === 'json_schema' ? { type, json_schema: firstSchema } : { type }
  setMember(['response_format'], type === '' ? undefined : format)
}
