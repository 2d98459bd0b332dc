/** The tools of the request, each with the JSON Schema of its parameters, and the choice among them. */
import { signal } from '@preact/signals'
import { getAt, isObject, type JsonObject } from '../state/json-edit.ts'
import { readJson } from '../state/json-text.ts'
import { members, setMember } from '../state/request.ts'
import { webSearchTool } from '../templates/tools.ts'
import { Button } from '../ui/button.tsx'
import { Area } from './area.tsx'
import { JsonEditor } from './json-editor.tsx'
import { strings } from './strings.ts'

const texts = strings.tools
/** Schemas that were typed and cannot be read, by the position of the tool. */
const typed = signal<ReadonlyMap<number, string>>(new Map())

/** The list of tools with `tool_choice`. */
export function Tools() {
  const value = members.value['tools'] ?? []
  if (!Array.isArray(value)) return <p class="quiet">{texts.notList}</p>
  const add = (tool: unknown) => setMember(['tools', value.length], tool)
  const remove = (at: number) => {
    typed.value = new Map()
    setMember(['tools'], value.length === 1 ? undefined : value.filter((_, index) => index !== at))
    if (value.length === 1) setMember(['tool_choice'], undefined)
  }
  const hasSearch = value.some((tool) => getAt(tool, ['function', 'name']) === '$web_search')
  return (
    <section class="form-section" aria-labelledby="composer-tools">
      <h3 id="composer-tools">{texts.title}</h3>
      {value.map((tool: unknown, at) => (
        <ToolItem key={at} tool={isObject(tool) ? tool : {}} at={at} onRemove={() => remove(at)} />
      ))}
      <div class="form-actions">
        <Button onClick={() => add(newTool(value.length))}>+ {texts.add}</Button>
        {hasSearch ? null : <Button onClick={() => add(webSearchTool)}>+ {texts.addSearch}</Button>}
        {value.length === 0 ? null : <ToolChoice tools={value} />}
      </div>
    </section>
  )
}

function ToolItem({ tool, at, onRemove }: { tool: JsonObject; at: number; onRemove: () => void }) {
  const text = (...path: string[]) => {
    const value = getAt(tool, path)
    return typeof value === 'string' ? value : ''
  }
  const name = text('function', 'name')
  const shown = name === '' ? texts.unnamed : name
  const isBuiltin = tool['type'] === 'builtin_function'
  return (
    <details class="tool" open={name === ''}>
      <summary>
        <code>{shown}</code>
        <span class="tool-about">{isBuiltin ? texts.builtin : text('function', 'description')}</span>
      </summary>
      <div class="form-rows">
        {isBuiltin ? null : (
          <>
            <label class="inline-field">
              <span>{texts.name}</span>
              <input
                class="mono"
                value={name}
                spellcheck={false}
                onInput={(event) => setMember(['tools', at, 'function', 'name'], event.currentTarget.value)}
              />
            </label>
            <Area
              label={texts.description}
              placeholder={texts.description}
              value={text('function', 'description')}
              onInput={(value) => setMember(['tools', at, 'function', 'description'], value)}
            />
            <SchemaEditor at={at} value={getAt(tool, ['function', 'parameters'])} />
            <label class="check">
              <input
                type="checkbox"
                checked={getAt(tool, ['function', 'strict']) !== false}
                onChange={(event) =>
                  setMember(['tools', at, 'function', 'strict'], event.currentTarget.checked ? undefined : false)
                }
              />
              {texts.strict}
            </label>
          </>
        )}
        <div>
          <Button kind="danger" onClick={onRemove}>
            {texts.remove(shown)}
          </Button>
        </div>
      </div>
    </details>
  )
}

/** Text that is not JSON stays in the editor; the request keeps the schema before it. */
function SchemaEditor({ at, value }: { at: number; value: unknown }) {
  const text = typed.value.get(at) ?? JSON.stringify(value ?? {}, null, 2)
  const read = readJson(text)
  const keep = (next: string) => {
    const parsed = readJson(next)
    if ('value' in parsed) setMember(['tools', at, 'function', 'parameters'], parsed.value)
    typed.value = new Map([...typed.value, [at, next]])
  }
  const isStale = 'value' in read && JSON.stringify(read.value) !== JSON.stringify(value ?? {})
  return (
    <div class="field">
      <span class="field-hint">{texts.schema}</span>
      <JsonEditor
        label={texts.schema}
        value={isStale ? JSON.stringify(value ?? {}, null, 2) : text}
        onInput={keep}
        schema="tool-parameters"
      />
      {'problem' in read ? <p class="field-error">{texts.schemaProblem(read.problem.message)}</p> : null}
    </div>
  )
}

function ToolChoice({ tools }: { tools: readonly unknown[] }) {
  const choice = members.value['tool_choice']
  const named = getAt(choice, ['function', 'name'])
  const names = tools.flatMap((tool) => {
    const name = getAt(tool, ['function', 'name'])
    return typeof name === 'string' && name !== '' ? [name] : []
  })
  const shown = typeof named === 'string' ? `=${named}` : typeof choice === 'string' ? choice : ''
  return (
    <label class="inline-field">
      <span>{texts.choice}</span>
      <select value={shown} onChange={(event) => setChoice(event.currentTarget.value)}>
        {Object.entries(texts.choices).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
        {[...new Set(typeof named === 'string' ? [...names, named] : names)].map((name) => (
          <option key={name} value={`=${name}`}>
            {texts.named(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** `=name` stands for a function by its name; the empty text for no choice. */
function setChoice(value: string): void {
  const named = { type: 'function', function: { name: value.slice(1) } }
  setMember(['tool_choice'], value.startsWith('=') ? named : value === '' ? undefined : value)
}

function newTool(count: number) {
  return {
    type: 'function',
    function: {
      name: count === 0 ? 'my_function' : `my_function_${count + 1}`,
      description: '',
      parameters: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
    },
  }
}
