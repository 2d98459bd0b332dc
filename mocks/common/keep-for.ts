/** Results that are kept with the object from which they were found. */

/** A function of an object whose results are kept for frozen objects. */
export function keepFor<Input extends object, Result>(read: (input: Input) => Result): (input: Input) => Result {
  const kept = new WeakMap<Input, { readonly of: Result }>()
  return (input) => {
    const known = kept.get(input)
    if (known !== undefined) return known.of
    const result = read(input)
    if (Object.isFrozen(input)) kept.set(input, { of: result })
    return result
  }
}
