/** Extracts what records consist of: addresses, companies, currencies, events, rooms, works and the people who made them. */
import { escapePattern } from '../../common/index.ts'
import { guard } from '../cues.ts'
import type { GuardedPattern } from '../cues.ts'
import { findAll } from '../find-all.ts'
import { keepWithFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { findCountedThings } from './counted-things.ts'
import { toNamePattern } from './name-pattern.ts'

const scanned = 2000
const sampleOf = ({ text }: Facts): string => text.slice(0, scanned)

const streetKinds =
  'Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Square|Sq|Place|Pl|Terrace|Parkway|Highway|Row|Alley|Quay'
const street = guard(
  new RegExp(
    String.raw`\b\d{1,5}[A-Za-z]?\s(?:[\p{Lu}\d][\p{L}\d.'’-]{0,30}\s){1,4}?(?:${streetKinds})\b(?:\s(?:NW|NE|SW|SE|N|S|E|W)\b)?|\b\p{Lu}\p{L}{2,30}(?:straße|strasse|weg|gasse|platz|allee)\s\d{1,4}\w?|\b(?:Rue|Via|Calle|Avenida)\s(?:[\p{L}'’-]{1,30}\s?){1,4},?\s\d{1,4}|\b\d{1,4},?\s(?:[Rr]ue|[Aa]venue)\s(?:[\p{L}'’-]{1,30}\s?){1,4}`,
    'u',
  ),
)
/** `Springfield, IL 62704`. */
const cityAndState =
  /(\p{Lu}[\p{L}.'’-]{1,30}(?:\s\p{Lu}[\p{L}.'’-]{1,30}){0,2}),\s*([A-Z]{2})\b(?:\s+(\d{5}(?:-\d{4})?))?/u

/** `221 Elm Street`, `Lindenstraße 5`. */
export function findStreet(facts: Facts): string | undefined {
  const text = sampleOf(facts)
  return street.exec(text)?.[0].trim()
}

/** The state of `Springfield, IL 62704`. */
export function findState(facts: Facts): string | undefined {
  return readCityAndState(withoutStreet(facts))?.[2]
}

/** The city of `12 Elm Street, Springfield, IL 62704`, of `10115 Berlin`, or of `…, Bergen`. */
export function findAddressCity(facts: Facts): string | undefined {
  const text = withoutStreet(facts)
  const found = readCityAndState(text)?.[1] ?? /\b(?!(?:19|20)\d\d\s)\d{4,5}\s(\p{Lu}\p{L}{2,30})\b/u.exec(text)?.[1]
  if (found !== undefined) return found
  const at = text === sampleOf(facts) ? null : street.exec(sampleOf(facts))
  if (at === null) return undefined
  const after = sampleOf(facts).slice(at.index + at[0].length)
  return /^(?:,|\sin\b)\s*(\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{Ll}{1,30}){0,2})/u.exec(after)?.[1]
}

/** The code of `IL 62704`, `SW1A 1AA`, `10115 Berlin`. */
export function findPostalCode(facts: Facts): string | undefined {
  const text = withoutStreet(facts)
  return (
    readCityAndState(text)?.[3] ??
    /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/.exec(text)?.[0] ??
    /\b(?:zip|post(?:al)?)[ -]?(?:code)?\D{0,6}(\d{4,6})\b/i.exec(text)?.[1] ??
    /\b(\d{5})(?=\s\p{Lu}\p{L})|(?<=,\s)(\d{5})\b/u.exec(text)?.[0]
  )
}

/** Texts without their streets; several properties of an address need them. */
const withoutStreet = keepWithFacts((facts) => {
  const text = sampleOf(facts)
  return street.mayMatch(text) ? text.replace(street.pattern, ' ') : text
})

/** The city, state and code of `Springfield, IL 62704`; most texts have nothing like it. */
function readCityAndState(text: string): RegExpExecArray | null {
  return /,\s*[A-Z]{2}\b/.test(text) ? cityAndState.exec(text) : null
}

const legalForms = String.raw`(?:Ltd|Inc|Corp|LLC|GmbH|AG|SA|SAS|BV|Oy|AB|PLC|Co|Corporation|Company|Group|Labs|Technologies|Systems|Industries|Partners|Bank|University|Studios?|Solutions|Foods|Airlines|Hotels?)`
const companyWithForm = new RegExp(String.raw`\b((?:\p{Lu}[\p{L}\d&'’-]{0,30} ){1,4}?${legalForms})\b\.?`, 'u')
/** A company after a word that introduces one. */
const companyAfter =
  /\b(?:at|from|joined|by|for|with|called|company|startup|vendor|supplier|seller|employer|founded)\s+((?:\p{Lu}[\p{L}\d&.-]{1,30}\s?){1,4})/u

/** `Blue Fern Ltd`, `works at Acme`. */
export function findCompany(facts: Facts): string | undefined {
  const text = sampleOf(facts)
  const found = companyWithForm.exec(text)?.[1] ?? companyAfter.exec(text)?.[1]
  return found?.trim().replace(/\.$/, '')
}

const currencies: readonly (readonly [code: string, names: GuardedPattern])[] = [
  ['USD', guard(/\bUSD\b|\bUS dollars?|\bdollars?\b|(?<![A-Z])\$|\bbucks\b|美元/gi)],
  ['EUR', guard(/\bEUR\b|\beuros?\b|€|欧元/gi)],
  ['GBP', guard(/\bGBP\b|\b(?:British )?pounds?(?: sterling)?\b|£|英镑/gi)],
  ['JPY', guard(/\bJPY\b|\b(?:Japanese )?yen\b|日元/gi)],
  ['CNY', guard(/\bCNY\b|\bRMB\b|\byuan\b|人民币/gi)],
  ['CHF', guard(/\bCHF\b|\b(?:Swiss )?francs?\b/gi)],
  ['INR', guard(/\bINR\b|\b(?:Indian )?rupees?\b|₹/gi)],
  ['KRW', guard(/\bKRW\b|\b(?:Korean )?won\b(?=[^.]{0,20}\b(?:in|to)\b)/gi)],
  ['CAD', guard(/\bCAD\b|\bCanadian dollars?/gi)],
  ['AUD', guard(/\bAUD\b|\bAustralian dollars?/gi)],
  ['SEK', guard(/\bSEK\b|\bSwedish kron(?:a|or)\b/gi)],
  ['NOK', guard(/\bNOK\b|\bNorwegian kroner?\b/gi)],
]

const currencyName =
  /\b((?:\p{Lu}\p{L}{2,20}\s)?(?:dollar|euro|pound|franc|yen|yuan|won|rupee|baht|peso|rupiah|ringgit|zloty|forint|koruna|kron[ae]r?|krona|lira|real|rand|rouble|ruble|shekel|dirham|dinar|dong|hryvnia|leu|lev|riyal|naira|shilling)s?)\b/u

/** A currency by its name: `Thai baht`. */
export function findCurrencyName({ text }: Facts): string | undefined {
  return currencyName.exec(text.slice(0, scanned))?.[1]
}

/** The codes of the currencies that a text names: that of the amount, and the others in their order. */
export const findCurrencies = keepWithFacts((facts): { from: string | undefined; to: string | undefined } => {
  const text = sampleOf(facts)
  const found: { code: string; at: number; amount: boolean }[] = []
  for (const [code, names] of currencies) {
    if (!names.mayMatch(text)) continue
    for (const match of findAll(names.pattern, text)) {
      const end = match.index + match[0].length
      const amount = /\d[\d.,]*\s?$/.test(text.slice(0, match.index)) || /^\s?\d/.test(text.slice(end))
      if (!found.some((one) => one.at <= match.index && match.index < one.at + 4))
        found.push({ code, at: match.index, amount })
      if (found.length > 20) break
    }
  }
  found.sort((a, b) => Number(b.amount) - Number(a.amount) || a.at - b.at)
  const from = found[0]?.code
  return { from, to: found.find((one) => one.code !== from)?.code }
})

const eventKinds =
  'fair|meeting|conference|party|workshop|concert|wedding|review|stand-?up|festival|interview|seminar|webinar|hackathon|demo|training|retreat|birthday|kick-?off|sync|lunch|dinner|breakfast|call|appointment|exhibition|ceremony|tournament|match|class|lecture|picnic|gala|summit|retrospective|planning|session|club|game night|barbecue|brunch|hike|screening|rehearsal|recital|launch'
const event = new RegExp(
  String.raw`\b((?:(?!(?:a|an|the|to|for|of|at|in|on|is|are|and|our|my|your|with|schedule|book(?=\s(?:a|an|the|my|our|me)\b)|create|add|plan|have|host|hosts|attend|attending|going|about|up|set|arrange|new)\b)[\p{L}\d'’&-]{1,30}\s){0,3}(?:${eventKinds}))\b`,
  'iu',
)

/** `science fair`, `Q3 budget review`. */
export function findEvent(facts: Facts): string | undefined {
  return event.exec(sampleOf(facts))?.[1]
}

/** What a recipe or text is about: `Pancakes: mix …`, `a recipe for lentil soup`. */
export function findDish(facts: Facts): string | undefined {
  const text = sampleOf(facts)
  const found =
    /\b(?:an?|the|my|good|easy|simple)\s((?!new\b|good\b|easy\b|simple\b)[\p{L}'-]{2,20}(?:\s[\p{L}'-]{2,20}){0,2})\srecipe\b/iu.exec(
      text,
    )?.[1] ??
    /\brecipe (?:for|of)\s+(?:an?\s+|the\s+)?([\p{L}' -]{2,40}?)(?=[.,:;!?\n]|\s(?:with|that|which|for)\b|$)/iu.exec(
      text,
    )?.[1] ??
    /(?:^|\n)[ \t]{0,20}([\p{L}' -]{2,40}?)(?:\srecipe)?\s*[:\n-]\s/u.exec(text)?.[1] ??
    /^\s*([\p{L}' -]{3,40}?),\s/u.exec(text)?.[1] ??
    /\b(?:to|i|you|we) (?:make|cook|bake)\s+(?:an?\s+|the\s+)?([\p{L}' -]{2,30}?)(?=[.,:;!?]|\s(?:for|with|you)\b|$)/iu.exec(
      text,
    )?.[1]
  return found?.trim()
}

/** `the kitchen`, `my bedroom`: the room of a device, or the part of a house. */
export function findRoom(facts: Facts): string | undefined {
  return (
    /\b(living room|dining room|bedroom|bathroom|kitchen|hallway|hall|office|study|garage|basement|attic|garden|balcony|nursery|porch|meeting room [\w-]{1,10}|conference room(?: [A-Z\d][\w-]{0,10})?|room [A-Z\d][\w-]{0,10})s?\b/i.exec(
      sampleOf(facts),
    )?.[1] ??
    /(客厅|卧室|厨房|浴室|书房|餐厅|阳台|车库)/.exec(sampleOf(facts))?.[1] ??
    /\b(?:in der|im|en la|en el|de la|del|dans la|dans le|de la)\s(\p{L}{3,20})/u.exec(sampleOf(facts))?.[1] ??
    /\b(?:in|of) the (?!morning|afternoon|evening|night|house|home|whole|next|last|same|background|meantime|future|city|world)([a-z]{4,20})\b/.exec(
      sampleOf(facts),
    )?.[1]
  )
}

const workKinds =
  'film|movie|book|novel|album|song|play|series|game|painting|poem|podcast|documentary|memoir|comedy|drama|thriller'
const work = new RegExp(
  String.raw`(?:^|[\n"“:.]\s{0,3})(\p{Lu}[^\n.!?"”:]{0,60}?),?\s(?:is|was|are)\s(?:an?|the)\s(?:[\p{L}\d'-]{1,30}\s){0,4}(?:${workKinds})\b`,
  'u',
)

/** `I watched Copper Sky last night`. */
const seenWork =
  /\b(?:watched|watching|saw|reading|finished (?:reading|watching)|read|rewatched|streamed|played)\s((?:\p{Lu}[\p{L}\d'’:-]{0,30}|\d{1,4})(?:\s(?:\p{Lu}[\p{L}\d'’:-]{0,30}|(?:of|the|and|in|a|an|to|for|on|at|with)(?=\s(?:(?:the|a|an)\s)?\p{Lu})|\d{1,4})){0,6})/u

const enjoyed = /\b(?:enjoy(?:ed)?|lov(?:e|ed)|lik(?:e|ed)|finish(?:ed)?|watched|saw|reading|watching)\s/

/** The title of a work that the user has read or seen: `I enjoyed reading The Long Shore`. */
export function findSeenWork(facts: Facts): string | undefined {
  const text = sampleOf(facts)
  return enjoyed.test(text) ? seenWork.exec(text)?.[1] : undefined
}

/** The title in `Silver Tide is a film of 2019`. */
export function findTitledWork(facts: Facts): string | undefined {
  return (
    work.exec(sampleOf(facts))?.[1]?.replace(/,\s(?:directed|written|published|released|made|composed|by)\b.*$/, '') ??
    seenWork.exec(sampleOf(facts))?.[1]
  )
}

const makers = String.raw`((?:\p{Lu}\.\s?){0,4}\p{Lu}[\p{L}'’-]{1,30}(?:\s(?:\p{Lu}\.|\p{Lu}[\p{L}'’-]{1,30})){0,3})`

/** Searches for who did what the name of a property says: `directed by Lena Ortiz` for `director`; null for other names. */
export function createMakerSearch(name: string): ((facts: Facts) => string | undefined) | null {
  const verb = /^([a-z]{3,12}?)(?:t?or|er|ist)s?$/.exec(name)?.[1] ?? /^([a-z]{3,12}?)(?:ed|en)?_by$/.exec(name)?.[1]
  if (verb === undefined) return null
  const spelled = toNamePattern(verb === 'auth' || verb === 'writ' ? 'writ' : verb)
  const made = new RegExp(String.raw`(?<!\p{L})${spelled}\p{Ll}{0,5}\s(?:in\s[\p{L}\d]{2,20}\s)?[Bb]y\s${makers}`, 'u')
  return (facts) => (/\sby\s/i.test(sampleOf(facts)) ? made.exec(sampleOf(facts))?.[1] : undefined)
}

const professions =
  'engineer|developer|programmer|teacher|professor|doctor|nurse|dentist|lawyer|manager|designer|chef|cook|artist|scientist|student|analyst|architect|writer|editor|journalist|pilot|director|consultant|accountant|baker|carpenter|plumber|electrician|mechanic|farmer|driver|photographer|musician|researcher|librarian|pharmacist|waiter|barista|translator|officer|administrator|assistant|specialist|technician|CEO|CTO|founder|president|intern'
const job = new RegExp(
  String.raw`\b(?:is|as|am|are|a|an|the|senior|junior|lead|hiring|['’]m|looking for|role:?|position:?|title:?)\s+(?:an?\s+|the\s+|our\s+)?(?:\d{1,3}[- ]year[- ]old\s+)?((?:[\p{L}-]{2,20}\s){0,3}?(?:${professions}))\b`,
  'iu',
)

/** `Senior Data Engineer`, `nurse`. */
export function findJob(facts: Facts): string | undefined {
  return job.exec(sampleOf(facts))?.[1]?.replace(/^(?:an?|the|our|hiring)\s/i, '')
}

/** A statement in SQL. */
export function findSql(facts: Facts): string | undefined {
  return /\b(?:SELECT\b[^;]{1,400}?\bFROM\b[^;\n]{1,400}|INSERT INTO\b[^;\n]{1,400}|UPDATE\b[^;\n]{1,200}\bSET\b[^;\n]{1,200}|DELETE FROM\b[^;\n]{1,200});?/i.exec(
    sampleOf(facts),
  )?.[0]
}

/** A sign of the zodiac. */
export function findSign(facts: Facts): string | undefined {
  return /\b(?:Aries|Taurus|Gemini|Cancer|Leo|Virgo|Libra|Scorpio|Sagittarius|Capricorn|Aquarius|Pisces)\b/i.exec(
    sampleOf(facts),
  )?.[0]
}

/** `the lib directory`, `folder docs`. */
export function findFolder(facts: Facts): string | undefined {
  const match =
    /\b(?:the|in|my|of|a)\s+["'\u0060]?((?!current\b|working\b|project\b|this\b|root\b|home\b|new\b|the\b|my\b|a\b|our\b)[\w./-]{1,80})["'\u0060]?\s+(?:directory|folder)\b|\b(?:directory|folder)\s+(?:called\s+|named\s+)?["'\u0060]?((?!is\b|and\b|of\b|in\b|for\b|to\b|with\b|that\b|has\b|are\b|contain|including\b|or\b|from\b|please\b)[\w./-]{1,80})/i.exec(
      sampleOf(facts),
    )
  const listed =
    /\b(?:files|entries|contents?)\s(?:are\s)?(?:in|of|under|inside)\s["'\u0060]?(?!the\b|this\b|my\b|a\b)([\w./-]{1,80})/i.exec(
      sampleOf(facts),
    )?.[1]
  const chinese = /在\s?([\w./-]{1,80})\s?(?:目录|文件夹)/.exec(sampleOf(facts))?.[1]
  return match?.[1] ?? (match?.[2] ?? listed ?? chinese)?.replace(/\.$/, '')
}

/** A longer text does not count as a short request. */
const longestRequest = 300

/**
 * The object of a short request, for a property for which no other rule finds a value: `front door` in "lock the front door" for `door`,
 * else a counted thing, as `blue mugs` in "add 2 blue mugs".
 */
export function findObject(key: string, facts: Facts): string | undefined {
  const { text } = facts
  if (text.length > longestRequest) return undefined
  const noun = /([a-z]{3,30})$/.exec(key)?.[1]
  const described =
    noun === undefined
      ? undefined
      : new RegExp(
          String.raw`\b(?!(?:the|a|an|my|our|your|this|that|any|which|what|each|of|lock|unlock|open|close)\b)([\p{L}\d-]{2,30})\s${escapePattern(noun)}\b`,
          'iu',
        ).exec(text)?.[0]
  if (described !== undefined) return described
  const [counted] = findCountedThings(facts)
  if (counted !== undefined) return counted.name
  return undefined
}

/** The words after the verb of a short request: "play some jazz" gives `jazz`. */
export function findRequested({ text }: Facts): string | undefined {
  if (text.length > longestRequest) return undefined
  return /^(?:please\s+|can you\s+|could you\s+)?[a-z]{2,15}\s+(?:(?:me|the|an?|my|some|up|for|all)\s+){0,3}([\p{L}\d' -]{2,60}?)(?=\s(?:to|in|on|at|for|with|under|from|by|now|please)\b|[.?!,]|$)/iu.exec(
    text.trim(),
  )?.[1]
}
