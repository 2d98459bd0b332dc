/** One message: role, text, pictures, and what its role adds. */
import { useState } from 'preact/hooks'
import { isObject, type JsonObject } from '../state/json-edit.ts'
import { setMember } from '../state/request.ts'
import { Button } from '../ui/button.tsx'
import { Area } from './area.tsx'
import { addMedia, hasFiles } from './media.ts'
import { Parts } from './parts.tsx'
import { AssistantFields, ToolFields } from './role-fields.tsx'
import { strings } from './strings.ts'

const texts = strings.messages
const roles = ['system', 'user', 'assistant', 'tool'] as const

export interface MessageProps {
  message: JsonObject
  /** Position in the list, from 0. */
  at: number
  isLast: boolean
  onMove: (by: number) => void
  onRemove: () => void
}

/** The editor of one message. Files are added by drop, paste or the button. */
export function Message({ message, at, isLast, onMove, onRemove }: MessageProps) {
  const [isOver, setOver] = useState(false)
  const role = typeof message['role'] === 'string' ? message['role'] : ''
  const { content } = message
  const take = (event: Event, files: FileList | undefined) => {
    if (files === undefined || files.length === 0) return
    event.preventDefault()
    void addMedia(at, content, [...files])
  }
  return (
    <div
      class={isOver ? 'message-box message-over' : 'message-box'}
      onDragOver={(event) => {
        if (!hasFiles(event.dataTransfer)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        take(event, event.dataTransfer?.files)
      }}
      onPaste={(event) => take(event, event.clipboardData?.files)}
    >
      <div class="message-head">
        <select
          aria-label={texts.role(at + 1)}
          value={role}
          onChange={(event) => setMember(['messages', at, 'role'], event.currentTarget.value)}
        >
          {roles.map((one) => (
            <option key={one}>{one}</option>
          ))}
          {roles.some((one) => one === role) ? null : <option>{role}</option>}
        </select>
        <span class="message-tools">
          {role === 'user' || role === 'tool' ? (
            <label class="button button-quiet file-button">
              + {texts.attach}
              <input
                type="file"
                class="visually-hidden"
                accept="image/*,video/*"
                multiple
                onChange={(event) => {
                  take(event, event.currentTarget.files ?? undefined)
                  event.currentTarget.value = ''
                }}
              />
            </label>
          ) : null}
          <Button kind="quiet" label={texts.up(at + 1)} disabled={at === 0} onClick={() => onMove(-1)}>
            ↑
          </Button>
          <Button kind="quiet" label={texts.down(at + 1)} disabled={isLast} onClick={() => onMove(1)}>
            ↓
          </Button>
          <Button kind="quiet" label={texts.remove(at + 1)} onClick={onRemove}>
            ✕
          </Button>
        </span>
      </div>
      {Array.isArray(content) ? (
        <Parts parts={content} at={at} />
      ) : content !== undefined && content !== null && isObject(content) ? (
        <p class="quiet">{texts.otherPart}</p>
      ) : (
        <Area
          label={texts.text(at + 1)}
          placeholder={
            Object.hasOwn(texts.placeholder, role) ? texts.placeholder[role as keyof typeof texts.placeholder] : ''
          }
          value={typeof content === 'string' ? content : ''}
          onInput={(text) => setMember(['messages', at, 'content'], text)}
        />
      )}
      {role === 'assistant' ? <AssistantFields message={message} at={at} isLast={isLast} /> : null}
      {role === 'tool' ? <ToolFields message={message} at={at} /> : null}
    </div>
  )
}
