/** Compares the words of a question with those of statements, by their stems. */
import { lookUp } from '../../common/index.ts'
import { hasCues, needs } from '../cues.ts'
import { findAll } from '../find-all.ts'
import { createRecentMap } from '../recent-map.ts'
import { stem } from '../tools/words.ts'

const stopWords = new Set(
  'a an the is are was were am be been do does did have has had of in on at to for by with and or what who where when which how whose why tell remind me you your i my mine we our can could would please know remember about it its this that there said mentioned again just only ask answer one word exactly according context text document above question s re m so ok okay well then now long many much far often'.split(
    ' ',
  ),
)
const colours = 'red blue green yellow brown black white orange purple pink grey gray silver gold'.split(' ')
/** Stems of words in questions, and words of the statements that answer them. */
const relatedWords: Readonly<Record<string, readonly string[]>> = {
  old: ['age', 'years', 'born'],
  age: ['old', 'years'],
  live: ['home', 'city', 'address'],
  liv: ['live', 'home', 'city', 'address', 'moved'],
  city: ['live', 'home', 'moved'],
  name: ['called', 'name'],
  nam: ['called', 'name'],
  call: ['name', 'called'],
  job: ['work', 'works'],
  favorit: ['favourite', 'love', 'prefer'],
  favourit: ['favorite', 'love', 'prefer'],
  color: ['colour', ...colours],
  colour: ['color', ...colours],
  colo: ['color', 'colour', ...colours],
  tall: ['metres', 'meters', 'feet'],
  cost: ['price'],
  pric: ['cost', 'costs'],
}

const statements = createRecentMap<string, ReadonlySet<string>>(500)

/** The words of a statement; system messages and earlier messages come again with each request. */
function readStatement(statement: string): ReadonlySet<string> {
  const known = statements.get(statement)
  if (known !== undefined) return known
  const words = toWords(statement)
  statements.set(statement, words)
  return words
}

/** Cues of the words in `relatedWords`, and of Chinese. */
const relatedCues = needs('old* age* liv* cit* nam* call* job* favo* colo* cost* pric* \\h')

/** Whether a question may share a word with one of the statements, found without reading its words. */
export function mayShareWord(question: string, found: readonly string[]): boolean {
  if (found.length === 0 || hasCues(relatedCues, question)) return found.length > 0
  const text = question.toLowerCase()
  for (const statement of found)
    for (const word of readStatement(statement))
      // A stem is the beginning of its words, except where it ends with y or is irregular (`cities`, `dice`).
      if (word.endsWith('y') || word === 'die' || text.includes(word)) return true
  return false
}

/** The share of the question's words that a statement has. */
export function compareWords(wanted: ReadonlySet<string>, statement: string): number {
  const words = readStatement(statement)
  let hits = 0
  for (const word of wanted)
    if (words.has(word) || lookUp(relatedWords, word)?.some((related) => words.has(stem(related))) === true) hits++
  return hits / wanted.size
}

const givesName = /\bI(?:['’]m| am)\s+(?:\p{Lu}|[a-z]{2,20}\s*[.!]?$)/iu
const hasHan = /[\u4e00-\u9fff]/

const wordOrNumber = /[a-z][a-z\d]{0,30}|\d{1,20}/g

export function toWords(text: string): Set<string> {
  const words = new Set<string>()
  for (const [word] of findAll(wordOrNumber, text.toLowerCase())) if (!stopWords.has(word)) words.add(stem(word))
  if (givesName.test(text)) words.add(stem('name'))
  if (!hasHan.test(text)) return words
  for (const topic of ['名字', '叫', '喜欢', '住', '岁', '工作', '颜色', '城市'])
    if (text.includes(topic)) words.add(topic === '叫' ? '名字' : topic)
  return words
}
