/**
 * Cuts the elements of one array out of a JSON document as the bytes come, so that a file of any size needs the memory
 * of its largest element. Walks brackets and strings only; the elements themselves are for JSON.parse.
 */

/** What became of an element. */
export type Slice = { bytes: Buffer } | { tooLarge: number }

export interface SliceScanner {
  /** Takes the next bytes and returns the elements they completed. */
  push(bytes: Buffer): Slice[]
  state(): ScanState
}

export interface ScanState {
  /** Something other than white space came. */
  begun: boolean
  /** The array was found. */
  found: boolean
  /** The document's first significant byte opens an object. */
  object: boolean
  /** The document is complete: its outermost bracket is closed. */
  closed: boolean
  /** Something follows the document. */
  trailing: boolean
}

const QUOTE = 34
const BACKSLASH = 92
/** Passed over before the document begins. */
const byteOrderMark: readonly number[] = [0xef, 0xbb, 0xbf]

/** Creates a scanner for the array at `path`, a list of member names from the document's root. */
export function createSliceScanner(path: readonly string[], limitBytes: number): SliceScanner {
  /** Member names that lead to the current container, for the outer levels only; null for an array. */
  const names: (string | null)[] = []
  /** Whether each of the outer open containers is an array, whose elements have no name. */
  const arrays: boolean[] = []
  let depth = 0
  /** How many of `path` the open containers match: the array's own depth once it equals the path's length. */
  let arrayDepth = -1
  let inString = false
  let escaped = false
  let key: Buffer[] | null = null
  let lastString = ''
  let object = false
  let begun = false
  let closed = false
  let found = false
  let trailing = false

  let parts: Buffer[] = []
  let size = 0
  let sliceStart = -1
  let inSlice = false
  /** The next backslash of the current read, found once: most strings have none. */
  let nextSlash = -1

  function matches(): boolean {
    return names.length === path.length && path.every((name, at) => names[at] === name)
  }

  function push(bytes: Buffer): Slice[] {
    const slices: Slice[] = []
    if (inSlice) sliceStart = 0
    nextSlash = bytes.indexOf(BACKSLASH)
    let at = 0
    while (at < bytes.length) {
      if (inString) {
        at = readString(bytes, at)
        continue
      }
      const byte = bytes[at]!
      if (closed) {
        trailing ||= byte > 32
      } else if (byte === QUOTE) {
        begin(at)
        inString = true
        key = depth <= path.length && depth > 0 ? [] : null
      } else if (byte === 123 || byte === 91) {
        begin(at)
        open(byte === 91)
      } else if (byte === 125 || byte === 93) {
        if (inSlice && depth === arrayDepth) finish(at)
        close()
      } else if (byte === 44) {
        if (inSlice && depth === arrayDepth) finish(at)
      } else if (byte > 32 && (begun || !byteOrderMark.includes(byte))) begin(at)
      at++
    }
    if (inSlice) keep(bytes.subarray(sliceStart))
    return slices

    function begin(from: number): void {
      if (!begun) {
        begun = true
        object = bytes[from] === 123
      }
      if (inSlice || depth !== arrayDepth) return
      inSlice = true
      sliceStart = from
    }
    function finish(to: number): void {
      keep(bytes.subarray(sliceStart, to))
      slices.push(size > limitBytes ? { tooLarge: size } : { bytes: Buffer.concat(parts) })
      parts = []
      size = 0
      inSlice = false
    }
  }

  function keep(bytes: Buffer): void {
    size += bytes.length
    if (size <= limitBytes) parts.push(Buffer.from(bytes))
    else parts = []
  }

  function open(array: boolean): void {
    if (depth > 0 && depth <= path.length) names[depth - 1] = arrays[depth - 1] ? null : lastString
    if (depth <= path.length) arrays[depth] = array
    names.length = Math.min(depth, path.length)
    if (array && !found && depth === path.length && matches()) {
      found = true
      arrayDepth = depth + 1
    }
    depth++
  }

  function close(): void {
    if (depth === arrayDepth) arrayDepth = -1
    depth--
    names.length = Math.min(names.length, Math.max(0, depth - 1))
    if (depth === 0) closed = true
  }

  function readString(bytes: Buffer, from: number): number {
    let at = from
    if (escaped) {
      escaped = false
      at++
    }
    for (;;) {
      const quote = bytes.indexOf(QUOTE, at)
      if (nextSlash >= 0 && nextSlash < at) nextSlash = bytes.indexOf(BACKSLASH, at)
      const slash = nextSlash
      if (slash >= 0 && (quote < 0 || slash < quote)) {
        if (slash + 1 >= bytes.length) {
          escaped = true
          if (key) key.push(Buffer.from(bytes.subarray(from)))
          return bytes.length
        }
        at = slash + 2
        continue
      }
      const end = quote < 0 ? bytes.length : quote
      if (key) key.push(Buffer.from(bytes.subarray(from, end)))
      if (quote < 0) return bytes.length
      inString = false
      if (key) {
        lastString = Buffer.concat(key).toString('utf8')
        key = null
      }
      return quote + 1
    }
  }

  return { push, state: () => ({ begun, found, object, closed, trailing }) }
}
