/** Edits of JSON values by path. Every edit returns a new value and keeps the order and the unknown members of the old one. */

/** Names of members and positions in lists, from the root. */
export type JsonPath = readonly (string | number)[]

export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object, neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a path; undefined if there is none. */
export function getAt(root: unknown, path: JsonPath): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

/** Sets the value at a path. Missing parents become objects, or lists where the step is a number. A new member comes last. */
export function setAt(root: unknown, path: JsonPath, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(root) ? (root as unknown[]) : []
    const copy = [...list]
    copy[step] = setAt(list[step], rest, value)
    return copy
  }
  const members = isObject(root) ? root : {}
  const old = Object.hasOwn(members, step) ? members[step] : undefined
  return withMember(members, step, setAt(old, rest, value))
}

/** Removes the member or the list item at a path; the value stays as it is where there is none. */
export function removeAt(root: unknown, path: JsonPath): unknown {
  const [step, ...rest] = path
  if (step === undefined) return root
  if (getAt(root, [step]) === undefined) return root
  if (rest.length > 0) return setAt(root, [step], removeAt(getAt(root, [step]), rest))
  if (Array.isArray(root)) return (root as unknown[]).filter((_, at) => at !== step)
  return Object.fromEntries(Object.entries(root as JsonObject).filter(([name]) => name !== step))
}

/** Moves an item of the list at a path; the value stays as it is where either position is outside the list. */
export function moveAt(root: unknown, path: JsonPath, from: number, to: number): unknown {
  const list = getAt(root, path)
  if (!Array.isArray(list) || from === to || !(from in list) || !(to in list)) return root
  const copy = [...(list as unknown[])]
  copy.splice(to, 0, ...copy.splice(from, 1))
  return setAt(root, path, copy)
}

/** Copies the object with one member replaced or added. `fromEntries` defines members, so that `__proto__` is one like any other. */
function withMember(members: JsonObject, name: string, value: unknown): JsonObject {
  const entries = Object.entries(members)
  const at = entries.findIndex(([one]) => one === name)
  if (at < 0) entries.push([name, value])
  else entries[at] = [name, value]
  return Object.fromEntries(entries)
}
