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
  highs: Int32Array
  lows: Int32Array
  /** Each time plus one. */
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
      const recent = newer.times[slot] as number
      if (recent !== 0) {
        newer.times[slot] = time + 1
        return recent - 1
      }
      const old = older.times[findSlot(older, high, low)] as number
      if (newer.size >= half) {
        const full = newer
        newer = older
        older = full
        newer.times.fill(0)
        newer.size = 0
        slot = findSlot(newer, high, low)
      } else if (newer.size * 2 >= newer.times.length) {
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
  return { highs: new Int32Array(slots), lows: new Int32Array(slots), times: new Float64Array(slots), size: 0 }
}

/** The slot of a key, or the empty slot where it belongs; half of the slots are empty. */
function findSlot({ highs, lows, times }: Table, high: number, low: number): number {
  const mask = times.length - 1
  let slot = (high ^ (high >>> 15) ^ low) & mask
  while (times[slot] !== 0 && (highs[slot] !== high || lows[slot] !== low)) slot = (slot + 1) & mask
  return slot
}

function put(table: Table, slot: number, high: number, low: number, time: number): void {
  table.highs[slot] = high
  table.lows[slot] = low
  table.times[slot] = time
  table.size++
}

function toLarger({ highs, lows, times }: Table): Table {
  const larger = createTable(times.length * 2)
  for (const [slot, time] of times.entries()) {
    if (time === 0) continue
    const [high, low] = [highs[slot] as number, lows[slot] as number]
    put(larger, findSlot(larger, high, low), high, low, time)
  }
  return larger
}
