/** Finds the rules that may apply to a conversation by the cues it has, without asking one rule after the other. */
import type { Cues, TextCues } from '../cues.ts'

/** Rules by the first group of their cues, as sets of bits: a text has few of the groups. */
export interface RuleIndex {
  /** The bits of these groups in the words of a text's groups. */
  readonly masks: readonly number[]
  /** For each group, the rules that need it. */
  readonly byGroup: readonly (readonly number[])[]
  /** The rules without cues. */
  readonly always: readonly number[]
}

/** The bits of a word; V8 keeps integers of up to 30 bits without allocating. */
const bitsInWord = 30

export function indexRules(rules: readonly { readonly cues?: Cues }[]): RuleIndex {
  const noRules = Array.from({ length: Math.ceil(rules.length / bitsInWord) }, () => 0)
  const always = [...noRules]
  const byGroup: number[][] = []
  const masks: number[] = []
  for (const [at, { cues }] of rules.entries()) {
    const group = cues?.[0]
    const set = group === undefined ? always : (byGroup[group] ??= [...noRules])
    const word = Math.floor(at / bitsInWord)
    set[word] = (set[word] as number) | (1 << (at % bitsInWord))
    if (group !== undefined) masks[group >> 5] = (masks[group >> 5] ?? 0) | (1 << (group & 31))
  }
  return { masks: Array.from(masks, (mask) => mask ?? 0), byGroup, always }
}

/** The set of the rules without cues and of those whose first group the task or the system message has. */
export function findRules({ masks, byGroup, always }: RuleIndex, task: TextCues, system: TextCues): number[] {
  const found = [...always]
  if (task === null || system === null) return found.fill((1 << bitsInWord) - 1)
  for (let at = 0; at < masks.length; at++) {
    let bits = ((task[at] as number) | (system[at] as number)) & (masks[at] as number)
    for (; bits !== 0; bits &= bits - 1) {
      const rules = byGroup[(at << 5) | (31 - Math.clz32(bits & -bits))] as readonly number[]
      for (let word = 0; word < found.length; word++) found[word] = (found[word] as number) | (rules[word] as number)
    }
  }
  return found
}

/** The next rule of a set from a number on; -1 where there is none. */
export function nextRule(rules: readonly number[], from: number): number {
  let word = Math.floor(from / bitsInWord)
  let bits = ((rules[word] ?? 0) >>> (from % bitsInWord)) << (from % bitsInWord)
  while (bits === 0) {
    if (++word >= rules.length) return -1
    bits = rules[word] as number
  }
  return word * bitsInWord + 31 - Math.clz32(bits & -bits)
}
