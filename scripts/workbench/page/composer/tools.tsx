/** The tools of the request, each with the JSON Schema of its parameters, and the choice among them. */
import { getAt, isObject, type JsonObject } from '../state/json-edit.ts'
import { members, setMember } from '../state/request.ts'
import { webSearchTool } from '../templates/tools.ts'
import { Button } from '../ui/button.tsx'
import { Area } from './area.tsx'
import { SchemaEditor } from './schema-editor.tsx'
import { strings } from './strings.ts'

const texts = strings.tools

/** The list of tools with `tool_choice`. */
export function Tools() {
  const value = members.value['tools'] ?? []
  if (!Array.isArray(value)) return <p class="quiet">{texts.notList}</p>
  const add = (tool: unknown) => setMember(['tools', value.length], tool)
  const remove = (at: number) => {
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
            <SchemaEditor label={texts.schema} path={['tools', at, 'function', 'parameters']} />
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

function ToolChoice({ tools }: { tools: readonly unknown[] }) {
  const choice = members.value['tool_choice']
  const named = getAt(choice, ['function', 'name'])
  const names = tools.flatMap((tool) => {
    const name = getAt(tool, ['function', 'name'])
    return typeof name === 'string' && name !== '' ? [name] : []
  })
  const mode = typeof choice === 'string' ? choice : ''
  const shown = typeof named === 'string' ? `=${named}` : mode
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

/** `=name` stands for a function by its name; the empty string for no choice. */
function setChoice(value: string): void {
  const named = { type: 'function', function: { name: value.slice(1) } }
  const mode = value === '' ? undefined : value
  setMember(['tool_choice'], value.startsWith('=') ? named : mode)
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
