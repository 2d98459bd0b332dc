/** Finds the two units of a conversion: `10 miles to kilometers`, `how many ounces are in 2 pounds`. */
import { guard } from '../cues.ts'

const unit =
  '(?:kilo|centi|milli)?(?:met(?:er|re)s?|grams?|lit(?:er|re)s?)|miles?|yards?|feet|foot|inch(?:es)?|pounds?|lbs?|ounces?|oz|tons?|tonnes?|stones?|gallons?|quarts?|pints?|cups?|tablespoons?|tbsp|teaspoons?|tsp|celsius|fahrenheit|kelvin|km|cm|mm|kg|mg|ml|mph|kph|km/h|hours?|minutes?|seconds?|days?|weeks?|months?|years?|bytes?|[kmgt]i?b|joules?|calories|kcal|acres?|hectares?'
const order = guard(
  new RegExp(String.raw`\d\s?(?:°\s?)?(${unit})\b[^.?!\n]{0,40}?\b(?:to|in|into|as)\s(?:degrees\s)?(${unit})\b`, 'i'),
)
const question = guard(new RegExp(String.raw`\bhow many (${unit})\b[^.?!\n]{0,30}?\d\s?(${unit})\b`, 'i'))

/** The unit of the amount and the one to convert into. */
export function findUnits(text: string): { from: string; to: string } | undefined {
  const sample = text.slice(0, 2000)
  const ordered = order.exec(sample)
  if (ordered !== null) return { from: ordered[1] as string, to: ordered[2] as string }
  const asked = question.exec(sample)
  return asked === null ? undefined : { from: asked[2] as string, to: asked[1] as string }
}
