/** Local storage under one prefix. Secrets are never passed to it. Where the browser refuses storage, the page works and remembers nothing. */

const prefix = 'kimi-contract.'

/** The stored value; null where there is none that can be read. */
export function readStored(name: string): unknown {
  try {
    const text = localStorage.getItem(prefix + name)
    return text === null ? null : (JSON.parse(text) as unknown)
  } catch {
    return null
  }
}

/** Stores a JSON value; false where the storage is full or refused. */
export function writeStored(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
