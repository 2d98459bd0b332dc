/** Rules for two values of a kind: the currencies of a conversion, and the paths of a source and a destination. */
import type { Facts } from '../facts.ts'
import { findCurrencies, findCurrencyName } from './entity-extracts.ts'
import { toPathOfTwo } from './paths.ts'
import type { Rule } from './property.ts'

export const pairRules: readonly Rule[] = [
  { name: /currenc/, find: findCurrency },
  {
    name: /^(?:source|src|from|old_path|old_name|input)(?:_(?:path|file))?$/,
    find: (facts, about) => [toPathOfTwo(facts, about, 0)],
  },
  {
    name: /^(?:destination|dest|dst|target|to|new_path|new_name|output)(?:_(?:path|file))?$/,
    find: (facts, about) => [toPathOfTwo(facts, about, 1)],
  },
  {
    name: /^(?:left|right|a|b|first|second|(?:path|file)_?(?:1|2|a|b))(?:_(?:path|file))?$/,
    find: (facts, about) => [
      /file|path/.test(about)
        ? toPathOfTwo(facts, about, /^(?:left|first|a\b|\w+?_?(?:1|a)\b)/.test(about) ? 0 : 1)
        : undefined,
    ],
  },
  { name: /^(?:from|source|base)(?:_|$)/, find: (facts) => [findCurrencies(facts).to && findCurrencies(facts).from] },
  { name: /^(?:to|target|quote)(?:_|$)/, find: (facts) => [findCurrencies(facts).to] },
]

/** The currency of a property: of the amount, or the one to convert into. */
function findCurrency(facts: Facts, about: string): (string | undefined)[] {
  const { from, to } = findCurrencies(facts)
  if (from === undefined) return [findCurrencyName(facts)]
  return /^(?:to|target|dest\w*|quote|new|into)|_to\b|^\w*to_/.test(about) ? [to] : [from]
}
