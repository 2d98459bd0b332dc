/** Controls that read and write one member of the body. */
import { useState } from 'preact/hooks'
import { getAt, type JsonPath } from '../state/json-edit.ts'
import { members, setMember } from '../state/request.ts'
import { Field } from '../ui/field.tsx'
import { strings } from './strings.ts'

/** A checkbox with its label behind it. */
export function Check({
  label,
  checked,
  disabled = false,
  onChange,
}: {
  label: string
  checked: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}

/** A menu; a value that is not in the list is shown as well. */
export function SelectField({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: readonly (readonly [value: string, text: string])[]
  onChange: (value: string) => void
}) {
  return (
    <Field label={label}>
      {({ id }) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
          {options.some(([one]) => one === value) ? null : <option value={value}>{value}</option>}
        </select>
      )}
    </Field>
  )
}

/** What may still become a number. */
const unfinished = /^\s*-?\d*\.?\d*(?:e[+-]?\d*)?\s*$/i

/** A number; an empty field removes the member, and text that is not a number is kept and marked. */
export function NumberField({ label, path, placeholder }: { label: string; path: JsonPath; placeholder: string }) {
  const [typed, setTyped] = useState<string | null>(null)
  const value = getAt(members.value, path)
  const shown = typed ?? (value === undefined || value === null ? '' : String(value))
  return (
    <Field label={label} error={typed === null || unfinished.test(typed) ? null : strings.options.number}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          inputMode="decimal"
          placeholder={placeholder}
          value={shown}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onInput={(event) => {
            const text = event.currentTarget.value.trim()
            const isNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)
            setTyped(text === '' || (isNumber && !/[.e+-]$/i.test(text)) ? null : event.currentTarget.value)
            if (text === '') setMember(path, undefined)
            else if (isNumber) setMember(path, Number(text))
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  )
}

/** A text; an empty field removes the member. */
export function TextField({ label, path }: { label: string; path: JsonPath }) {
  const value = getAt(members.value, path)
  return (
    <Field label={label}>
      {({ id }) => (
        <input
          id={id}
          value={typeof value === 'string' ? value : ''}
          placeholder={strings.options.notSet}
          onInput={(event) => setMember(path, event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
