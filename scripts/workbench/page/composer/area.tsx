/** A text area that grows with its text. */

export interface AreaProps {
  label: string
  value: string
  onInput: (text: string) => void
  placeholder?: string
  mono?: boolean
  invalid?: boolean
  rows?: number
}

/** Grows by CSS (`field-sizing`), up to a part of the window; elsewhere it has a few rows and a handle. */
export function Area({ label, value, onInput, placeholder, mono = false, invalid = false, rows = 2 }: AreaProps) {
  return (
    <textarea
      class={mono ? 'area mono' : 'area'}
      aria-label={label}
      aria-invalid={invalid}
      placeholder={placeholder}
      rows={rows}
      spellcheck={!mono}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  )
}
