/** Reads the numbers of mathematical questions in their roles: coefficients of an equation, and how many are chosen of how many. */

const longest = 1000
const quadratic =
  /(?<![\w.])(-?\s?\d{0,6}(?:\.\d{1,6})?)\s?\*?\s?x\s?(?:\^|\*\*)?\s?(?:2|²)\s?([-+−]\s?\d{0,6}(?:\.\d{1,6})?)\s?\*?\s?x(?![\w^])(?:\s?([-+−]\s?\d{1,6}(?:\.\d{1,6})?))?/i
const chosen =
  /\b(\d{1,4})\s(?:[a-z]{2,20}\s){0,3}(?:from|out of|of|among|taken from|chosen from)\s(?:a\s(?:set|group|deck|total)\sof\s|the\s)?(\d{1,4})\b/i

function toNumber(sign: string): number {
  const plain = sign.replaceAll(/\s/g, '').replace('−', '-').replace(/^\+/, '')
  return plain === '' ? 1 : plain === '-' ? -1 : Number(plain)
}

/** The coefficients of `3x^2 - 11x - 4 = 0` for `a`, `b` and `c`; 3 of 7 for `k` and `n`; none for other names and texts. */
export function findRoles(numeric: readonly string[], text: string): ReadonlyMap<string, number> {
  const sample = text.slice(0, longest)
  const found = new Map<string, number>()
  if (numeric.length === 3 && ['a', 'b', 'c'].every((key) => numeric.includes(key))) {
    const match = quadratic.exec(sample)
    if (match === null) return found
    return new Map([
      ['a', toNumber(match[1] as string)],
      ['b', toNumber(match[2] as string)],
      ['c', match[3] === undefined ? 0 : toNumber(match[3])],
    ])
  }
  const some = numeric.find((key) => /^(?:k|r)$/.test(key))
  if (numeric.length !== 2 || some === undefined || !numeric.includes('n')) return found
  const [, count, total] = chosen.exec(sample) ?? []
  return count === undefined
    ? found
    : new Map([
        [some, Number(count)],
        ['n', Number(total)],
      ])
}
