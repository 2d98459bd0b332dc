/** Visits every string of a JSON value, keys included, without recursion: bodies may be as deep as somebody likes. */

/** Calls `visit` with each string and its path until it returns true; tells whether it did. */
export function someString(json: unknown, visit: (text: string, path: string) => boolean): boolean {
  const open: { value: unknown; path: string }[] = [{ value: json, path: '' }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next
    if (typeof value === 'string') {
      if (visit(value, path)) return true
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value).reverse()) {
        if (visit(key, path)) return true
        // A path as long as a bomb is deep would cost its square.
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
