/** The time zones of cities that examples ask about. */

const rows = `
Asia/Shanghai|Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Chengdu|北京|上海|深圳|广州|杭州|成都
Asia/Tokyo|Tokyo|Osaka|Kyoto|东京|大阪
Asia/Singapore|Singapore|新加坡
Asia/Hong_Kong|Hong Kong|香港
Asia/Seoul|Seoul|首尔
Asia/Taipei|Taipei|台北
Asia/Jakarta|Jakarta
Asia/Bangkok|Bangkok
Asia/Manila|Manila
Asia/Ho_Chi_Minh|Hanoi|Ho Chi Minh City
Asia/Kolkata|Delhi|New Delhi|Mumbai|Bangalore|Chennai|Kolkata
Asia/Karachi|Karachi|Lahore
Asia/Dubai|Dubai|Abu Dhabi
Asia/Riyadh|Riyadh
Asia/Jerusalem|Jerusalem|Tel Aviv
Europe/London|London|Edinburgh|Manchester|伦敦
Europe/Dublin|Dublin
Europe/Lisbon|Lisbon|Porto
Europe/Paris|Paris|Lyon|Nice|巴黎
Europe/Berlin|Berlin|Munich|Hamburg|Frankfurt|Cologne|柏林
Europe/Madrid|Madrid|Barcelona|Seville
Europe/Rome|Rome|Milan|Naples|Venice|Florence
Europe/Vienna|Vienna
Europe/Zurich|Zurich|Geneva|Basel|Bern
Europe/Amsterdam|Amsterdam|Rotterdam
Europe/Brussels|Brussels
Europe/Copenhagen|Copenhagen
Europe/Stockholm|Stockholm
Europe/Oslo|Oslo|Bergen
Europe/Helsinki|Helsinki
Europe/Warsaw|Warsaw|Krakow
Europe/Prague|Prague
Europe/Budapest|Budapest
Europe/Athens|Athens
Europe/Istanbul|Istanbul
Europe/Moscow|Moscow|莫斯科
Africa/Cairo|Cairo
Africa/Nairobi|Nairobi
Africa/Lagos|Lagos
Africa/Johannesburg|Johannesburg|Cape Town
America/New_York|New York|Boston|Miami|Washington|Atlanta|Philadelphia|Detroit|纽约
America/Chicago|Chicago|Houston|Dallas|Austin
America/Denver|Denver
America/Los_Angeles|Los Angeles|San Francisco|Seattle|San Diego|Portland|旧金山|洛杉矶
America/Toronto|Toronto|Montreal
America/Vancouver|Vancouver
America/Mexico_City|Mexico City
America/Bogota|Bogota
America/Lima|Lima
America/Santiago|Santiago
America/Sao_Paulo|Sao Paulo|Rio de Janeiro
America/Argentina/Buenos_Aires|Buenos Aires
Australia/Sydney|Sydney|Canberra
Australia/Melbourne|Melbourne
Australia/Perth|Perth
Pacific/Auckland|Auckland|Wellington`

const zones: ReadonlyMap<string, string> = new Map(
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [zone = '', ...cities] = row.split('|')
      return cities.map((city) => [city, zone] as const)
    }),
)

/** The time zone of a city; undefined for others. */
export function findZoneOf(place: string): string | undefined {
  return zones.get(place) ?? zones.get(place.split(',', 1)[0] ?? '')
}
