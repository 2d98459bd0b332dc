/** What the name of a property says about its number; computed once for each name. */
import { escapePattern } from '../../common/index.ts'
import { createRecentMap } from '../recent-map.ts'
import { findUnitOf } from './converted-units.ts'
import { isRate } from './fractions.ts'
import { measures, usualNumbers } from './measures.ts'
import type { Measure } from './measures.ts'
import { toSnakeCase } from './property.ts'

/** What the name of a property says about its number. */
export interface NumberPlan {
  readonly key: string
  readonly measures: readonly Measure[]
  /** The words of the name that may stand beside the number. */
  readonly words: readonly string[]
  /** What a word that means one of these contains. */
  readonly stems: readonly string[]
  /** The last word of the name without its plural. */
  readonly noun: string | undefined
  /** A number in words or digits before the noun. */
  readonly counted: RegExp | undefined
  readonly bound: 'lower' | 'upper' | undefined
  /** The unit of time in the name. */
  readonly unit: string | undefined
  /** Whether the name begins with `min` or `max`. */
  readonly isLimit: boolean
  /** What the number is for one of: `share` of `dividend_per_share`. */
  readonly per: string | undefined
  readonly isResult: boolean
  readonly isRisk: boolean
  readonly coordinate: 'latitude' | 'longitude' | undefined
  readonly isYear: boolean
  readonly isClock: boolean
  readonly isCount: boolean
  /** Whether years count among the numbers of the text. */
  readonly mayBeYear: boolean
  /** A confidence is not one of the text's quantities. */
  readonly isOfText: boolean
  /** A percentage is written as it is, a rate as a fraction. */
  readonly isPercentage: boolean
  readonly isRate: boolean
  readonly position: number
  readonly fallback: number | undefined
}

const plans = createRecentMap<string, NumberPlan>(2000)

/** Plurals of other forms than the singular with an `s`. */
const singular: ReadonlyMap<string, string> = new Map([
  ['children', 'child'],
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
])

/** The plan for a name; programs ask for the same properties again and again. */
export function planFor(name: string): NumberPlan {
  const known = plans.get(name)
  if (known !== undefined) return known
  const key = toSnakeCase(name)
  const words = key
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !/^(?:num|number|count|the|max|min|usd|eur)$/.test(word))
    .flatMap((word) => (singular.has(word) ? [word, singular.get(word) as string] : [word]))
  const noun = /([a-z]{3,20}?)s?$/.exec(key)?.[1]
  const plan: NumberPlan = {
    key,
    measures: measures.filter((measure) => measure.name.test(key)),
    words,
    stems: words.map((word) => word.replace(/s$/, '')),
    noun,
    counted:
      noun === undefined
        ? undefined
        : new RegExp(
            String.raw`\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,4})[- ]${escapePattern(noun)}`,
            'i',
          ),
    bound: lower.test(key) ? 'lower' : upper.test(key) ? 'upper' : undefined,
    unit: findUnitOf(key),
    isLimit: /^m(?:in|ax)(?:imum)?_(?!length|chars|results|items|count|lines|entries)/.test(key),
    per: /_per_([a-z]{3,20}?)s?$/.exec(key)?.[1],
    isResult: /result|answer|sum|total|value|product|difference|quotient/.test(key),
    coordinate: /^lat(?:itude)?$/.test(key)
      ? 'latitude'
      : /^(?:lon|lng|long|longitude)$/.test(key)
        ? 'longitude'
        : undefined,
    isRisk: /^(?:risk|severity|urgency)(?:_(?:level|score))?$/.test(key),
    isYear: /year/.test(key),
    isClock: /^(?:hours?|minutes?|mins?)$/.test(key),
    isCount:
      /quantity|qty|count|num|people|guests?|party|persons?|passengers?|tickets?|nights?|days?|items?|adults?/.test(
        key,
      ),
    mayBeYear: /year|date|from|since|until|founded|born|established|published|released|opened|built/.test(key),
    isOfText: !/confidence|probability|certainty|latitude|longitude/.test(key),
    isPercentage: /percent|pct/.test(key),
    isRate: isRate.test(key),
    position: toPosition(key),
    fallback: usualNumbers.find(([pattern]) => pattern.test(key))?.[1],
  }
  plans.set(name, plan)
  return plan
}

const lower = /(?:^|_)(?:min\w*|from|start|lower|above|least|since|after|gt|gte)(?:$|_)/
const upper = /(?:^|_)(?:max\w*|to|end|upper|below|under|most|until|before|lt|lte)(?:$|_)/

/** `b`, `y`, `longitude` take the second number of a text, `c` and `z` the third. */
function toPosition(key: string): number {
  if (
    /^(?:b|y|second|num_?2|right|lon|longitude|divisor|max\w*|end\w*|final\w*|new\w*|to|stop|upper\w*|after|current_value)$/.test(
      key,
    )
  )
    return 1
  return /^(?:c|z|third)$/.test(key) ? 2 : 0
}
