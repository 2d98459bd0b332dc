/** A JSON editor. CodeMirror is loaded when the first one is shown; until then, and where it fails, a text area serves. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Editor, SchemaName } from './editor/create-editor.ts'
import { Area } from './area.tsx'

export interface JsonEditorProps {
  label: string
  value: string
  onInput: (text: string) => void
  /** The schema for completion and errors. */
  schema: SchemaName
  /** Takes the height of its container and scrolls inside. */
  fill?: boolean
}

/** The editor; the text is the caller's. */
export function JsonEditor({ label, value, onInput, schema, fill = false }: JsonEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const latest = useRef({ value, onInput })
  const [isReady, setReady] = useState(false)
  latest.current = { value, onInput }
  useEffect(() => {
    let isGone = false
    const open = async () => {
      const { createEditor } = await import('./editor/create-editor.ts')
      if (isGone || place.current === null) return
      const onChange = (text: string) => latest.current.onInput(text)
      editor.current = createEditor(place.current, { label, value: latest.current.value, schema, onChange })
      setReady(true)
    }
    // Where it cannot be loaded, the text area stays.
    open().catch(() => undefined)
    return () => {
      isGone = true
      editor.current?.destroy()
      editor.current = null
    }
  }, [label, schema])
  // Before the next key arrives: a later effect would put back the text before that key, and the cursor at the start.
  useLayoutEffect(() => editor.current?.setText(value), [value])
  return (
    <div class={fill ? 'json-editor json-editor-fill' : 'json-editor'}>
      <div ref={place} class="json-editor-place" />
      {isReady ? null : <Area mono label={label} value={value} rows={8} onInput={onInput} />}
    </div>
  )
}
