/** Scans texts for cues (`cues.ts`): a tree of the letters of words, and lists of characters. */

/** Cues that a text must have: the numbers of their groups. */
export type Cues = readonly number[]

const digit = '\\d'
const han = '\\h'
const wide = '\\x'
const hanFrom = 0x3400
const hanTo = 0x9fff

/** The number of the next group. */
let nextGroup = 0
/** The lists of groups of each cue; the first one is for none. */
const groupsOf: number[][] = [[]]
/** For each list, the number of the latest scan that met it. */
let metIn = new Uint32Array(1024)
let scans = 0
/** The lists of characters, of any digit, of any Han character and of any character that is not ASCII. */
const characterLists = new Uint16Array(0x10000)
let digitList = 0
let hanList = 0
let wideList = 0
/**
 * A tree of the letters of words: for each node the next one by letter (1 to 26), and the lists of the beginning and of the word that
 * end there. Node 1 is the root; node 0 is for letters that no cue has there.
 */
let next = new Uint16Array(1 << 16)
let beginningLists = new Uint16Array(1 << 11)
let wordLists = new Uint16Array(1 << 11)
let nodes = 2
/**
 * The groups that a text has, one bit each. A plain array is made in a seventh of the time of a typed one; it holds small integers as long
 * as they need no more than 30 bits.
 */
export type FoundGroups = number[]
const groupsInWord = 30
/** The groups of an empty text, to copy. */
let noGroups: FoundGroups = []

/** The number of each letter from a to z in either case, 1 to 26; 0 for the other characters of ASCII. */
const letters = Uint8Array.from({ length: 128 }, (_, code) => {
  const small = code | 32
  return small >= 97 && small <= 122 ? small - 96 : 0
})

/** Whether a text, or two texts together, have cues of all groups. */
export function hasFound(cues: Cues, found: FoundGroups, more: FoundGroups = found): boolean {
  for (let index = 0; index < cues.length; index++) {
    const group = cues[index] as number
    const at = group >> 5
    if (((((found[at] as number) | (more[at] as number)) >>> (group & 31)) & 1) === 0) return false
  }
  return true
}

/** Adds a group of cues. What was scanned before does not have it. */
export function addGroup(group: string): number {
  const id = nextGroup
  nextGroup = (id & 31) === groupsInWord - 1 ? ((id >> 5) + 1) << 5 : id + 1
  if (id >> 5 === noGroups.length) noGroups = [...noGroups, 0]
  for (const cue of group.split(' ')) {
    const list = findList(cue)
    ;(groupsOf[list] as number[]).push(id)
  }
  return id
}

/** The list of the groups that have a cue. */
function findList(cue: string): number {
  if (cue === digit) return (digitList ||= addList())
  if (cue === han) return (hanList ||= addList())
  if (cue === wide) return (wideList ||= addList())
  const code = cue.charCodeAt(0)
  if (cue.length === 1 && foldLetter(code) === 0) return (characterLists[code] ||= addList())
  const isBeginning = cue.endsWith('*') && cue.length > 1
  let node = 1
  for (const letter of isBeginning ? cue.slice(0, -1) : cue) {
    const folded = foldLetter(letter.charCodeAt(0))
    if (folded === 0) throw new Error(`the cue ${cue} is neither a word nor a character`)
    const at = (node << 5) | folded
    node = (next[at] as number) > 0 ? (next[at] as number) : addNode(at)
  }
  const lists = isBeginning ? beginningLists : wordLists
  return (lists[node] ||= addList())
}

function addList(): number {
  if (groupsOf.length === metIn.length) metIn = grow(metIn, new Uint32Array(metIn.length * 2))
  return groupsOf.push([]) - 1
}

/** Adds the node to which a letter at a node leads. */
function addNode(from: number): number {
  if (nodes === wordLists.length) {
    next = grow(next, new Uint16Array(next.length * 2))
    beginningLists = grow(beginningLists, new Uint16Array(nodes * 2))
    wordLists = grow(wordLists, new Uint16Array(nodes * 2))
  }
  next[from] = nodes
  return nodes++
}

function grow<Numbers extends Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  from: Numbers,
  to: Numbers,
): Numbers {
  to.set(from)
  return to
}

/** The groups that a text has, found in one pass. */
export function scanCues(text: string): FoundGroups {
  const found = noGroups.slice()
  scans++
  const { length } = text
  for (let at = 0; at < length; at++) {
    let code = text.charCodeAt(at)
    let letter = code < 128 ? (letters[code] as number) : 0
    if (letter > 0) {
      let node = 1
      do {
        node = next[(node << 5) | letter] as number
        mark(found, beginningLists[node] as number)
        code = ++at < length ? text.charCodeAt(at) : 32
        letter = code < 128 ? (letters[code] as number) : 0
      } while (letter > 0 && node > 0)
      // The rest of a word that has no cue.
      while (letter > 0) {
        code = ++at < length ? text.charCodeAt(at) : 32
        letter = code < 128 ? (letters[code] as number) : 0
      }
      mark(found, wordLists[node] as number)
    }
    if (code === 32) continue
    if (code >= 48 && code <= 57) mark(found, digitList)
    else if (code > 127) {
      // The long s and the Kelvin sign, which expressions may take for letters.
      if (code === 0x17f || code === 0x212a) return found.fill(-1)
      if (code >= hanFrom && code <= hanTo) mark(found, hanList)
      mark(found, wideList)
    }
    mark(found, characterLists[code] as number)
  }
  return found
}

/** Marks the groups of a list where the scan has not met it before. */
function mark(found: FoundGroups, list: number): void {
  if (list === 0 || metIn[list] === scans) return
  metIn[list] = scans
  for (const id of groupsOf[list] as number[]) found[id >> 5] = (found[id >> 5] as number) | (1 << (id & 31))
}

function foldLetter(code: number): number {
  return code < 128 ? (letters[code] as number) : 0
}
