/**
 * The value of a key that comes from a request or a file. A plain `table[key]` returns what every object inherits for the keys
 * `constructor` and `__proto__`.
 */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
