/** What the roles assistant and tool add to a message. */
import { useId } from 'preact/hooks'
import { getAt, isObject, type JsonObject } from '../state/json-edit.ts'
import { readJson } from '../state/json-text.ts'
import { members, setMember } from '../state/request.ts'
import { Button } from '../ui/button.tsx'
import { Area } from './area.tsx'
import { strings } from './strings.ts'

const texts = strings.messages

/** Partial mode, earlier reasoning, tool calls. */
export function AssistantFields({ message, at, isLast }: { message: JsonObject; at: number; isLast: boolean }) {
  const calls = Array.isArray(message['tool_calls']) ? (message['tool_calls'] as unknown[]) : []
  const reasoning = message['reasoning_content']
  return (
    <div class="role-fields">
      {isLast || message['partial'] === true ? (
        <label class="check">
          <input
            type="checkbox"
            checked={message['partial'] === true}
            onChange={(event) => setMember(['messages', at, 'partial'], event.currentTarget.checked ? true : undefined)}
          />
          {texts.partial}
        </label>
      ) : null}
      {typeof reasoning === 'string' || calls.length > 0 ? (
        <Area
          label={texts.reasoning}
          placeholder={texts.reasoning}
          value={typeof reasoning === 'string' ? reasoning : ''}
          onInput={(text) => setMember(['messages', at, 'reasoning_content'], text)}
        />
      ) : null}
      {calls.map((call, index) => (
        <Call key={index} call={call} path={['messages', at, 'tool_calls', index]} />
      ))}
      {message['partial'] === true ? null : (
        <Button
          kind="quiet"
          onClick={() => setMember(['messages', at, 'tool_calls', calls.length], newCall(calls.length))}
        >
          + {texts.addCall}
        </Button>
      )}
    </div>
  )
}

function Call({ call, path }: { call: unknown; path: readonly (string | number)[] }) {
  const text = (...at: string[]) => {
    const value = getAt(call, at)
    return typeof value === 'string' ? value : ''
  }
  const args = text('function', 'arguments')
  return (
    <div class="call">
      <Line label={texts.callId} value={text('id')} onInput={(value) => setMember([...path, 'id'], value)} />
      <Line
        label={texts.callName}
        value={text('function', 'name')}
        onInput={(value) => setMember([...path, 'function', 'name'], value)}
      />
      <Area
        mono
        rows={1}
        label={texts.callArguments}
        placeholder={texts.callArguments}
        value={args}
        invalid={args !== '' && 'problem' in readJson(args)}
        onInput={(value) => setMember([...path, 'function', 'arguments'], value)}
      />
      <Button kind="quiet" label={texts.removePart(text('id'))} onClick={() => setMember(path, undefined)}>
        ✕
      </Button>
    </div>
  )
}

/** The call that a tool message answers, offered from the calls before it. */
export function ToolFields({ message, at }: { message: JsonObject; at: number }) {
  const list = useId()
  const id = message['tool_call_id']
  return (
    <div class="role-fields">
      <Line
        label={texts.callId}
        list={list}
        value={typeof id === 'string' ? id : ''}
        onInput={(value) => setMember(['messages', at, 'tool_call_id'], value)}
      />
      <datalist id={list}>
        {listCallIds(at).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </div>
  )
}

function Line({
  label,
  value,
  list,
  onInput,
}: {
  label: string
  value: string
  list?: string
  onInput: (value: string) => void
}) {
  return (
    <label class="inline-field">
      <span>{label}</span>
      <input
        class="mono"
        value={value}
        list={list}
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}

function newCall(at: number) {
  return { id: `call_${at}`, type: 'function', function: { name: '', arguments: '{}' } }
}

function listCallIds(before: number): string[] {
  const messages = members.value['messages']
  const earlier: unknown[] = Array.isArray(messages) ? messages.slice(0, before) : []
  return earlier.flatMap((message) => {
    const calls = isObject(message) ? message['tool_calls'] : null
    return Array.isArray(calls)
      ? calls.flatMap((call) => (isObject(call) && typeof call['id'] === 'string' ? [call['id']] : []))
      : []
  })
}
