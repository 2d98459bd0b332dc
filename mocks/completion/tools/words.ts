/** The words of a text for comparing a task with a tool: lower case, without endings; Chinese terms add their English words. */
import { createRecentMap, keepRecent } from '../recent-map.ts'
import { guard, guardEach } from '../cues.ts'
import type { GuardedPattern } from '../cues.ts'
import { findAll } from '../find-all.ts'
import { concepts } from './concepts.ts'
import { foreignWords } from './foreign-words.ts'
import { synonyms } from './synonyms.ts'

const chineseTerms: readonly (readonly [RegExp, string])[] = [
  [/天气|气温|下雨|温度/, 'weather temperature forecast'],
  [/时间|几点|现在/, 'time clock'],
  [/新闻|资讯/, 'news'],
  [/股票|股价/, 'stock price'],
  [/价格|多少钱/, 'price'],
  [/搜索|查找|搜一下|查一下|查询/, 'search query lookup'],
  [/计算|算一下|等于|求和/, 'calculate calculator compute math'],
  [/加上?|之和/, 'add sum'],
  [/乘/, 'multiply product'],
  [/邮件|发信/, 'email mail'],
  [/消息|短信/, 'message sms'],
  [/地图|路线|导航|怎么走/, 'map route direction navigation'],
  [/翻译/, 'translate translation'],
  [/文件/, 'file'],
  [/日历|日程|会议/, 'calendar event schedule meeting'],
  [/提醒|闹钟/, 'reminder alarm'],
  [/酒店|宾馆/, 'hotel'],
  [/航班|机票|飞机/, 'flight'],
  [/餐厅|饭店|美食/, 'restaurant'],
  [/汇率|货币|兑换/, 'currency exchange rate convert'],
  [/图片|图像|画/, 'image picture draw'],
  [/代码|编程|程序|脚本|运行|执行/, 'code run execute'],
  [/数据库|数据/, 'database data'],
  [/用户/, 'user'],
  [/订单/, 'order'],
  [/网页|网站|链接/, 'web page url website'],
  [/城市/, 'city'],
  [/日期/, 'date'],
  [/音乐|歌/, 'music song play'],
  [/灯/, 'light'],
  [/诗/, 'poem poet'],
  [/公交|地铁/, 'bus transit transport'],
  [/停车/, 'parking'],
  [/电影/, 'movie film cinema'],
  [/菜谱|怎么做|做法/, 'recipe'],
  [/发票|账单|扣款/, 'invoice billing'],
  [/密码|登录/, 'password login account'],
  [/上网|网络|断网/, 'network internet'],
  [/打电话|拨打/, 'call phone contact'],
  [/窗帘/, 'curtain cover'],
  [/优惠券/, 'coupon discount'],
  [/购物车/, 'cart'],
  [/预约|挂号/, 'appointment book'],
  [/余额/, 'balance account'],
  [/转账|付款|转给|打给/, 'transfer payment money'],
  [/火车|高铁|动车/, 'train railway ticket book'],
  [/(?:订|预订|买)[^，。]{0,30}票/, 'book ticket'],
  [/亮度|灯[^，。]{0,6}(?:调|\d)/, 'brightness dim'],
  [/空调|暖气|调到\s?\d{1,2}\s?度/, 'thermostat climate temperature'],
  [/播放|放一首|听/, 'play music song'],
  [/闹钟|叫醒/, 'alarm'],
  [/待办|任务/, 'todo task'],
  [/退款|退货/, 'refund return'],
  [/快递|物流|包裹/, 'delivery track package shipment'],
  [/随机|骰子/, 'random dice'],
]

/** Signs and phrases that stand for words of a tool's name. */
const englishTerms: readonly (readonly [GuardedPattern, string])[] = toGuarded([
  [/\d\s*[*×]\s*\d|\btimes \d|\bproduct of -?\d/, 'multiply calculator calculate'],
  [/\d\s*\+\s*\d|\bplus\b|\bsum of\b/, 'add sum calculator calculate'],
  [/\d\s*[/÷]\s*\d(?!\d*\/)|\bdivided by\b/, 'divide calculator calculate'],
  [/\d\s+-\s+\d|\bminus\b|\bdifference (?:of|between) -?\d/, 'subtract calculator calculate'],
  [/\b(?:latest|recent|breaking) (?:\w+ )?(?:news|updates?)\b|\bnews about\b/, 'search news'],
  [
    /\b(?:create|save|make)\b[^.\n]{0,20}\bfile\b|\b(?:save|write)\b[^\n]{1,200}\bto\s[\w~./-]{1,80}\.[a-z]{1,5}\b/,
    'write',
  ],
  [
    /(?:^|\s)[\w./\\~-]{1,200}\.(?:txt|md|json|ya?ml|toml|ts|tsx|js|jsx|py|go|rs|java|c|cpp|h|css|html|csv|log|sh|sql|xml|pdf|png|jpe?g|gif|svg|mp[34]|zip|docx?|xlsx?|ini|cfg|conf|env)\b/,
    'file path',
  ],
  [/(?:^|\s)~?\/[\w.-]{1,60}\//, 'path'],
  [/\b(?:run|execute)\b[^.\n]{0,30}(?:\bcommands?\b|\u0060)/, 'shell bash command terminal'],
  [
    /\b(?:run|execute)\b[^.\n]{0,20}\b(?:tests?|build|lint(?:er)?|script)\b|\bgit (?:status|log|diff|commit|push)\b/,
    'shell bash command terminal',
  ],
  [/\b(?:send|pay|transfer|wire)\b[^.\n]{0,30}[$€£¥]\s?\d/, 'payment money transfer'],
  [/\bwake me\b/, 'alarm wake'],
  [/\b(?:replace|rename|change)\b[^\n]{1,80}\b(?:with|by|to)\b/, 'edit replace'],
  [/\bhttps?:\/\//, 'url webfetch page browse'],
  [
    /\bwhere\b[^.?\n]{0,60}\b(?:defined|declared|used|implemented|called|mentioned)\b|\bmentions? ["'\u0060]|\boccurrences? of\b/,
    'grep search content regular expression',
  ],
  [
    /\b(?:usd|eur|gbp|jpy|cny|rmb|chf|inr|krw|cad|aud|hkd|dollars?|euros?|yuan|yen|francs?|rupees?|pesos?|kron(?:a|or|er))\b[^.\n]{1,24}\b(?:usd|eur|gbp|jpy|cny|rmb|chf|inr|krw|cad|aud|hkd|dollars?|euros?|yuan|yen|francs?|rupees?|pesos?|kron(?:a|or|er))\b/,
    'currency exchange rate convert',
  ],
  [/\b(?:shares?|ticker|nasdaq|nyse|trading at|trades at|share price)\b/, 'stock price'],
  [
    /\b(?:schedule|book|set up|arrange|plan|add|put)\b[^.\n]{0,40}\b(?:meeting|appointment|call|event|breakfast|brunch|lunch|dinner|party|interview|session|review|sync|stand-?up|demo|kick-?off|workshop|training|retro\w*|1:1|one-on-one)\b|\bschedule\b[^.\n]{0,60}\bwith\b|\bcalendar\b/,
    'calendar event create schedule meeting',
  ],
  [/\b(?:package|parcel|my order|order (?:number|#|no))\b/, 'order delivery shipment track'],
  [/\b(?:lamps?|lights?|bulbs?)\b/, 'light'],
  [/\b(?:e-?mail|write to|drop)\b[^.\n]{0,60}@|\bwrite (?:an? )?(?:e-?)?mail\b/, 'email send mail'],
  [/\b(?:remind me|don['’]t let me forget|reminder)\b/, 'reminder remind'],
  [/\btemp\b|°\s?[cf]\b|\bhow (?:hot|cold|warm)\b/, 'temperature weather'],
  [/\d\s?[xyz]?\s?[-+*/=]\s?\d|\b(?:equation|solve|integral|derivative|algebra|geometry|fraction)\b/, 'math'],
  [/\b(?:president|war|century|ancient|empire|revolution|king|queen|historical)\b/, 'history historical'],
  [/[¿¡]|\b(?:hola|gracias|cómo|estás)\b/, 'spanish'],
  [/\b(?:bonjour|merci|ça va)\b/, 'french'],
  [/\b(?:guten (?:tag|morgen)|danke|wie geht)\b/, 'german'],
  [/\b(?:list|show|what)\b[^.\n]{0,20}\b(?:files|entries|folders?)\b/, 'directory list ls shell bash terminal'],
  [/\b(?:run|execute) (?:ls|cd|cat|pwd|echo|git|npm|pip|python|node|make|grep)\b/, 'shell bash command terminal'],
])

/** Words that say how a tool acts, not what it is about. */
export const plainWords: ReadonlySet<string> = new Set(
  'get set list find fetch make do run call use tool function api current lookup query send update delete check show read write new data info by for and the of to in my a an with from user handle process retrieve return perform execute create generate submit open start input output value result name text item all transfer hand off handoff delegate route escalate switch agent assistant specialist expert conversation team department task tasks user users help new complex long start launch handle request requests question questions'.split(
    ' ',
  ),
)

const stopWords: ReadonlySet<string> = new Set(
  'the a an and or of to in on at for with from by is are was were be been this that these those it its as you your i me my we our they them what which who how when where why do does did can could will would should please any some all not no if then than into about using used given based specific specified optional current currently return returns'.split(
    ' ',
  ),
)

/** More of a text than this is not compared. */
const longest = 4000

/** The comparable words of a task. */
export interface TaskWords {
  /** Those that are written, and those that phrases stand for. */
  all: Set<string>
  /** Those that are written. */
  own: ReadonlySet<string>
  /** For each word that phrases stand for, those phrases. */
  phrases: Map<string, string[]>
}

const phraseTerms = [...englishTerms, ...toGuarded(concepts), ...toGuarded(synonyms), ...toGuarded(foreignWords)]
const findTerms = guardEach(phraseTerms.map(([pattern]) => pattern))

function toGuarded(list: readonly (readonly [RegExp, string, ...string[]])[]): (readonly [GuardedPattern, string])[] {
  return list.map(([pattern, terms, ...cues]) => [guard(pattern, ...cues), terms])
}

/** The words of a task, and those that its phrases stand for. */
export function readTaskWords(text: string): TaskWords {
  const own = readTask(text)
  const plain = text.slice(0, longest).toLowerCase()
  const phrases = new Map<string, string[]>()
  // The cues of a text and of its small letters are the same; those of the task are known.
  for (const index of findTerms(plain.length === text.length ? text : plain)) {
    const [{ pattern }, words] = phraseTerms[index] as (typeof phraseTerms)[number]
    const phrase = pattern.exec(plain)?.[0]
    if (phrase === undefined) continue
    for (const term of words.split(' ')) {
      const word = stem(term)
      if (own.has(word)) continue
      const known = phrases.get(word)
      if (known) known.push(phrase)
      else phrases.set(word, [phrase])
    }
  }
  if (phrases.size === 0) return { all: new Set(own), own, phrases }
  return { all: new Set([...own, ...phrases.keys()]), own, phrases }
}

/** Removes the words that a chosen tool accounts for, and those that stand for the phrases with them. */
export function withoutHits({ all, own, phrases }: TaskWords, hits: ReadonlySet<string>): TaskWords {
  const left = new Map<string, string[]>()
  const written = [...hits].filter((hit) => own.has(hit))
  const spent = new Set([...hits].flatMap((hit) => (own.has(hit) ? [] : (phrases.get(hit) ?? []))))
  for (const [word, texts] of phrases) {
    const open = texts.filter((text) => {
      if (spent.has(text)) return false
      // Paths and addresses are values of the chosen tool.
      if (/:\/\/|\/\w|\w\.\w/.test(text)) return false
      const words = ownWordsOf(text)
      return !written.some((hit) => words.has(hit))
    })
    if (open.length > 0 && !hits.has(word)) left.set(word, open)
  }
  const words = [...all].filter((word) => !hits.has(word) && (own.has(word) || left.has(word)))
  return { all: new Set(words), own: new Set([...own].filter((word) => !hits.has(word))), phrases: left }
}

/** All words of a task in one set. */
export function wordsOf(text: string): Set<string> {
  return readTaskWords(text).all
}

/** The comparable words of a name or description. */
export function ownWordsOf(text: string): ReadonlySet<string> {
  const known = text.length > longestKept ? undefined : kept.get(text)
  if (known !== undefined) return known
  const words = readTask(text)
  if (text.length <= longestKept) kept.set(text, words)
  return words
}

/** Names and descriptions of tools are the same in each request of a program. */
const kept = createRecentMap<string, ReadonlySet<string>>(2000)
const longestKept = 1000

/** A task is new in each request. */
const readTask = keepRecent(readOwnWords)

function readOwnWords(text: string): Set<string> {
  const sample = text.length > longest ? text.slice(0, longest) : text
  const words = new Set<string>()
  for (const word of splitWords(sample)) if (!stopWords.has(word)) words.add(stem(word))
  if (/[\u4e00-\u9fff]/.test(sample)) addTerms(words, sample, chineseTerms)
  return words
}

/** The words of ASCII letters, in small letters, and the numbers of a text; `camelCase` is two words. */
function splitWords(text: string): readonly string[] {
  const plain = text.toLowerCase()
  const words: string[] = []
  let start = 0
  let kind = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0
    // Some other characters have small letters of ASCII, or more small letters than one.
    if (code > 127)
      return Array.from(findAll(wordOrNumber, text.replace(capital, '$1 $2').toLowerCase()), ([word]) => word)
    const next = kindOf(code)
    const isEnd = next !== kind && (kind !== upper || next !== lower)
    if (isEnd && kind > 0) words.push(plain.slice(start, at))
    if (isEnd) start = at
    kind = next
  }
  return words
}

const wordOrNumber = /[a-z]+|\d+/g
const capital = /([a-z\d])([A-Z])/g

const digit = 1
const lower = 2
const upper = 3

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return lower
  if (code >= 65 && code <= 90) return upper
  return code >= 48 && code <= 57 ? digit : 0
}

function addTerms(words: Set<string>, text: string, list: readonly (readonly [RegExp, string])[]): void {
  for (const [pattern, terms] of list)
    if (pattern.test(text)) for (const term of terms.split(' ')) words.add(stem(term))
}

/** The name of a tool without that of its plugin: `get_lights` of `Lights-get_lights`. */
export function withoutPlugin(name: string): string {
  return name.replace(/^[A-Za-z]\w{0,40}?(?:-|\.|__)(?=[A-Za-z]{3})/, '')
}

/** Stems are kept, because the same words come again. */
const stems = createRecentMap<string, string>(1000)
/** Longer words may be slices, which would keep their text in memory. */
const longestKeptWord = 12

/** One form for `cities` and `city`, `calculating` and `calculate`. */
export function stem(word: string): string {
  if (word.length <= 3) return word
  if (word.length > longestKeptWord) return readStem(word)
  const known = stems.get(word)
  if (known !== undefined) return known
  const found = readStem(word)
  stems.set(word, found)
  return found
}

/** `movement` is what `move` asks for. */
const actionNoun =
  /(?<=^(?:mov|invest|adjust|deploy|enrol|enroll|assign|develop|treat|measur|replac|announc|improv|settl|recruit))e?ments?$/

function readStem(word: string): string {
  if (word === 'dice') return 'die'
  const singular = word.replace(/ies$|(?<=[a-z]{3})iers?$/, 'y')
  return (singular.includes('ment') ? singular.replace(actionNoun, '') : singular)
    .replace(/(?:ations?|ators?|ating|ated|ates?)$/, 'at')
    .replace(/(?:ing|ed|ers|es|s|er|e)$/, '')
}

/** Neighbouring pairs of Han characters. */
export function hanPairs(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of text.slice(0, 2000).match(/[\u4e00-\u9fff]{2,}/g) ?? [])
    for (let i = 0; i + 1 < run.length; i++) pairs.add(run.slice(i, i + 2))
  return pairs
}
