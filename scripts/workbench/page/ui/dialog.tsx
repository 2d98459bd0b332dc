/** A modal dialog or a drawer on the right, on the browser's own `<dialog>`: focus is kept inside and Escape closes it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { strings } from '../strings.ts'
import { Button } from './button.tsx'

export interface DialogProps {
  title: string
  open: boolean
  onClose: () => void
  kind?: 'dialog' | 'drawer'
  children: ComponentChildren
}

/** Shown while `open`; its children are rendered only then. */
export function Dialog({ title, open, onClose, kind = 'dialog', children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = element.current
    if (dialog === null) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={element}
      class={kind}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      {open ? (
        <div class="dialog-body">
          <header class="dialog-head">
            <h2 id={id}>{title}</h2>
            <Button kind="quiet" label={strings.close} onClick={onClose}>
              ✕
            </Button>
          </header>
          {children}
        </div>
      ) : null}
    </dialog>
  )
}
