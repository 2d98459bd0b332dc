/** The messages: add, remove, move by buttons and keys. */
import { signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { isObject } from '../state/json-edit.ts'
import { members, moveItem, setMember } from '../state/request.ts'
import { Button } from '../ui/button.tsx'
import { Message } from './message.tsx'
import { strings } from './strings.ts'

const texts = strings.messages
/** Read out by screen readers after a move. */
const announced = signal('')

/** The list of messages. */
export function Messages() {
  const list = useRef<HTMLOListElement>(null)
  const value = members.value['messages'] ?? []
  if (!Array.isArray(value))
    return (
      <section class="form-section">
        <h3>{texts.title}</h3>
        <p class="quiet">{texts.notList}</p>
      </section>
    )
  const move = (from: number, to: number) => {
    if (to < 0 || to >= value.length) return
    moveItem(['messages'], from, to)
    announced.value = texts.moved(from + 1, to + 1)
    requestAnimationFrame(() => focusMessage(list.current, to))
  }
  const add = () => {
    const last: unknown = value.at(-1)
    const role = isObject(last) && last['role'] === 'user' ? 'assistant' : 'user'
    setMember(['messages', value.length], { role, content: '' })
    requestAnimationFrame(() => focusMessage(list.current, value.length))
  }
  return (
    <section class="form-section" aria-labelledby="composer-messages">
      <h3 id="composer-messages">{texts.title}</h3>
      <ol class="messages" ref={list}>
        {value.map((message: unknown, at) => (
          <li
            key={at}
            class="message"
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
              event.preventDefault()
              move(at, event.key === 'ArrowUp' ? at - 1 : at + 1)
            }}
          >
            {isObject(message) ? (
              <Message
                message={message}
                at={at}
                isLast={at === value.length - 1}
                onMove={(by) => move(at, at + by)}
                onRemove={() => {
                  setMember(['messages', at], undefined)
                  requestAnimationFrame(() => focusMessage(list.current, Math.max(0, at - 1)))
                }}
              />
            ) : (
              <p class="quiet">{texts.notMessage}</p>
            )}
          </li>
        ))}
      </ol>
      <div class="form-actions">
        <Button onClick={add}>+ {texts.add}</Button>
        <span class="field-hint">{texts.keys}</span>
      </div>
      <p class="visually-hidden" role="status">
        {announced.value}
      </p>
    </section>
  )
}

function focusMessage(list: HTMLOListElement | null, at: number): void {
  const item = list?.children[at]
  const field = item?.querySelector<HTMLElement>('textarea') ?? item?.querySelector<HTMLElement>('select')
  field?.focus()
}
