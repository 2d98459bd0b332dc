/**
 * Cuts the elements of the array at one path out of a JSON document as the bytes arrive, so that a file of any size needs the memory of its largest
 * element. Only brackets and strings are interpreted; JSON.parse reads the elements.
 */

/** One element: its bytes and how deep its brackets nest, or its size when it exceeds the limit. */
export type Slice = { bytes: Buffer; depth: number } | { tooLarge: number }

export interface SliceScanner {
  /** Takes the next bytes and returns the elements they complete. */
  push(bytes: Buffer): Slice[]
  state(): ScanState
}

export interface ScanState {
  /** Something other than white space was read. */
  begun: boolean
  /** The array was found. */
  found: boolean
  /** How many arrays have this path: more than one where a member name is not unique. Elements of all are returned. */
  arrays: number
  /** The document is an object. */
  object: boolean
  /** The outermost bracket is closed. */
  closed: boolean
  /** Text follows the document. */
  trailing: boolean
}

const quoteMark = 34
const backslash = 92
const comma = 44
const space = 32
const openingBrace = 123
const openingBracket = 91
const closingBrace = 125
const closingBracket = 93
/** Skipped at the start of the document. */
const byteOrderMark: readonly number[] = [0xef, 0xbb, 0xbf]

/** Creates a scanner for the arrays at `path`, a list of member names from the root of the document. */
export function createSliceScanner(path: readonly string[], limitBytes: number): SliceScanner {
  const names = createNamePath(path)
  let depth = 0
  /** The depth inside the wanted array; -1 before and after it. */
  let arrayDepth = -1
  let inString = false
  let escaped = false
  /** The parts of a string that may be a member name; null for any other string. */
  let key: Buffer[] | null = null
  let lastString = ''
  let object = false
  let begun = false
  let closed = false
  let arrays = 0
  let trailing = false

  const collected = createParts(limitBytes)
  let sliceStart = -1
  let inSlice = false
  /** The greatest depth since the slice began. */
  let deepest = 0

  function push(bytes: Buffer): Slice[] {
    const slices: Slice[] = []
    if (inSlice) sliceStart = 0
    let at = 0
    while (at < bytes.length) {
      if (inString) {
        at = readString(bytes, at)
        continue
      }
      const byte = bytes[at]!
      if (closed) {
        trailing ||= byte > space
      } else if (byte === quoteMark) {
        begin(at)
        inString = true
        key = depth <= path.length && depth > 0 ? [] : null
      } else if (byte === openingBrace || byte === openingBracket) {
        begin(at)
        open(byte === openingBracket)
      } else if (depth === 0 && (byte === closingBrace || byte === closingBracket)) {
        // A closing bracket that nothing opened: the document is not JSON.
        begin(at)
      } else if (byte === closingBrace || byte === closingBracket) {
        if (inSlice && depth === arrayDepth) finish(at)
        close()
      } else if (byte === comma) {
        if (inSlice && depth === arrayDepth) finish(at)
      } else if (byte > space && (begun || !byteOrderMark.includes(byte))) begin(at)
      at++
    }
    if (inSlice) collected.add(bytes.subarray(sliceStart))
    return slices

    function begin(from: number): void {
      if (!begun) {
        begun = true
        object = bytes[from] === openingBrace
      }
      if (inSlice || depth !== arrayDepth) return
      inSlice = true
      sliceStart = from
      deepest = depth
    }
    function finish(to: number): void {
      collected.add(bytes.subarray(sliceStart, to))
      slices.push(collected.take(deepest - arrayDepth))
      inSlice = false
    }
  }

  function open(array: boolean): void {
    const isWanted = names.enter(depth, array, lastString)
    if (array && isWanted) {
      arrays++
      arrayDepth = depth + 1
    }
    depth++
    if (depth > deepest) deepest = depth
  }

  function close(): void {
    if (depth === arrayDepth) arrayDepth = -1
    depth--
    names.leave(depth)
    if (depth === 0) closed = true
  }

  /** Reads to the end of the string, or of the bytes; returns where it stopped. */
  function readString(bytes: Buffer, from: number): number {
    let at = from
    if (escaped) {
      escaped = false
      at++
    }
    // A loop over the bytes: recorded streams have a quote every few bytes, and each call of `indexOf` costs as much as a hundred bytes.
    while (at < bytes.length) {
      const byte = bytes[at]!
      if (byte === quoteMark) {
        if (key) {
          key.push(Buffer.from(bytes.subarray(from, at)))
          lastString = Buffer.concat(key).toString('utf8')
          key = null
        }
        inString = false
        return at + 1
      }
      at += byte === backslash ? 2 : 1
    }
    escaped = at > bytes.length
    if (key) key.push(Buffer.from(bytes.subarray(from)))
    return bytes.length
  }

  return { push, state: () => ({ begun, found: arrays > 0, arrays, object, closed, trailing }) }
}

/** The member names that lead to the current container, compared with the wanted ones. */
function createNamePath(path: readonly string[]) {
  /** For the outer levels only; null for an array element. */
  const names: (string | null)[] = []
  /** For each of the outer open containers, whether it is an array: its elements have no name. */
  const arrays: boolean[] = []
  return {
    /** Enters a container at that depth, after the string `name`; returns whether it is at the wanted path. */
    enter(depth: number, array: boolean, name: string): boolean {
      if (depth > 0 && depth <= path.length) names[depth - 1] = arrays[depth - 1] ? null : name
      if (depth <= path.length) arrays[depth] = array
      names.length = Math.min(depth, path.length)
      return depth === path.length && path.every((wanted, at) => names[at] === wanted)
    },
    /** Leaves the container at that depth. */
    leave(depth: number): void {
      names.length = Math.min(names.length, Math.max(0, depth - 1))
    },
  }
}

/** The bytes of one element; beyond the limit only their number is kept. */
function createParts(limitBytes: number) {
  let parts: Buffer[] = []
  let size = 0
  return {
    add(bytes: Buffer): void {
      size += bytes.length
      if (size <= limitBytes) parts.push(Buffer.from(bytes))
      else parts = []
    },
    /** The element of all bytes added; the next one begins. */
    take(depth: number): Slice {
      const slice = size > limitBytes ? { tooLarge: size } : { bytes: Buffer.concat(parts), depth }
      parts = []
      size = 0
      return slice
    },
  }
}
