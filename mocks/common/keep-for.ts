/**
 * Memoizes a function of an object: the result for a frozen object is computed once and kept as long as the object. An object that is not
 * frozen may change, so its result is computed each time.
 */
export function keepFor<Input extends object, Result>(read: (input: Input) => Result): (input: Input) => Result {
  const kept = new WeakMap<Input, { readonly result: Result }>()
  return (input) => {
    const known = kept.get(input)
    if (known !== undefined) return known.result
    const result = read(input)
    if (Object.isFrozen(input)) kept.set(input, { result })
    return result
  }
}
