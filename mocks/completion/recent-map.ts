/**
 * A map of limited size that drops the keys that were not used for the longest time. It has two parts: when the newer part is full, it
 * replaces the older one. A single map that deletes its oldest key on each insertion has to step over the gaps that earlier deletions
 * leave; this took a third of the time of an answer (npm run bench).
 */
export interface RecentMap<K, V> {
  /** The value of a key. Reading a key makes it recent again. */
  get(key: K): V | undefined
  set(key: K, value: V): void
  clear(): void
}

/** Creates a map that keeps at least the `capacity / 2` most recent keys and at most `capacity` keys. */
export function createRecentMap<K, V>(capacity: number): RecentMap<K, V> {
  const half = Math.max(1, capacity >> 1)
  let newer = new Map<K, V>()
  let older = new Map<K, V>()

  function set(key: K, value: V): void {
    if (newer.size >= half && !newer.has(key)) {
      older = newer
      newer = new Map()
    }
    newer.set(key, value)
  }

  return {
    get(key) {
      const recent = newer.get(key)
      if (recent !== undefined) return recent
      const old = older.get(key)
      if (old !== undefined) set(key, old)
      return old
    },
    set,
    clear() {
      newer = new Map()
      older = new Map()
    },
  }
}

/** Longer texts are not kept: they may be slices of larger texts, which would stay in memory. */
const longestText = 4000
const mostTexts = 4

/** Keeps the last results of a function of a text, because several properties need the same facts of the same text. */
export function keepRecent<Result>(read: (text: string) => Result): (text: string) => Result {
  const kept: { readonly text: string; readonly result: Result }[] = []
  let oldest = 0
  return (text) => {
    if (text.length > longestText) return read(text)
    for (const one of kept) if (one.text === text) return one.result
    const result = read(text)
    kept[oldest] = { text, result }
    oldest = (oldest + 1) % mostTexts
    return result
  }
}
