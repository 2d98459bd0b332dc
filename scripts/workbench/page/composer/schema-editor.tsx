/** The JSON Schema at one place of the body, for tools and for the response format. */
import { signal } from '@preact/signals'
import { getAt, type JsonPath } from '../state/json-edit.ts'
import { readJson } from '../state/json-text.ts'
import { members, setMember } from '../state/request.ts'
import { JsonEditor } from './json-editor.tsx'
import { strings } from './strings.ts'

/** Text as typed, and the schema of the body at that time. */
interface Typed {
  text: string
  schema: unknown
}

/** What was typed, by path. It is kept while another tab is open. */
const typed = signal<ReadonlyMap<string, Typed>>(new Map())

/**
 * The editor. Text that is not JSON stays in it, and the request keeps the schema before it. Text is dropped when the schema changes in
 * another way, such as by a template.
 */
export function SchemaEditor({ label, path }: { label: string; path: JsonPath }) {
  const id = path.join('/')
  const schema = getAt(members.value, path)
  const kept = typed.value.get(id)
  const text = kept !== undefined && kept.schema === schema ? kept.text : JSON.stringify(schema ?? {}, null, 2)
  const read = readJson(text)
  const take = (next: string) => {
    const parsed = readJson(next)
    if ('value' in parsed) setMember(path, parsed.value)
    typed.value = new Map([...typed.value, [id, { text: next, schema: getAt(members.value, path) }]])
  }
  return (
    <div class="field">
      <span class="field-hint">{label}</span>
      <JsonEditor label={label} value={text} onInput={take} schema="tool-parameters" />
      {'problem' in read ? <p class="field-error">{strings.schemaProblem(read.problem.message)}</p> : null}
    </div>
  )
}
