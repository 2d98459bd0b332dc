/** A control with its label, an explanation and an error. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export interface FieldProps {
  label: string
  hint?: ComponentChildren
  error?: string | null
  /** Gets the ids that connect the control with its label and texts. */
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ComponentChildren
}

/** Label above, control, texts below. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const hasError = error !== undefined && error !== null && error !== ''
  const describedBy = hasError ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, describedBy, invalid: hasError })}
      {hasError ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : hint === undefined ? null : (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
