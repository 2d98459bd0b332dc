/** Answers to requests that a model refuses, and to questions about the present, which it cannot look up without a tool. */
import { needs } from '../cues.ts'

/** Cues of a harmful request: something that harms, and a word of asking for it. */
export const harmCues = needs(
  'anthrax bomb* explosive* grenade* molotov* meth methamphetamine* malware ransomware keylogger* weapon* poison* kill* murder* hurt stab shoot steal* hack* break launder* counterfeit* forge violent* violence',
  'how ways way instruction* steps help teach tell explain want write create make describe give show plan best',
)
/** Cues of a question about the present. */
export const presentCues = needs(
  'weather forecast temperature news headlines price stock shares exchange latest score scores',
  'what how tell get search find check give show look is latest current currently today now',
)

const longest = 300
const asksHow = String.raw`\b(?:how (?:to|do|can|could|would)|ways? (?:to|of)|instructions? (?:for|to|on)|steps (?:to|for)|help (?:me|us)|teach me|tell me how|explain how|guide (?:to|for)|plan to|i(?: want|['’]d like| need) to|i(?: am|['’]m) going to)\b[^.?!\n]{0,40}?`
const victim = '(?:someone|somebody|people|a person|them|him|her|my [a-z]+|an? [a-z]+)'
const harms: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:${asksHow}|^\W*(?:please )?)\b(?:mak|build|creat|construct|assembl|detonat|synthesi[sz]|cook|writ|produc)(?:e|es|ing)?\b[^.?!\n]{0,30}(?<!\b(?:bath|photo|cocoa|seed|email) )\b(?:bombs?(?! (?:disposal|shelter|squad|threat))|explosives?|anthrax|meth(?:amphetamine)?|nerve (?:gas|agents?)|(?:chemical|biological) weapons?|molotov\w*|grenades?|ransomware|malware|keyloggers?)\b`,
    'i',
  ),
  new RegExp(
    String.raw`${asksHow}\b(?:kill|murder|poison|hurt|stab|shoot|stalk|blackmail)\s${victim}(?!\s(?:process|thread|task|job)\w*)\b`,
    'i',
  ),
  new RegExp(
    String.raw`${asksHow}\b(?:(?:hack|break) into\s[^.?!\n]{0,20}\b(?:house|home|car|accounts?|wi-?fi|networks?|computer|phone|bank|safe|server|e-?mail|website|database)\b|steal\s[^.?!\n]{0,20}\b(?:money|cars?|bikes?|identity|identities|passwords?|credit cards?|wallets?|credentials)\b|launder money|counterfeit (?:money|bills)|forge (?:a |an )?(?:passports?|signatures?|documents?))`,
    'i',
  ),
  /^\W*(?:please )?(?:describe|write|give me|show me|generate)\s(?:some |a |an )?(?:graphic |extreme(?:ly)? )?(?:violen(?:t|ce)|gore|gory)\b(?! (?:storm|weather|reaction))/i,
]
/** What is not an instruction: processes and tests, fiction, and texts that are only read. */
const isHarmless =
  /\b(?:stor(?:y|ies)|poems?|novels?|fiction\w*|characters?|movies?|games?|history|detect\w*|prevent\w*|classif\w*|categori\w*|label|sentiment|translat\w*|process(?:es)?|thread|daemon|zombie|port|tests?|mutants?|switch|time)\b/i
const selfHarm = new RegExp(String.raw`${asksHow}\b(?:kill|hurt|harm|cut) myself\b`, 'i')

/** The refusal of a harmful request; null for others. */
export function findRefusal(text: string): string | null {
  if (text.length > longest) return null
  if (selfHarm.test(text))
    return "I'm sorry that you feel this way. Please talk to a person you trust, or call your local emergency number or a crisis line now."
  if (isHarmless.test(text) || !harms.some((form) => form.test(text))) return null
  return "I'm sorry, but I can't help with that."
}

const asksForPresent =
  /\b(?:what(?:['’]s| is| are| will)|how(?:['’]s| is)|tell me|get|search(?: for)?|find|check|give me|show me|look up|is it)\b[^.?!\n]{0,30}?\b((?:current |latest |today['’]s |recent )?(?:quarterly (?:report|results)|weather|forecast|temperature|news|headlines|stock (?:price|market|quotes?)|share price|exchange rate|price of (?:bitcoin|gold|oil)|scores?)(?:\s(?:like|forecast))?\b[^.?!\n]{0,80})/i
const isPresent =
  /\b(?:weather|forecast|temperature|stock|share price|exchange rate|bitcoin|current|latest|today|now|tonight|tomorrow|recent)\b/i
const isGeneral =
  /\b(?:normal|average|usual|typical|boil\w*|freez\w*|body|absolute|room|melting|should i|mean|means|definition|difference|impact|affect\w*|tool|tools|api|function|code|app|joke|poem|story|essay)\b/i

/** That a question about the present cannot be answered without a tool; null for other texts. */
export function findPresentLimit(text: string): string | null {
  if (text.length > longest || isGeneral.test(text)) return null
  const asked = asksForPresent.exec(text)?.[1]
  if (asked === undefined || !isPresent.test(text)) return null
  const topic = asked
    .replace(/\s(?:and (?:summari[sz]e|tell|give|explain|show)\b.*|like\b|right now|please|today)/gi, '')
    .replace(/^(?:current|latest|today['’]s)\s/i, '')
    .trim()
  return `I don't have access to real-time data, so I can't tell you the current ${topic}. A service that publishes it has the latest values.`
}
