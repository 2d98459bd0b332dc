/**
 * Collects what arrives in one tick of the event loop and handles it together at the end of the tick. Reading a batch of requests,
 * then answering them, then writing the replies takes half the time of handling one after the other (npm run bench): caches stay warm,
 * and the receiving process wakes up once. Nothing waits longer than to the end of its tick.
 */

/** Creates a batch; `handle` gets its members at the end of the tick, in the order of arrival. `handle` must not throw. */
export function createBatch<T>(handle: (batch: readonly T[]) => void): (member: T) => void {
  let batch: T[] = []

  function end(): void {
    const full = batch
    batch = []
    handle(full)
  }

  return (member) => {
    if (batch.length === 0) setImmediate(end)
    batch.push(member)
  }
}

/** Creates a queue whose members are handled one per tick, so that what arrives in between is not kept waiting by all of them. */
export function createOneByOne<T>(handle: (member: T) => void): (member: T) => void {
  const waiting: T[] = []
  let isDue = false

  function next(): void {
    handle(waiting.shift()!)
    isDue = waiting.length > 0
    if (isDue) setImmediate(next)
  }

  return (member) => {
    waiting.push(member)
    if (!isDue) setImmediate(next)
    isDue = true
  }
}
