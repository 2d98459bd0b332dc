/** Functions on the strings of a JSON value and on texts in reports. */

/**
 * Calls `visit` with each string and key and its path until one call returns true; returns whether one did.
 * Not recursive, as a hostile body may be nested very deep.
 */
export function someString(json: unknown, visit: (text: string, path: string) => boolean): boolean {
  const open: { value: unknown; path: string }[] = [{ value: json, path: '' }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next
    if (typeof value === 'string') {
      if (visit(value, path)) return true
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value).reverse()) {
        if (visit(key, path)) return true
        // Paths as long as a deeply nested body would take quadratic time.
        open.push({ value: member, path: path.length > 200 ? path : `${path}/${key}` })
      }
    }
  }
  return false
}

/** The text around a place, for `received`. */
export function around(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))
}

/** The end of a text, for `received`. */
export function tail(text: string): string {
  return JSON.stringify(text.length > 60 ? `…${text.slice(-60)}` : text)
}
