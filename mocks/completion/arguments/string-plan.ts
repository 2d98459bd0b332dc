/** What the name of a property says about its text; computed once for each name. */
import { createRecentMap } from '../recent-map.ts'
import { toSnakeCase } from './property.ts'

type Fallback = readonly [name: RegExp, english: string, chinese?: string]

const fallbacks: readonly Fallback[] = [
  [/^(?:sub_?)?agent_type$/, 'general-purpose'],
  [/email|^(?:to|recipient|sender|from)_address$/, 'user@example.com'],
  [/url|uri|link/, 'https://example.com/'],
  [/phone|tel|mobile/, '+1-555-0100'],
  [
    /^(?!(?:table|column|file|branch|repo|channel|rule|tag|label|index|bucket|queue|topic|database|db|function|method|class|variable|collection|server|service|cluster|namespace)_?name).*name/,
    'Alex',
    '小明',
  ],
  [/(?:^|_)bio(?:graphy)?$/, 'Works as an engineer and likes to read.'],
  [/occupation|profession|job_title|^job$|^trade$/, 'engineer'],
  [/hobb|interest/, 'reading'],
  [/unit/, 'celsius'],
  [/lang/, 'en', 'zh'],
  [/condition|weather/, 'sunny', '晴'],
  [/path|file/, 'example.txt'],
  [
    /cit(?:y|ies)|location|place|town|region|area|destination|origin|address|where|country|(?:^|_)state(?:$|_)/,
    'Beijing',
    '北京',
  ],
]

/** Names of properties that hold what a request is about. */
const thing =
  /^(?:product|item|thing|element|button|selector|door|device|coin|word|term|object|topic|subject|team|artist|ingredient|drug|medication|symptom|sport|food|dish|plant|animal|game|movie|book|service|resource|target|brand|model|asset|company|channel|playlist|appliance|lamp|window|car|vehicle|course|exercise)(?:_name)?$|_(?:name|item|word|coin)$/

export interface StringPlan {
  /** The name in snake case. */
  readonly key: string
  /** The fallback: a usual text of the kind, or the words of the name. */
  readonly fallback: Fallback | undefined
  readonly words: string
  readonly isThing: boolean
}

const plans = createRecentMap<string, StringPlan>(2000)

/** The plan for a name; programs ask for the same properties again and again. */
export function planFor(name: string): StringPlan {
  const known = plans.get(name)
  if (known !== undefined) return known
  const key = toSnakeCase(name)
  const fallback = fallbacks.find(([pattern]) => pattern.test(key))
  const plan: StringPlan = {
    key,
    fallback,
    words: key.replaceAll(/[^a-z\d\u4e00-\u9fff]+/g, ' ').trim() || 'value',
    isThing: fallback === undefined && thing.test(key),
  }
  plans.set(name, plan)
  return plan
}
