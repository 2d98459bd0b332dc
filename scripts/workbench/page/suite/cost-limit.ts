/** Reads the field that limits the cost of a run. */

/** The limit in US dollars; null for an empty field. Text that is not an amount must not run without a limit. */
export function readCostLimit(text: string): number | null | 'wrong' {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^(?:\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : 'wrong'
}
