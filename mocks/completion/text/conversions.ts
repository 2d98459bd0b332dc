/** Converts units: `Convert 72°F to Celsius`, `How many kilometers is 26.2 miles?`, `24 celsius in fahrenheit`. */
import { guard, hasCues, needs } from '../cues.ts'

interface Unit {
  readonly kind: 'length' | 'mass' | 'volume' | 'time' | 'temperature' | 'speed' | 'data'
  /** How many of the basic unit of its kind it is. */
  readonly factor: number
  readonly written: string
}

/** Names, kind, factor, and how an answer writes the unit. */
const rows: readonly (readonly [names: string, kind: Unit['kind'], factor: number, written: string])[] = [
  ['mm millimeter millimetre', 'length', 0.001, 'millimeters'],
  ['cm centimeter centimetre', 'length', 0.01, 'centimeters'],
  ['m meter metre', 'length', 1, 'meters'],
  ['km kilometer kilometre', 'length', 1000, 'kilometers'],
  ['inch inches', 'length', 0.0254, 'inches'],
  ['ft foot feet', 'length', 0.3048, 'feet'],
  ['yard yd', 'length', 0.9144, 'yards'],
  ['mile mi', 'length', 1609.344, 'miles'],
  ['mg milligram', 'mass', 0.000_001, 'milligrams'],
  ['g gram', 'mass', 0.001, 'grams'],
  ['kg kilogram kilo', 'mass', 1, 'kilograms'],
  ['lb lbs pound', 'mass', 0.453_592_37, 'pounds'],
  ['oz ounce', 'mass', 0.028_349_523_125, 'ounces'],
  ['ml milliliter millilitre', 'volume', 0.001, 'milliliters'],
  ['l liter litre', 'volume', 1, 'liters'],
  ['gallon', 'volume', 3.785_411_784, 'gallons'],
  ['cup', 'volume', 0.236_588_236_5, 'cups'],
  ['tablespoon tbsp', 'volume', 0.014_786_764_78, 'tablespoons'],
  ['teaspoon tsp', 'volume', 0.004_928_921_59, 'teaspoons'],
  ['second sec', 'time', 1, 'seconds'],
  ['minute min', 'time', 60, 'minutes'],
  ['hour hr', 'time', 3600, 'hours'],
  ['day', 'time', 86_400, 'days'],
  ['week', 'time', 604_800, 'weeks'],
  ['mph', 'speed', 0.447_04, 'mph'],
  ['kph km/h kmh', 'speed', 1 / 3.6, 'km/h'],
  ['c °c celsius centigrade', 'temperature', 1, '°C'],
  ['f °f fahrenheit', 'temperature', 1, '°F'],
  ['k kelvin', 'temperature', 1, 'K'],
]
const units: ReadonlyMap<string, Unit> = new Map(
  rows.flatMap(([names, kind, factor, written]) =>
    names.split(' ').map((name) => [name, { kind, factor, written }] as const),
  ),
)
/** Cues of the units, in the singular and in the plural. */
const unitCues = needs(
  [...units.keys()].flatMap((name) => (name.startsWith('°') ? ['°'] : toNames(name.split('/')[0] as string))).join(' '),
)
const named = String.raw`(?:degrees?\s)?([a-z][a-z/]{0,12}|°\s?[cf])`
const longest = 200
const forward = guard(
  new RegExp(
    String.raw`(?<![\w.])(-?\d[\d,]{0,12}(?:\.\d{1,6})?)\s?(?:°\s?)?${named}\s(?:is\s(?:how many\s)?)?(?:to|in|into|as)\s(?:an?\s|the\s)?${named}(?=[?.!,\s]|$)`,
    'i',
  ),
)
const backward = guard(
  new RegExp(
    String.raw`\bhow many\s${named}\s(?:is|are|equals?|make up|in)(?:\s(?:there\s)?in)?\s(-?\d[\d,]{0,12}(?:\.\d{1,6})?|an?|one)\s?(?:°\s?)?${named}(?=[?.!,\s]|$)`,
    'i',
  ),
)

/** `6 feet 2 inches`, `1 hour and 30 minutes`. */
const compound = guard(
  /(?<![\w.])(\d{1,4})\s?(feet|foot|ft|pounds?|lbs?|hours?|hrs?|yards?|met(?:er|re)s?|minutes?|days?)\s(?:and\s)?(\d{1,3}(?:\.\d)?)\s?(inch(?:es)?|ounces?|oz|minutes?|mins?|seconds?|secs?|hours?|feet|foot|ft|cm|centimet(?:er|re)s?)(?![\w])/i,
)

function toNames(name: string): string[] {
  return [name, `${name}s`]
}

/** The conversion that a short text asks for; null where it asks for none. */
export function findConversion(text: string): string | null {
  if (text.length > longest || !hasCues(unitCues, text)) return null
  const found = compound.exec(text)
  const [whole = '', large = '', from, small = '', to] = found ?? []
  const [more, less] = [toUnit(from), toUnit(to)]
  if (
    found === null ||
    more === undefined ||
    less === undefined ||
    more.kind !== less.kind ||
    more.factor <= less.factor
  )
    return convert(text)
  const total = Number(((Number(large) * more.factor) / less.factor + Number(small)).toFixed(2))
  const answer = convert(text.replace(whole, `${total} ${less.written}`))
  return answer?.replace(/^\S+ \S+/, whole) ?? null
}

function convert(text: string): string | null {
  const first = forward.exec(text)
  const second = first === null ? backward.exec(text) : null
  const amount = first?.[1] ?? second?.[2]
  const from = toUnit(first?.[2] ?? second?.[3])
  const to = toUnit(first?.[3] ?? second?.[1])
  if (amount === undefined || from === undefined || to === undefined || from.kind !== to.kind || from === to)
    return null
  const value = /^(?:an?|one)$/i.test(amount) ? 1 : Number(amount.replaceAll(',', ''))
  const result =
    from.kind === 'temperature'
      ? convertTemperature(value, from.written, to.written)
      : (value * from.factor) / to.factor
  const rounded = Number(result.toFixed(Math.abs(result) < 1 ? 4 : 2))
  if (/\b(?:only|just)\b[^.]{0,20}\b(?:number|value|result|answer)\b/i.test(text)) return String(rounded)
  const isExact = Math.abs(result - rounded) < 1e-9
  return `${value} ${toSingular(from.written, value)} is ${isExact ? '' : 'about '}${rounded} ${toSingular(to.written, rounded)}.`
}

function toUnit(name: string | undefined): Unit | undefined {
  const plain = name?.toLowerCase().replaceAll(/\s/g, '')
  return plain === undefined ? undefined : (units.get(plain) ?? units.get(plain.replace(/s$/, '')))
}

function toSingular(written: string, value: number): string {
  if (value !== 1) return written
  return written === 'inches' ? 'inch' : written.replace(/s$/, '')
}

function convertTemperature(value: number, from: string, to: string): number {
  return fromCelsius(toCelsius(value, from), to)
}

function toCelsius(value: number, unit: string): number {
  if (unit === '°F') return ((value - 32) * 5) / 9
  return unit === 'K' ? value - 273.15 : value
}

function fromCelsius(celsius: number, unit: string): number {
  if (unit === '°F') return (celsius * 9) / 5 + 32
  return unit === 'K' ? celsius + 273.15 : celsius
}
