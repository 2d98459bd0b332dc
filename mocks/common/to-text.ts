/**
 * A value of JSON as text, as `String` gives it, but without objects: `String` calls their `toString`, which is not a function in
 * `{"toString": null}`, and throws.
 */
export function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => (one === null ? '' : toText(one))).join(',')
  return typeof value === 'object' && value !== null ? '' : String(value)
}
