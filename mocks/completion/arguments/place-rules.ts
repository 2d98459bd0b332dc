/** Texts for the parts of addresses, for coordinates, units, years and topics. */
import type { Facts } from '../facts.ts'
import { findCityOf, findCoordinates } from '../facts/cities.ts'
import { readAddress } from './addresses.ts'
import { findAddressCity, findPostalCode, findState, findStreet } from './entity-extracts.ts'
import { findMeetingRoom } from './named-things.ts'
import type { Rule } from './property.ts'
import { findPhrase } from './spans.ts'
import { findUnits } from './units.ts'

export const placeRules: readonly Rule[] = [
  { name: /^(?:location|room|venue|where)$/, find: (facts) => [findMeetingRoom(facts)] },
  {
    name: /^(?:street|street_address|address_line\w*|address1|line1)$/,
    find: (facts) => [findStreet(facts), readAddress(facts).street],
  },
  { name: /^(?:(?:full|postal|mailing|shipping|home)_)?address$/, find: (facts) => [readAddress(facts).whole] },
  { name: /^(?:state|province|region|state_code)$/, find: (facts) => [findState(facts), findStateOf(facts)] },
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

/** The code of the state in which a city of the United States lies. */
function findStateOf({ places }: Facts): string | undefined {
  const region = findCityOf(places[0] ?? '')?.region
  return region !== undefined && /^(?!UK)[A-Z]{2}$/.test(region) ? region : undefined
}
