/**
 * When keys were seen last, with bounded memory. Keys and times lie in typed arrays: a Map of 20,000 numbers has an object for each,
 * which the garbage collector moves, and which stay when no request comes again.
 */
export interface RecentTimes {
  /** Notes that a key of 64 bits is seen now; when it was seen before, NaN the first time. */
  touch(high: number, low: number, time: number): number
  clear(): void
}

/** A hash table with open addressing. A slot is empty if its time is 0. */
interface Table {
  /** Four numbers a slot: the two of its key, and the bytes of its time. They lie together, because each is a cache miss otherwise. */
  keys: Int32Array
  /** The same bytes: the second number of a slot is its time plus one. */
  times: Float64Array
  size: number
}

const firstSlots = 64

/** Creates a store that keeps at least the most recent half of `capacity` keys, as `recent-map.ts` does. */
export function createRecentTimes(capacity: number): RecentTimes {
  const half = Math.max(1, capacity >> 1)
  let newer = createTable(firstSlots)
  let older = createTable(firstSlots)

  return {
    touch(high, low, time) {
      let slot = findSlot(newer, high, low)
      const recent = newer.times[slot * 2 + 1] as number
      if (recent !== 0) {
        newer.times[slot * 2 + 1] = time + 1
        return recent - 1
      }
      const old = older.times[findSlot(older, high, low) * 2 + 1] as number
      if (newer.size >= half) {
        const full = newer
        newer = older
        older = full
        newer.times.fill(0)
        newer.size = 0
        slot = findSlot(newer, high, low)
      } else if (newer.size * 2 >= countSlots(newer)) {
        newer = toLarger(newer)
        slot = findSlot(newer, high, low)
      }
      put(newer, slot, high, low, time + 1)
      return old === 0 ? Number.NaN : old - 1
    },
    clear() {
      newer = createTable(firstSlots)
      older = createTable(firstSlots)
    },
  }
}

function createTable(slots: number): Table {
  const keys = new Int32Array(slots * 4)
  return { keys, times: new Float64Array(keys.buffer), size: 0 }
}

function countSlots({ keys }: Table): number {
  return keys.length >> 2
}

/** The slot of a key, or the empty slot where it belongs; half of the slots are empty. */
function findSlot({ keys, times }: Table, high: number, low: number): number {
  const mask = (keys.length >> 2) - 1
  let slot = (high ^ (high >>> 15) ^ low) & mask
  while (times[slot * 2 + 1] !== 0 && (keys[slot * 4] !== high || keys[slot * 4 + 1] !== low)) slot = (slot + 1) & mask
  return slot
}

function put(table: Table, slot: number, high: number, low: number, time: number): void {
  table.keys[slot * 4] = high
  table.keys[slot * 4 + 1] = low
  table.times[slot * 2 + 1] = time
  table.size++
}

function toLarger(table: Table): Table {
  const slots = countSlots(table)
  const larger = createTable(slots * 2)
  for (let slot = 0; slot < slots; slot++) {
    const time = table.times[slot * 2 + 1] as number
    if (time === 0) continue
    const [high, low] = [table.keys[slot * 4] as number, table.keys[slot * 4 + 1] as number]
    put(larger, findSlot(larger, high, low), high, low, time)
  }
  return larger
}
