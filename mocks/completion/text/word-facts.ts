/** Well-known facts about words: opposites, synonyms, plurals, rhymes, and how sayings end. */
import { lookUp } from '../../common/index.ts'
import { guard } from '../cues.ts'

const opposites = toPairs(
  'hot cold|big small|large small|fast slow|good bad|happy sad|up down|light dark|day night|old young|new old|rich poor|high low|long short|hard soft|easy difficult|open closed|full empty|wet dry|strong weak|early late|left right|black white|true false|love hate|win lose|begin end|start stop|inside outside|in out|before after|above below|clean dirty|loud quiet|heavy light|wide narrow|thick thin|deep shallow|alive dead|brave cowardly|generous stingy|increase decrease|expand contract|ancient modern|cheap expensive|near far|first last|always never|push pull|buy sell|give take|yes no|warm cool|north south|east west|smooth rough|sharp dull|sweet sour|public private|safe dangerous|tall short|accept refuse|arrive depart|success failure|summer winter',
)
const synonyms: Readonly<Record<string, readonly string[]>> = toLists(
  'happy: glad cheerful joyful|sad: unhappy sorrowful gloomy|big: large huge sizable|small: little tiny minor|fast: quick rapid swift|slow: sluggish unhurried gradual|smart: clever bright intelligent|good: fine excellent pleasant|bad: poor awful unpleasant|beautiful: lovely pretty attractive|angry: mad furious annoyed|easy: simple effortless straightforward|hard: difficult tough demanding|begin: start commence open|start: begin commence launch|end: finish conclude close|important: significant essential crucial|quick: fast rapid swift|strong: powerful sturdy robust|tired: weary exhausted sleepy|brave: courageous bold fearless|rich: wealthy affluent prosperous|old: aged elderly ancient|new: fresh recent modern|funny: amusing humorous comical|scared: afraid frightened fearful|help: assist aid support|buy: purchase acquire obtain|large: big huge sizable|difficult: hard tough demanding|calm: peaceful quiet serene|intelligent: smart clever bright|delicious: tasty appetizing flavorful|quiet: silent calm hushed|clever: smart bright ingenious|huge: enormous gigantic immense',
)
const plurals = toPairs(
  'mouse mice|child children|man men|woman women|foot feet|tooth teeth|goose geese|person people|ox oxen|leaf leaves|knife knives|wife wives|life lives|wolf wolves|half halves|cactus cacti|datum data|criterion criteria|phenomenon phenomena|sheep sheep|fish fish|deer deer|analysis analyses|crisis crises|thesis theses|potato potatoes|tomato tomatoes|hero heroes|index indices|shelf shelves|louse lice|die dice',
)
const rhymes: Readonly<Record<string, readonly string[]>> = toLists(
  'cat: hat bat mat|dog: log fog frog|tree: bee sea free|moon: soon spoon tune|star: car far jar|light: night bright kite|day: play way say|sun: fun run bun|house: mouse blouse|love: dove glove above|heart: part start art|rain: train plane lane|time: rhyme lime climb|blue: true shoe new|red: bed head said|green: bean queen seen|book: look cook hook|sky: high fly pie|fire: wire tire hire|sea: tree bee free|snow: glow slow go|night: light bright kite|ring: sing king spring|bed: red head said|hat: cat bat mat|cake: lake snake make|ball: tall wall fall|fish: dish wish swish|bear: chair hair pear|boat: coat goat note|rose: nose those toes|mouse: house blouse|king: ring sing spring',
)
const sayings: readonly (readonly [start: string, end: string])[] = [
  ['the early bird catches the', 'worm'],
  ['actions speak louder than', 'words'],
  ['a picture is worth a thousand', 'words'],
  ['better late than', 'never'],
  ['practice makes', 'perfect'],
  ['an apple a day keeps the doctor', 'away'],
  ['honesty is the best', 'policy'],
  ['when in rome do as the romans', 'do'],
  ['all that glitters is not', 'gold'],
  ['the pen is mightier than the', 'sword'],
  ['a penny saved is a penny', 'earned'],
  ['look before you', 'leap'],
  ['time is', 'money'],
  ['where there is smoke there is', 'fire'],
  ['rome was not built in a', 'day'],
  ["don't judge a book by its", 'cover'],
  ['birds of a feather flock', 'together'],
  ['two wrongs do not make a', 'right'],
  ['the grass is always greener on the other', 'side'],
  ['roses are red violets are', 'blue'],
  ['to be or not to be that is the', 'question'],
  ['once upon a', 'time'],
  ['the quick brown fox jumps over the lazy', 'dog'],
  ['twinkle twinkle little', 'star'],
]
const quotedWord = String.raw`["'“\u0060]?([a-z]{2,20})["'”\u0060]?`
const opposite = guard(new RegExp(String.raw`\b(?:opposite|antonyms?) (?:of|for) (?:the word )?${quotedWord}`, 'i'))
const synonym = guard(
  new RegExp(String.raw`\b(?:synonyms? (?:of|for)|another word for) (?:the word )?${quotedWord}`, 'i'),
)
const plural = guard(new RegExp(String.raw`\bplural(?: form)? (?:of|for) (?:the (?:word|noun) )?${quotedWord}`, 'i'))
const rhyme = guard(new RegExp(String.raw`\brhymes? with (?:the word )?${quotedWord}`, 'i'))
const completes = guard(
  /\b(?:complete|finish|continue|end|fill in)\b[^:\n]{0,40}\b(?:sentence|saying|proverb|phrase|line|quote|idiom)\b[^:\n]{0,20}:\s*([^\n]{4,120})$/i,
)
const longest = 300

/** The fact about a word that a text asks for; null if it asks for none, or the word is not known. */
export function findWordFact(text: string): string | null {
  if (text.length > longest) return null
  return (
    findPair(opposite.exec(text)?.[1], opposites) ??
    findListed(text, synonym.exec(text)?.[1], synonyms) ??
    findPlural(plural.exec(text)?.[1]) ??
    (/\bwords?\b/i.test(text) ? findListed(text, rhyme.exec(text)?.[1], rhymes) : null) ??
    endSaying(completes.exec(text)?.[1])
  )
}

/** The word that means the contrary; undefined where none is known. */
export function findOpposite(word: string): string | undefined {
  return lookUp(opposites, word)
}

function findPair(word: string | undefined, pairs: Readonly<Record<string, string>>): string | null {
  return word === undefined ? null : (lookUp(pairs, word.toLowerCase()) ?? null)
}

/** One word, or all that are known where the text asks for several. */
function findListed(
  text: string,
  word: string | undefined,
  lists: Readonly<Record<string, readonly string[]>>,
): string | null {
  const found = word === undefined ? undefined : lookUp(lists, word.toLowerCase())
  if (found === undefined) return null
  return /\b(?:synonyms|words|antonyms)\b/i.test(text) ? found.join(', ') : (found[0] ?? null)
}

function findPlural(word: string | undefined): string | null {
  if (word === undefined) return null
  const noun = word.toLowerCase()
  const known = lookUp(plurals, noun)
  if (known !== undefined) return known
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

/** The last word of a saying that a text leaves open. */
function endSaying(start: string | undefined): string | null {
  if (start === undefined) return null
  const plain = toWords(start)
  return sayings.find(([known]) => toWords(known) === plain)?.[1] ?? null
}

function toWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z' ]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** `hot cold|big small`: each word by the other one; the first meaning counts. */
function toPairs(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [one = '', other = ''] of text.split('|').map((pair) => pair.split(' '))) {
    found[one] ??= other
    found[other] ??= one
  }
  return found
}

/** `cat: hat bat|dog: log fog`. */
function toLists(text: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    text.split('|').map((row) => {
      const [word = '', others = ''] = row.split(': ')
      return [word, others.split(' ')]
    }),
  )
}
