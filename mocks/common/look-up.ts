/**
 * The value of a key that comes from a request or a file. For the keys `constructor` and `__proto__` a plain `table[key]` would return
 * a member that every object inherits.
 */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
