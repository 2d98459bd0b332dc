/** Keeps what is read of a list of tools for the next request that offers the same tools. */
import type { OfferedTool } from './offered.ts'

/** Keeps the last result for each tool that a list begins with. */
export function keepForTools<Result>(
  read: (tools: readonly OfferedTool[]) => Result,
): (tools: readonly OfferedTool[]) => Result {
  const kept = new WeakMap<OfferedTool, { readonly tools: readonly OfferedTool[]; readonly result: Result }>()
  return (tools) => {
    const [first] = tools
    if (first === undefined) return read(tools)
    const last = kept.get(first)
    if (last !== undefined && (last.tools === tools || areSame(last.tools, tools))) return last.result
    const result = read(tools)
    kept.set(first, { tools: Object.isFrozen(tools) ? tools : [...tools], result })
    return result
  }
}

function areSame(some: readonly OfferedTool[], others: readonly OfferedTool[]): boolean {
  if (some.length !== others.length) return false
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false
  return true
}
