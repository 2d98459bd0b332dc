/** Countries, their capitals, languages and currencies, for questions that programs ask a model first. */

interface Country {
  name: string
  /** The names of the country in a text, in English and Chinese. */
  names: RegExp
  capital: string
  chinese?: string
  languages: readonly string[]
  currency: string
  continent: string
}

/** Name and further names, capital, languages, currency, continent; then the name and the capital in Chinese. */
const rows: readonly string[] = [
  'France|Paris|French|Euro|Europe|法国|巴黎',
  'China|Beijing|Chinese|Renminbi|Asia|中国|北京',
  'Japan|Tokyo|Japanese|Yen|Asia|日本|东京',
  'Germany|Berlin|German|Euro|Europe|德国|柏林',
  'Italy/Italian|Rome|Italian|Euro|Europe|意大利|罗马',
  'Spain|Madrid|Spanish|Euro|Europe|西班牙|马德里',
  'United Kingdom/UK/England/Britain/Great Britain|London|English|Pound sterling|Europe|英国|伦敦',
  'United States/USA/US/America|Washington, D.C.|English|US dollar|North America|美国|华盛顿',
  'Canada|Ottawa|English,French|Canadian dollar|North America|加拿大|渥太华',
  'Australia|Canberra|English|Australian dollar|Oceania|澳大利亚|堪培拉',
  'India|New Delhi|Hindi,English|Indian rupee|Asia|印度|新德里',
  'Brazil|Brasília|Portuguese|Real|South America|巴西|巴西利亚',
  'Russia|Moscow|Russian|Ruble|Europe|俄罗斯|莫斯科',
  'South Korea/Korea|Seoul|Korean|Won|Asia|韩国|首尔',
  'Egypt|Cairo|Arabic|Egyptian pound|Africa|埃及|开罗',
  'Portugal|Lisbon|Portuguese|Euro|Europe',
  'Netherlands/Holland|Amsterdam|Dutch|Euro|Europe',
  'Belgium|Brussels|Dutch,French,German|Euro|Europe',
  'Switzerland|Bern|German,French,Italian,Romansh|Swiss franc|Europe',
  'Austria|Vienna|German|Euro|Europe',
  'Poland|Warsaw|Polish|Zloty|Europe',
  'Czech Republic/Czechia|Prague|Czech|Czech koruna|Europe',
  'Hungary|Budapest|Hungarian|Forint|Europe',
  'Greece|Athens|Greek|Euro|Europe',
  'Turkey/Türkiye|Ankara|Turkish|Lira|Asia',
  'Sweden|Stockholm|Swedish|Swedish krona|Europe',
  'Norway|Oslo|Norwegian|Norwegian krone|Europe',
  'Denmark|Copenhagen|Danish|Danish krone|Europe',
  'Finland|Helsinki|Finnish,Swedish|Euro|Europe',
  'Iceland|Reykjavik|Icelandic|Icelandic króna|Europe',
  'Ireland|Dublin|English,Irish|Euro|Europe',
  'Scotland|Edinburgh|English|Pound sterling|Europe',
  'Ukraine|Kyiv|Ukrainian|Hryvnia|Europe',
  'Romania|Bucharest|Romanian|Leu|Europe',
  'Bulgaria|Sofia|Bulgarian|Lev|Europe',
  'Croatia|Zagreb|Croatian|Euro|Europe',
  'Serbia|Belgrade|Serbian|Dinar|Europe',
  'Mexico|Mexico City|Spanish|Mexican peso|North America',
  'Argentina|Buenos Aires|Spanish|Argentine peso|South America',
  'Chile|Santiago|Spanish|Chilean peso|South America',
  'Peru|Lima|Spanish|Sol|South America',
  'Colombia|Bogotá|Spanish|Colombian peso|South America',
  'Cuba|Havana|Spanish|Cuban peso|North America',
  'Indonesia|Jakarta|Indonesian|Rupiah|Asia',
  'Thailand|Bangkok|Thai|Baht|Asia',
  'Vietnam|Hanoi|Vietnamese|Dong|Asia',
  'Malaysia|Kuala Lumpur|Malay|Ringgit|Asia',
  'Singapore|Singapore|English,Malay,Chinese,Tamil|Singapore dollar|Asia',
  'Philippines|Manila|Filipino,English|Philippine peso|Asia',
  'Pakistan|Islamabad|Urdu,English|Pakistani rupee|Asia',
  'Bangladesh|Dhaka|Bengali|Taka|Asia',
  'Nepal|Kathmandu|Nepali|Nepalese rupee|Asia',
  'Mongolia|Ulaanbaatar|Mongolian|Tugrik|Asia',
  'Iran|Tehran|Persian|Rial|Asia',
  'Iraq|Baghdad|Arabic,Kurdish|Dinar|Asia',
  'Israel|Jerusalem|Hebrew|New shekel|Asia',
  'Saudi Arabia|Riyadh|Arabic|Riyal|Asia',
  'Kenya|Nairobi|Swahili,English|Kenyan shilling|Africa',
  'Nigeria|Abuja|English|Naira|Africa',
  'Ethiopia|Addis Ababa|Amharic|Birr|Africa',
  'South Africa|Pretoria|Zulu,Xhosa,Afrikaans,English|Rand|Africa',
  'Morocco|Rabat|Arabic,Berber|Dirham|Africa',
  'Ghana|Accra|English|Cedi|Africa',
  'New Zealand|Wellington|English,Māori|New Zealand dollar|Oceania',
]

/** The source of a pattern for the names. The Chinese name of Indonesia begins with that of India. */
function toNames(spelled: string, chineseName: string | undefined): string {
  if (chineseName === '印度') return String.raw`\bindia\b|印度(?!尼)`
  return chineseName === undefined ? spelled : `${spelled}|${chineseName}`
}

const countries: readonly Country[] = rows.map((row) => {
  const [names = '', capital = '', languages = '', currency = '', continent = '', chineseName, chinese] = row.split('|')
  const all = names.split('/')
  const spelled = all.map((name) => (name.length < 4 ? String.raw`\b${name}\b` : name)).join('|')
  return {
    name: all[0] as string,
    names: new RegExp(toNames(spelled, chineseName), 'i'),
    capital,
    ...(chinese === undefined ? {} : { chinese }),
    languages: languages.split(','),
    currency,
    continent,
  }
})

/** The country that a text names, and its name as written. */
export function findNamedCountry(text: string): { country: Country; written: string } | null {
  for (const country of countries) {
    const match = country.names.exec(text)
    if (match !== null) return { country, written: match[0] }
  }
  return null
}

/** The capital that a text asks for, and the country as written. */
export function findCapital(text: string, chinese: boolean): { city: string; country: string } | null {
  if (text.length > 1000 || !/\bcapital\b|首都/i.test(text)) return null
  const found = findNamedCountry(text)
  return found === null
    ? null
    : {
        city: chinese ? (found.country.chinese ?? found.country.capital) : found.country.capital,
        country: found.written,
      }
}

/** The country of a capital: `What country is Oslo in?` */
export function findCountryOf(text: string): string | null {
  const city =
    /\b(?:what|which) country (?:is|does|has|contains)\s(?:the city of\s)?(\p{Lu}[\p{L}., ]{1,40}?)(?=\s(?:in|located|belong)|[?\n]|$)/iu.exec(
      text.slice(0, 1000),
    )?.[1]
  const country =
    city === undefined ? undefined : countries.find(({ capital }) => capital.toLowerCase() === city.toLowerCase())
  return country === undefined ? null : `${country.capital} is in ${country.name}.`
}

/** Countries with their capitals, of one continent or of all. */
export function listCapitals(continent: string | undefined): readonly (readonly [country: string, capital: string])[] {
  return countries
    .filter((country) => continent === undefined || country.continent.toLowerCase() === continent)
    .map(({ name, capital }) => [name, capital])
}
