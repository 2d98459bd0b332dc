/** A property to be filled, and how its name and its values are compared with a text. */
import type { Facts } from '../facts.ts'
import type { Kind } from './kinds.ts'

export interface Property {
  name: string
  description: string
  /** The kind of the object with this property, if its name or its other properties show it. */
  kind?: Kind | undefined
  /** Whether it is the only text that a tool requires, so that a short request is about it. */
  isOnlyText?: boolean | undefined
}

/** `maxPrice` as `max_price`. */
export function toSnakeCase(name: string): string {
  return isSnakeCase.test(name) ? name : name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
}

const isSnakeCase = /^[a-z_\d]*$/

/** Whether a text mentions a value, for instance an entry of an enum: as whole words, `_` as a space. */
export function mentions(text: string, value: string): boolean {
  if (value === '' || value.length > 100) return false
  const plain = value.toLowerCase().replaceAll(/[_-]+/g, ' ')
  const searched = text.toLowerCase().replaceAll(/[_-]+/g, ' ')
  const letter = /[a-z\d]/
  for (let from = searched.indexOf(plain); from >= 0; from = searched.indexOf(plain, from + 1)) {
    const before = searched[from - 1] ?? ' '
    const after = searched[from + plain.length] ?? ' '
    if (!letter.test(plain) || (!letter.test(before) && !letter.test(after))) return true
  }
  return false
}

/** Finds the texts of a conversation for properties of one kind. */
export interface Rule {
  /** Matches the property's name in snake case. */
  name?: RegExp
  /** Matches the name or the description, both in lower case. */
  about?: RegExp
  /** Texts, best first; undefined if there is none. */
  find: (facts: Facts, about: string) => readonly (string | undefined)[]
}
