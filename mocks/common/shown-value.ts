/** Shows a wrong value in the message of an error: texts in quotes, so that `"2"` is not taken for the number 2. */
export function toShownValue(value: unknown): string {
  // JSON writes NaN as null, and has no form for a bigint.
  if (typeof value === 'number') return String(value)
  if (typeof value === 'bigint') return `${value}n`
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return `an ${typeof value} that is no JSON`
  }
}
