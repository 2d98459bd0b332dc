/** Cities that examples ask about: the code of their state or their country, and where they lie. */

export interface City {
  /** `CA` for a city of the United States, otherwise the name of the country. */
  readonly region: string
  readonly latitude: number
  readonly longitude: number
}

const rows = `
New York|NY|40.71|-74.01
San Francisco|CA|37.77|-122.42
Los Angeles|CA|34.05|-118.24
San Diego|CA|32.72|-117.16
San Jose|CA|37.34|-121.89
Chicago|IL|41.88|-87.63
Boston|MA|42.36|-71.06
Seattle|WA|47.61|-122.33
Austin|TX|30.27|-97.74
Houston|TX|29.76|-95.37
Dallas|TX|32.78|-96.8
Miami|FL|25.76|-80.19
Orlando|FL|28.54|-81.38
Denver|CO|39.74|-104.99
Phoenix|AZ|33.45|-112.07
Las Vegas|NV|36.17|-115.14
Portland|OR|45.52|-122.68
Philadelphia|PA|39.95|-75.17
Atlanta|GA|33.75|-84.39
Nashville|TN|36.16|-86.78
Detroit|MI|42.33|-83.05
Minneapolis|MN|44.98|-93.27
New Orleans|LA|29.95|-90.07
Salt Lake City|UT|40.76|-111.89
Washington|DC|38.91|-77.04
Beijing|China|39.9|116.41
Shanghai|China|31.23|121.47
Tokyo|Japan|35.68|139.69
Osaka|Japan|34.69|135.5
Seoul|South Korea|37.57|126.98
Singapore|Singapore|1.35|103.82
Bangkok|Thailand|13.76|100.5
Paris|France|48.86|2.35
London|UK|51.51|-0.13
Berlin|Germany|52.52|13.41
Munich|Germany|48.14|11.58
Madrid|Spain|40.42|-3.7
Barcelona|Spain|41.39|2.17
Rome|Italy|41.9|12.5
Milan|Italy|45.46|9.19
Vienna|Austria|48.21|16.37
Zurich|Switzerland|47.37|8.54
Amsterdam|Netherlands|52.37|4.9
Brussels|Belgium|50.85|4.35
Lisbon|Portugal|38.72|-9.14
Dublin|Ireland|53.35|-6.26
Oslo|Norway|59.91|10.75
Stockholm|Sweden|59.33|18.07
Copenhagen|Denmark|55.68|12.57
Helsinki|Finland|60.17|24.94
Prague|Czech Republic|50.08|14.44
Warsaw|Poland|52.23|21.01
Moscow|Russia|55.76|37.62
Istanbul|Turkey|41.01|28.98
Dubai|UAE|25.2|55.27
Cairo|Egypt|30.04|31.24
Mumbai|India|19.08|72.88
Delhi|India|28.61|77.21
Sydney|Australia|-33.87|151.21
Melbourne|Australia|-37.81|144.96
Toronto|Canada|43.65|-79.38
Vancouver|Canada|49.28|-123.12
Montreal|Canada|45.5|-73.57
Mexico City|Mexico|19.43|-99.13`

const cities: ReadonlyMap<string, City> = new Map(
  rows
    .trim()
    .split('\n')
    .map((row) => {
      const [name = '', region = '', latitude, longitude] = row.split('|')
      return [name.toLowerCase(), { region, latitude: Number(latitude), longitude: Number(longitude) }]
    }),
)

/** What is known of a city; undefined for others. */
export function findCityOf(name: string): City | undefined {
  return cities.get(name.split(',', 1)[0]?.trim().toLowerCase() ?? '')
}

const example = String.raw`\be\.?g\.?,?:? ["'\u0060]?[a-z][a-z ]{2,20},\s?`
const wantsState = new RegExp(
  String.raw`\bcity and (?:the )?(?:short |two-letter )?state\b|\bcity, (?:state|st)\b|${example}[a-z]{2}\b`,
  'i',
)
const wantsCountry = new RegExp(String.raw`\bcity and (?:the )?country\b|\bcity, country\b|${example}[a-z]{3,}`, 'i')

/** A city in the form that a description asks for: `Boston, MA` for "the city and state, e.g. San Francisco, CA". */
export function toRegionForm(place: string, description: string): string {
  if (place.includes(',')) return place
  const isOfStates = wantsState.test(description)
  const region = isOfStates || wantsCountry.test(description) ? findCityOf(place)?.region : undefined
  if (region === undefined) return place
  const isState = /^(?!UK)[A-Z]{2}$/.test(region)
  return `${place}, ${isState && !isOfStates ? 'USA' : region}`
}

const pair = /(-?\d{1,3}\.\d{1,8})°?\s?([NS])?\s?(?:,|and)\s?(-?\d{1,3}\.\d{1,8})°?\s?([EW])?/

/** The coordinates that a text gives, as it writes them, otherwise those of a city. */
export function findCoordinates(
  text: string,
  places: readonly string[],
): { latitude: string; longitude: string } | undefined {
  const given = pair.exec(text.slice(0, 4000))
  if (given !== null)
    return {
      latitude: (given[2] === 'S' ? '-' : '') + (given[1] as string),
      longitude: (given[4] === 'W' ? '-' : '') + (given[3] as string),
    }
  for (const place of places) {
    const city = findCityOf(place)
    if (city !== undefined) return { latitude: String(city.latitude), longitude: String(city.longitude) }
  }
  return undefined
}
