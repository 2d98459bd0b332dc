/** Buttons. */
import type { ComponentChildren } from 'preact'

export interface ButtonProps {
  children: ComponentChildren
  onClick?: () => void
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  type?: 'button' | 'submit'
  disabled?: boolean
  /** The accessible name where the content is a symbol. */
  label?: string
  title?: string
  /** Whether a toggle is on. */
  pressed?: boolean
  /** Whether what the button opens is open. */
  expanded?: boolean
  class?: string
}

/** A button; quiet ones have no border. */
export function Button({
  children,
  onClick,
  kind = 'plain',
  type = 'button',
  label,
  pressed,
  expanded,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      class={`button button-${kind} ${rest.class ?? ''}`}
      disabled={rest.disabled}
      aria-label={label}
      title={rest.title ?? label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
