/** Facts about countries and cities: colours of flags, coordinates, languages, currencies, and tables of capitals. */
import { guard } from '../cues.ts'
import { findCityOf } from '../facts/cities.ts'
import { findNamedCountry, listCapitals } from '../facts/countries.ts'
import { oneToTen } from '../number-words.ts'

const longest = 200
const flags: Readonly<Record<string, string>> = {
  France: 'blue, white and red',
  Germany: 'black, red and gold',
  Italy: 'green, white and red',
  Spain: 'red and yellow',
  Japan: 'white and red',
  China: 'red and yellow',
  Canada: 'red and white',
  Poland: 'white and red',
  Ireland: 'green, white and orange',
  Belgium: 'black, yellow and red',
  Netherlands: 'red, white and blue',
  Sweden: 'blue and yellow',
  Norway: 'red, white and blue',
  Denmark: 'red and white',
  Switzerland: 'red and white',
  Austria: 'red and white',
  'United Kingdom': 'blue, white and red',
  'United States': 'red, white and blue',
  Brazil: 'green, yellow, blue and white',
  India: 'saffron, white and green',
  Ukraine: 'blue and yellow',
  Russia: 'white, blue and red',
  Greece: 'blue and white',
  Portugal: 'green and red',
  Mexico: 'green, white and red',
}
const nationalities: Readonly<Record<string, string>> = {
  french: 'France',
  german: 'Germany',
  spanish: 'Spain',
  japanese: 'Japan',
  chinese: 'China',
  canadian: 'Canada',
  polish: 'Poland',
  irish: 'Ireland',
  belgian: 'Belgium',
  dutch: 'Netherlands',
  swedish: 'Sweden',
  norwegian: 'Norway',
  danish: 'Denmark',
  swiss: 'Switzerland',
  austrian: 'Austria',
  british: 'United Kingdom',
  american: 'United States',
  brazilian: 'Brazil',
  indian: 'India',
  ukrainian: 'Ukraine',
  russian: 'Russia',
  greek: 'Greece',
  portuguese: 'Portugal',
  mexican: 'Mexico',
}
const flagOf = guard(/\bcolou?rs?\b[^?]{0,40}\bflag\b|\bflag\b[^?]{0,40}\bcolou?rs?\b/i)
const coordinatesOf = guard(
  /\b(?:coordinates|latitude(?: and longitude)?|longitude(?: and latitude)?)\s(?:of|for)\s(?:the city of\s)?(\p{Lu}[\p{L} ]{1,30}?)(?=[?.,\n]|$)/iu,
)
const language = guard(
  /\b(?:what|which|official) (?:official )?languages?\b[^?]{0,40}\b(?:spoken|speak|language of|languages? in|official)\b|\blanguage (?:is spoken )?(?:of|in)\b/i,
)
const currency = guard(/\bcurrency\b/i)
const continent = guard(/\bcontinent\b/i)
const table = guard(
  /\btable\b[^.\n]{0,60}\bcountr(?:y|ies)\b[^.\n]{0,40}\bcapitals?\b|\btable\b[^.\n]{0,60}\bcapitals?\b[^.\n]{0,40}\bcountries\b/i,
)

/** The answer to such a question; null for others. */
export function findCountryFact(text: string): string | null {
  if (text.length > longest) return null
  if (table.test(text)) return writeTable(text)
  const place = coordinatesOf.exec(text)?.[1]
  if (place !== undefined) {
    const city = findCityOf(place)
    return city === undefined ? null : `${place} is at latitude ${city.latitude} and longitude ${city.longitude}.`
  }
  if (!/\b(?:what|which|tell|name|list)\b/i.test(text)) return null
  if (flagOf.test(text)) return describeFlag(text)
  const country =
    currency.test(text) || continent.test(text) || language.test(text) ? findNamedCountry(text)?.country : undefined
  if (country === undefined) return null
  const isBare = /\b(?:only|just|one word|single word)\b/i.test(text)
  if (currency.test(text))
    return isBare ? country.currency : `The currency of ${country.name} is the ${country.currency}.`
  if (continent.test(text)) return isBare ? country.continent : `${country.name} is in ${country.continent}.`
  return isBare ? country.languages.join(', ') : `In ${country.name}, people speak ${country.languages.join(' and ')}.`
}

function describeFlag(text: string): string | null {
  const word = /\b([a-z]{4,10})\sflag\b/i.exec(text)?.[1]?.toLowerCase() ?? ''
  const name = Object.hasOwn(nationalities, word) ? nationalities[word] : findNamedCountry(text)?.country.name
  const colours = name === undefined || !Object.hasOwn(flags, name) ? undefined : flags[name]
  return colours === undefined ? null : `The flag of ${name} is ${colours}.`
}

function writeTable(text: string): string {
  const found = /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]{2,20}\s)?countries\b/i.exec(
    text,
  )?.[1]
  const count = found === undefined ? 5 : (oneToTen[found.toLowerCase()] ?? Number(found))
  const continentName = /\b(Europe|Asia|Africa|South America|North America|Oceania)(?:an|n)?\b/i
    .exec(text)?.[1]
    ?.toLowerCase()
  const rows = listCapitals(continentName).slice(0, Math.max(1, count))
  return ['| Country | Capital |', '| --- | --- |', ...rows.map(([name, capital]) => `| ${name} | ${capital} |`)].join(
    '\n',
  )
}
