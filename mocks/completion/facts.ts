/** Reads the facts of a conversation that arguments and JSON are filled with: places, numbers, quoted texts, dates, addresses, paths. */
import { withEarlier } from './earlier-facts.ts'
import { readDates, readTimes, readToday } from './facts/dates.ts'
import type { DateInText } from './facts/dates.ts'
import { readNumbers } from './facts/numbers.ts'
import type { NumberInText } from './facts/numbers.ts'
import { readPlaces } from './facts/places.ts'
import { findHome, findWorkingDirectory } from './facts/whereabouts.ts'
import { readEmails, readQuoted, readUrls } from './facts/texts.ts'
import type { RequestView } from './request-view.ts'
import { splitTask } from './task-parts.ts'

export interface Facts {
  readonly text: string
  /** What is asked about the text; the text itself where the task is not split. */
  readonly request: string
  /** Whether the text is only what the request is about. */
  readonly isSplit: boolean
  /** Whether results of tools are among the text. */
  readonly hasResults: boolean
  readonly chinese: boolean
  readonly nowSeconds: number
  readonly quoted: readonly string[]
  readonly numbers: readonly number[]
  readonly numbersInText: readonly NumberInText[]
  readonly places: readonly string[]
  /** Dates as `2026-09-03`. */
  readonly dates: readonly string[]
  readonly datesInText: readonly DateInText[]
  /** Times of day as `09:30:00`. */
  readonly times: readonly string[]
  readonly emails: readonly string[]
  readonly urls: readonly string[]
  /** Absolute path of the directory that the system message gives, null where it gives none. */
  readonly workingDirectory: string | null
  /** The system message, which may tell when each value of an enum is meant; '' where it is not read. */
  readonly guide: string
  /** The text that the answer would have without a schema, for members such as `answer`; undefined where no member should hold it. */
  readonly answer: (() => string) | undefined
  /** What `keepWithFacts` keeps with these facts. */
  readonly kept: unknown[]
}

let keepers = 0

/** A function of facts whose results are kept with the facts; a WeakMap would take longer than most of what is read. */
export function keepWithFacts<Result extends object | string>(
  read: (facts: Facts) => Result,
): (facts: Facts) => Result {
  const slot = keepers++
  return (facts) => (facts.kept[slot] ??= read(facts)) as Result
}

const longestText = 8000
/** How many of the earlier user messages supplement the last one. */
const mostEarlier = 5

/** Reads the facts of one text, each kind when it is needed first; `nowSeconds` gives "today" a date. */
export function readFacts(text: string, chinese: boolean, nowSeconds: number, request?: string): Facts {
  // Tags such as `<task>` frame a text and are not part of it.
  const cut = text.length > longestText ? text.slice(0, longestText) : text
  const sample = cut.includes('<') ? cut.replace(/<\/?[a-z][\w-]{0,40}>/g, ' ') : cut
  return new TextFacts(sample, request, chinese, nowSeconds)
}

/** The facts of one text. A class, because an object that has a dozen getters of its own takes longer to make than to read. */
class TextFacts implements Facts {
  readonly text: string
  readonly request: string
  readonly isSplit: boolean
  readonly hasResults = false
  readonly guide = ''
  readonly chinese: boolean
  readonly nowSeconds: number
  readonly workingDirectory = null
  readonly answer = undefined
  readonly kept: unknown[] = []
  #quoted: readonly string[] | undefined
  #numbersInText: readonly NumberInText[] | undefined
  #numbers: readonly number[] | undefined
  #places: readonly string[] | undefined
  #datesInText: readonly DateInText[] | undefined
  #dates: readonly string[] | undefined
  #times: readonly string[] | undefined
  #emails: readonly string[] | undefined
  #urls: readonly string[] | undefined

  constructor(text: string, request: string | undefined, chinese: boolean, nowSeconds: number) {
    this.text = text
    this.request = request ?? text
    this.isSplit = request !== undefined
    this.chinese = chinese
    this.nowSeconds = nowSeconds
  }
  get quoted() {
    return (this.#quoted ??= readQuoted(this.text))
  }
  get numbersInText() {
    return (this.#numbersInText ??= readNumbers(this.text))
  }
  get numbers() {
    return (this.#numbers ??= this.numbersInText.map((number) => number.value))
  }
  get places() {
    return (this.#places ??= readPlaces(this.text))
  }
  get datesInText() {
    return (this.#datesInText ??= readDates(this.text, this.nowSeconds))
  }
  get dates() {
    return (this.#dates ??= this.datesInText.map((date) => date.value))
  }
  get times() {
    return (this.#times ??= readTimes(this.text))
  }
  get emails() {
    return (this.#emails ??= readEmails(this.text))
  }
  get urls() {
    return (this.#urls ??= readUrls(this.text))
  }
}

/** Facts that consist of one text, whatever is asked. */
export function toSingleFact(value: string, { chinese, nowSeconds }: Facts): Facts {
  return { ...noFacts, chinese, nowSeconds, quoted: [value], kept: [] }
}

const none: readonly never[] = []
const noFacts: Omit<Facts, 'kept'> = {
  text: '',
  request: '',
  isSplit: false,
  hasResults: false,
  guide: '',
  chinese: false,
  nowSeconds: 0,
  quoted: none,
  numbers: none,
  numbersInText: none,
  places: none,
  dates: none,
  datesInText: none,
  times: none,
  emails: none,
  urls: none,
  workingDirectory: null,
  answer: undefined,
}

/** What derived facts repeat. */
type Fixed = 'text' | 'request' | 'isSplit' | 'chinese' | 'nowSeconds'
type Lazy = { readonly [Key in Exclude<keyof Facts, Fixed | 'kept'>]?: () => Facts[Key] }

/** The same facts with others in place of some, which are read when they are needed first. */
export function deriveFacts(facts: Facts, others: Lazy): Facts {
  return new DerivedFacts(facts, others)
}

/** The members that are read most often are copied; the others are read from the base or from those in place of them. */
class DerivedFacts implements Facts {
  readonly kept: unknown[] = []
  readonly text: string
  readonly request: string
  readonly isSplit: boolean
  readonly chinese: boolean
  readonly nowSeconds: number
  readonly #base: Facts
  readonly #others: Lazy
  #values: Map<keyof Facts, unknown> | undefined

  constructor(base: Facts, others: Lazy) {
    this.#base = base
    this.#others = others
    this.text = base.text
    this.request = base.request
    this.isSplit = base.isSplit
    this.chinese = base.chinese
    this.nowSeconds = base.nowSeconds
  }
  #read<Key extends keyof Lazy>(key: Key): Facts[Key] {
    const read = this.#others[key]
    if (read === undefined) return this.#base[key]
    const values = (this.#values ??= new Map())
    const known = values.get(key)
    if (known !== undefined || values.has(key)) return known as Facts[Key]
    const value = read() as Facts[Key]
    values.set(key, value)
    return value
  }
  get guide() {
    return this.#read('guide')
  }
  get hasResults() {
    return this.#read('hasResults')
  }
  get quoted() {
    return this.#read('quoted')
  }
  get numbers() {
    return this.#read('numbers')
  }
  get numbersInText() {
    return this.#read('numbersInText')
  }
  get places() {
    return this.#read('places')
  }
  get dates() {
    return this.#read('dates')
  }
  get datesInText() {
    return this.#read('datesInText')
  }
  get times() {
    return this.#read('times')
  }
  get emails() {
    return this.#read('emails')
  }
  get urls() {
    return this.#read('urls')
  }
  get workingDirectory() {
    return this.#read('workingDirectory')
  }
  get answer() {
    return this.#read('answer')
  }
}

function once<Value>(read: () => Value): () => Value {
  let value: { of: Value } | undefined
  return () => (value ??= { of: read() }).of
}

export interface ConversationOptions {
  /** Texts whose facts count as those of the task, such as results of tools. */
  more?: readonly string[]
  answer?: (() => string) | undefined
  /** Whether facts come only from the text that the task is about, and not from what it asks. */
  contentOnly?: boolean
}

/** A number, a quotation, a name within a sentence, or a text in letters without capitals. */
const namesSomething = /\d|["'“”«»]|(?<=[\p{L},] )\p{Lu}\p{Ll}|\p{Lo}/u

const generates = /^\W*(?:please\s)?(?:generate|create)\b/i

/**
 * Reads the facts of a conversation: those of the task and of further texts, supplemented by earlier user messages where the task
 * has none of a kind ("and tomorrow?"), and the working directory of the system message.
 */
export function readConversationFacts(view: RequestView, clock: number, options: ConversationOptions = {}): Facts {
  const nowSeconds = readToday(view.taskText) ?? readToday(view.systemText) ?? clock
  const { more = [], answer, contentOnly = false } = options
  const split = contentOnly ? splitTask(view.taskText) : null
  // "Generate scores for Dana: 85 and 92": what is asked for has values too.
  const isOnlyRequest = split === null || (generates.test(split.request) && namesSomething.test(split.request))
  const parts = isOnlyRequest ? { content: '', request: view.taskText } : split
  const earlier = view.messages
    .filter((message) => message.role === 'user' && message.text !== view.taskText && message.text !== view.userText)
    .slice(-mostEarlier)
    .map((message) => message.text)
  const task = parts.content === '' ? view.taskText : parts.content
  // "Extract the person." after "Bob is 40 years old.": the content is what was said before.
  const text = contentOnly && !namesSomething.test(task) ? withEarlier(task, earlier, view.systemText) : task
  const own = readFacts(
    [text, ...more].join('\n'),
    view.chinese,
    nowSeconds,
    parts.content === '' ? undefined : parts.request,
  )
  const workingDirectory = once(() => findWorkingDirectory(view.systemText) ?? findWorkingDirectory(earlier.join('\n')))
  const facts = deriveFacts(own, {
    workingDirectory,
    places: () => (own.places.length > 0 || contentOnly ? own.places : findHome(view.systemText)),
    hasResults: () => more.length > 0,
    guide: () => view.systemText,
    ...(answer === undefined ? {} : { answer: () => answer }),
  })
  if (earlier.length === 0) return facts
  const old = readFacts(earlier.toReversed().join('\n'), view.chinese, nowSeconds)
  return deriveFacts(facts, {
    places: () => (own.places.length > 0 ? own.places : old.places.length > 0 ? old.places.slice(0, 1) : facts.places),
    emails: () => (own.emails.length > 0 ? own.emails : old.emails),
    urls: () => (own.urls.length > 0 ? own.urls : old.urls),
  })
}
