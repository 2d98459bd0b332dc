/** Word problems of usual forms, each with its own computation: what is missing of a price, a discount, packages, a rate by the hour. */
import { oneToTen } from '../number-words.ts'

const number = String.raw`(\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)`
const days = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

function toNumber(written: string | undefined): number {
  return oneToTen[(written ?? '').toLowerCase()] ?? Number((written ?? '').replaceAll(',', ''))
}

const gives = new RegExp(
  String.raw`\b(?:gives?|gave|give|earned|earns|saved|saves|got|gets|receives?|received|has|contributes?|adds?|collected)\b[^.?!\d$]{0,60}?\$?${number}(?![\d%])`,
  'i',
)
const goal = new RegExp(
  String.raw`\b(?:costs?|price(?:\sof|\sis)?|needs?|wants?\sto\ssave|goal\s(?:is|of)|worth)\b[^.?!\d$]{0,40}\$?${number}(?!\s?%)`,
  'i',
)
const asksForRest = /\bhow (?:much|many) (?:more|additional)\b[^?]{0,60}\b(?:needs?|save|raise|collect|have to)\b/i

/** `How much more does she need?`: the price without what she has and gets. */
function findMissing(text: string, question: string): number | null {
  const price = asksForRest.test(question) ? toNumber(goal.exec(text)?.[1]) : Number.NaN
  if (Number.isNaN(price)) return null
  let rest = price
  let previous = 0
  const clauses = text
    .slice(0, text.indexOf(question))
    .replace(goal, ' ')
    .split(/[.;!?]|,?\s(?:and|but|while)\s|,\s/)
  for (const clause of clauses) {
    const part = /\b(half|a third|a quarter)\sof\b/i.exec(clause)?.[1]?.toLowerCase()
    const times = /\b(twice|half|three times|double)\s(?:as much|that|the amount)/i.exec(clause)?.[1]?.toLowerCase()
    const plain = gives.exec(clause)?.[1]
    if (part !== undefined) rest -= price * ({ half: 1 / 2, 'a third': 1 / 3, 'a quarter': 1 / 4 }[part] ?? 0)
    else if (times !== undefined) rest -= previous * (times === 'half' ? 0.5 : times === 'three times' ? 3 : 2)
    else if (plain !== undefined) {
      previous = toNumber(plain)
      rest -= previous
    }
  }
  return rest < price ? rest : null
}

const hourly = new RegExp(
  String.raw`\$?${number}[a-z ]{0,20}\s(?:an|per|each|every)\shour\b[\s\S]{0,120}?${number}\sminutes\b`,
  'i',
)
const discount = new RegExp(
  String.raw`\$${number}(?!\d)[\s\S]{0,120}?\b${number}\s?(?:%|percent)\s(?:discount|off|reduction)|\$${number}(?!\d)[\s\S]{0,120}?\b(?:discount|reduced|reduction|off)\b[^.?!\d]{0,30}${number}\s?(?:%|percent)`,
  'i',
)
const asksForPrice =
  /\bhow much\b[^?]{0,60}\b(?:pays?|paid|costs?|spend|price)\b|\bwhat is the (?:new |final |sale |discounted )?price\b/i
const speed = new RegExp(
  String.raw`${number}\s?(?:km\/h|kph|mph|(?:kilomet(?:er|re)s|miles|met(?:er|re)s)\s(?:per|an)\s(?:hour|second|minute))[\s\S]{0,80}?\bfor\s${number}\s(?:hours?|seconds?|minutes?)`,
  'i',
)
const perPackage = new RegExp(
  String.raw`\b(?:packs?|packages?|puts?|fills?|places?|arranges?|package|pack)\s(?:them\s)?(?:in(?:to)?\s(?:bags|boxes|groups|rows|packs)\sof\s${number}|${number}\s[a-z ]{2,30}?\s(?:in|into|per|on)\s(?:one|each|every|a)\s[a-z]{3,12})`,
  'i',
)
const asksForPackages = /\bhow many (?:bags?|boxes|packs?|packages|groups|rows|baskets|crates|shelves|trays|jars)\b/i
const taken = new RegExp(
  String.raw`\b(?:eats?|ate|gives?|gave|loses?|lost|breaks?|broke|sells?|sold|uses?|used|removes?|throws?|threw|keeps?)\b[^.?!\d]{0,20}?${number}\b`,
  'gi',
)
const had = new RegExp(
  String.raw`\b(?:has|have|had|lays?|picks?|picked|bakes?|baked|makes?|made|collects?|collected|buys?|bought)\s${number}\b`,
  'i',
)

/** The packages for what is left. */
function countPackages(text: string, question: string): number | null {
  if (!asksForPackages.test(question)) return null
  const size = perPackage.exec(text)
  const first = had.exec(text)
  if (size === null || first === null) return null
  const gone = Array.from(text.slice(0, size.index).matchAll(taken), ([, value]) => toNumber(value))
  const left = toNumber(first[1]) - gone.reduce((sum, value) => sum + value, 0)
  const value = left / toNumber(size[1] ?? size[2])
  return Number.isInteger(value) ? value : Math.floor(value)
}

const everyDay = new RegExp(
  String.raw`${number}\s(?:more\s)?[a-z ]{2,40}\s(?:each|every)\sday,?\sfrom\s(${days.join('|')})\s(?:to|through)\s(${days.join('|')})`,
  'i',
)
const eachFrom = new RegExp(
  String.raw`${number}\s[a-z]{2,20}\seach\sfrom\s((?:(?:his|her|their|my|the)\s)?[a-z]{2,12}(?:,\s(?:(?:his|her|their)\s)?[a-z]{2,12})*,?\sand\s(?:(?:his|her|their)\s)?[a-z]{2,12})`,
  'i',
)

/** What there is now, after the same number came several times. */
function addRepeated(text: string): number | null {
  const daily = everyDay.exec(text)
  const given = daily === null ? eachFrom.exec(text) : null
  const first = new RegExp(String.raw`\b(?:has|had|have|were|was|are)\s${number}\b`, 'i').exec(text)
  if (first === null) return null
  if (daily !== null) {
    const [from, to] = [daily[2], daily[3]].map((day) => days.indexOf((day ?? '').toLowerCase())) as [number, number]
    return to < from ? null : toNumber(first[1]) + toNumber(daily[1]) * (to - from + 1)
  }
  return given === null
    ? null
    : toNumber(first[1]) + toNumber(given[1]) * (given[2] as string).split(/,\s(?:and\s)?|\sand\s/).length
}

const remainder = new RegExp(
  String.raw`\bsells?\s(?:the\s)?(?:rest|remainder|remaining)\b[^.?!$]{0,80}\$${number}`,
  'i',
)

/** What the rest brings: `she sells the remainder for $2 each`. */
function sellRest(text: string): number | null {
  const price = remainder.exec(text)
  const first = price === null ? null : had.exec(text)
  if (price === null || first === null) return null
  const own = text.slice(first.index + first[0].length, price.index)
  const uses = new RegExp(
    String.raw`\b(?:eats?|ate|uses?|used|gives?|gave|keeps?|kept|bakes?|baked|with)\b[^.?!\d]{0,50}?\b${number}\b`,
    'gi',
  )
  const gone = Array.from(own.matchAll(uses), ([, value]) => toNumber(value))
  return (toNumber(first[1]) - gone.reduce((sum, value) => sum + value, 0)) * toNumber(price[1])
}

const sessions = new RegExp(
  String.raw`${number}\s[a-z]{3,20}\s${number}\stimes\s(?:a|per|each|every)\s(?:day|week|month)\b[\s\S]{0,60}?${number}\s[a-z]{1,12}\s(?:each|every|per)\b`,
  'i',
)

const dice =
  /\b(one|two|three|a|2|3)\s(?:fair\s)?(?:six-sided\s)?(?:dice|die)\b[\s\S]{0,80}?\bprobability\b[^?]{0,40}?\b(?:equals|is|of|getting|rolling|be)\s(?:an?\s)?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i

/** The probability of a sum of dice. */
function rollDice(text: string): number | null {
  const found = dice.exec(text)
  if (found === null) return null
  const count = /^a$/i.test(found[1]!) ? 1 : toNumber(found[1])
  const wanted = { eleven: 11, twelve: 12 }[found[2]!.toLowerCase()] ?? toNumber(found[2])
  let ways: readonly number[] = [1]
  for (let die = 0; die < count; die++)
    ways = Array.from({ length: ways.length + 6 }, (_, sum) =>
      [1, 2, 3, 4, 5, 6].reduce((all, face) => all + (ways[sum - face] ?? 0), 0),
    )
  return Number(((ways[wanted] ?? 0) / 6 ** count).toFixed(4))
}

const coins = /\bprobability\b[^?]{0,40}\b(?:heads|tails)\b/i

/** The value of a problem in one of these forms; null for others. `question` is its last sentence. */
export function solveByForm(text: string, question: string): number | null {
  const rolled = /\bprobability\b/i.test(text) ? (rollDice(text) ?? (coins.test(text) ? 0.5 : null)) : null
  if (rolled !== null) return rolled
  const rate = hourly.exec(text)
  if (rate !== null && /\bhow much\b/i.test(question)) return (toNumber(rate[1]) * toNumber(rate[2])) / 60
  const reduced = asksForPrice.test(question) ? discount.exec(text) : null
  if (reduced !== null) return toNumber(reduced[1] ?? reduced[3]) * (1 - toNumber(reduced[2] ?? reduced[4]) / 100)
  const moved = /\bhow far\b|\bdistance\b/i.test(question) ? speed.exec(text) : null
  if (moved !== null) return toNumber(moved[1]) * toNumber(moved[2])
  const trained = /\bhow many\b/i.test(question) ? sessions.exec(text) : null
  if (trained !== null) return toNumber(trained[1]) * toNumber(trained[2]) * toNumber(trained[3])
  return findMissing(text, question) ?? countPackages(text, question) ?? addRepeated(text) ?? sellRest(text)
}
