/** Texts for the parts of addresses, for coordinates, units, years and topics. */
import { findVenue } from './proper-names.ts'
import type { Facts } from '../facts.ts'
import { findCityOf, findCoordinates } from '../facts/cities.ts'
import { readAddress } from './addresses.ts'
import { findAddressCity, findPostalCode, findState, findStreet } from './entity-extracts.ts'
import { findMeetingRoom } from './named-things.ts'
import type { Rule } from './property.ts'
import { findPhrase } from './spans.ts'
import { findUnits } from './units.ts'

export const placeRules: readonly Rule[] = [
  { name: /^(?:location|room|venue|where|place|site)$/, find: (facts) => [findMeetingRoom(facts), findVenue(facts)] },
  {
    name: /^(?:street|street_address|address_line\w*|address1|line1)$/,
    find: (facts) => [findStreet(facts), readAddress(facts).street],
  },
  {
    name: /^(?:(?:full|postal|mailing|shipping|home)_)?address$/,
    find: (facts) => [readAddress(facts).whole, findStreet(facts)],
  },
  {
    name: /^(?:state|province|region|state_code)$/,
    find: (facts, about) => [
      findState(facts),
      wantsCode.test(about) ? findStateCode(facts) : undefined,
      findStateOf(facts),
    ],
  },
  { name: /^(?:lat|latitude)$/, find: (facts) => [findCoordinates(facts.text, facts.places)?.latitude] },
  { name: /^(?:lon|lng|long|longitude)$/, find: (facts) => [findCoordinates(facts.text, facts.places)?.longitude] },
  { name: /^(?:from|source|input|original|base)_?units?$/, find: (facts) => [findUnits(facts.text)?.from] },
  { name: /^(?:to|target|output|destination)_?units?$/, find: (facts) => [findUnits(facts.text)?.to] },
  {
    name: /^(?:year|season)$/,
    find: (facts) => [/\b(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?\b/.exec(facts.text.slice(0, 2000))?.[0]],
  },
  {
    name: /^(?:topic|subject|theme)s?$/,
    find: (facts) => [facts.quoted[0], findPhrase(facts, /^(?:about|regarding|concerning)/i)],
  },
  { name: /zip|postal|post_?code|^plz$/, find: (facts) => [readAddress(facts).postalCode, findPostalCode(facts)] },
  { name: /^(?:city|town|city_name)$/, find: (facts) => [findAddressCity(facts), readAddress(facts).city] },
]

const wantsCode = /\btwo[- ]letter\b|\b2[- ]letter\b|\bstate codes?\b|\babbreviat|\(e\.g\.?,? ["'\u0060]?[a-z]{2}\b/

/** The states of the United States with their codes. */
const states =
  'Alabama AL|Alaska AK|Arizona AZ|Arkansas AR|California CA|Colorado CO|Connecticut CT|Delaware DE|Florida FL|Georgia GA|Hawaii HI|Idaho ID|Illinois IL|Indiana IN|Iowa IA|Kansas KS|Kentucky KY|Louisiana LA|Maine ME|Maryland MD|Massachusetts MA|Michigan MI|Minnesota MN|Mississippi MS|Missouri MO|Montana MT|Nebraska NE|Nevada NV|New Hampshire NH|New Jersey NJ|New Mexico NM|New York NY|North Carolina NC|North Dakota ND|Ohio OH|Oklahoma OK|Oregon OR|Pennsylvania PA|Rhode Island RI|South Carolina SC|South Dakota SD|Tennessee TN|Texas TX|Utah UT|Vermont VT|West Virginia WV|Virginia VA|Washington WA|Wisconsin WI|Wyoming WY'
    .split('|')
    .map((one) => ({ name: one.slice(0, -3), code: one.slice(-2) }))
const stateName = new RegExp(String.raw`\b(?:${states.map(({ name }) => name).join('|')})\b`)

/** The code of a state that a text names. */
function findStateCode({ text }: Facts): string | undefined {
  const named = stateName.exec(text.slice(0, 2000))?.[0]
  return states.find(({ name }) => name === named)?.code
}

/** The code of the state in which a city of the United States lies. */
function findStateOf({ places }: Facts): string | undefined {
  const region = findCityOf(places[0] ?? '')?.region
  return region !== undefined && /^(?!UK)[A-Z]{2}$/.test(region) ? region : undefined
}
