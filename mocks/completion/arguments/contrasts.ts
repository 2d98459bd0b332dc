/** Finds the member of a group of opposites that a request names instead of a default: `junior` for a class that is `senior` by default. */

const groups: readonly (readonly (readonly [value: string, form: RegExp])[])[] = [
  [
    ['senior', /\bseniors?\b/i],
    ['junior', /\bjuniors?\b/i],
    ['youth', /\byouth\b/i],
  ],
  [
    ['men', /\bm[ae]n(?:['’]s)?\b/i],
    ['women', /\bwom[ae]n(?:['’]s)?\b/i],
    ['mixed', /\bmixed\b/i],
  ],
  [
    ['male', /\bmales?\b/i],
    ['female', /\bfemales?\b/i],
  ],
  [
    ['adult', /\badults?\b/i],
    ['child', /\bchild(?:ren)?\b|\bkids?\b/i],
  ],
  [
    ['professional', /\bprofessionals?\b/i],
    ['amateur', /\bamateurs?\b/i],
  ],
  [
    ['indoor', /\bindoors?\b/i],
    ['outdoor', /\boutdoors?\b/i],
  ],
  [
    ['public', /\bpublic\b/i],
    ['private', /\bprivate\b/i],
  ],
  [
    ['domestic', /\bdomestic\b/i],
    ['international', /\binternational\b/i],
  ],
  [
    ['metric', /\bmetric\b/i],
    ['imperial', /\bimperial\b/i],
  ],
  [
    ['celsius', /\bcelsius\b|°C\b/i],
    ['fahrenheit', /\bfahrenheit\b|°F\b/i],
    ['kelvin', /\bkelvin\b/i],
  ],
  [
    ['ascending', /\bascending\b/i],
    ['descending', /\bdescending\b/i],
  ],
  [
    ['daily', /\bdaily\b/i],
    ['weekly', /\bweekly\b/i],
    ['monthly', /\bmonthly\b/i],
    ['yearly', /\b(?:yearly|annual(?:ly)?)\b/i],
  ],
  [
    ['summer', /\bsummer\b/i],
    ['winter', /\bwinter\b/i],
    ['spring', /\bspring\b/i],
    ['autumn', /\b(?:autumn|fall)\b/i],
  ],
  [
    ['summary', /\bsummary\b/i],
    ['detailed', /\bdetail(?:ed|s)?\b/i],
  ],
  [
    ['short', /\bshort\b/i],
    ['long', /\blong\b/i],
    ['full', /\bfull\b/i],
  ],
  [
    ['economy', /\beconomy\b/i],
    ['business', /\bbusiness class\b/i],
    ['first', /\bfirst class\b/i],
  ],
  [
    ['new', /\bnew\b/i],
    ['used', /\bused\b/i],
  ],
]
const longest = 2000

/** The other member of a default's group that a text names; undefined where it names none, or the default itself. */
export function findContrast(standard: string, text: string): string | undefined {
  const own = standard.toLowerCase()
  const group = groups.find((one) => one.some(([value]) => value === own))
  if (group === undefined) return undefined
  const sample = text.slice(0, longest)
  const named = group.filter(([, form]) => form.test(sample))
  const [only, ...others] = named.map(([value]) => value)
  return only === undefined || others.length > 0 || only === own ? undefined : only
}
