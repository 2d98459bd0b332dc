/**
 * Splits growing Markdown into blocks, so that only the last block is rendered again while an answer arrives. A block ends at a blank
 * line outside of a code fence; lists and indented lines continue the block before them.
 */

export interface BlockSplitter {
  /** Takes the whole text so far and returns its blocks; those before the last do not change any more. */
  update(text: string): readonly string[]
}

/** Creates a splitter for one text that only grows; a text that does not continue the last one starts anew. */
export function createBlockSplitter(): BlockSplitter {
  let blocks: string[] = []
  /** Start of the last block, and of the first line that was not scanned. */
  let start = 0
  let at = 0
  let fence: string | null = null
  let isAfterBlank = false
  let seen = 0

  function reset(): void {
    blocks = []
    start = at = seen = 0
    fence = null
    isAfterBlank = false
  }

  return {
    update(text) {
      if (text.length < seen) reset()
      seen = text.length
      for (let end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
        const line = text.slice(at, end)
        const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
        if (fence === null && isAfterBlank && startsBlock(line)) {
          blocks.push(text.slice(start, at))
          start = at
        }
        if (mark !== undefined && fence === null) fence = mark
        else if (mark !== undefined && fence !== null && closes(line, fence)) fence = null
        isAfterBlank = line.trim() === ''
        at = end + 1
      }
      return [...blocks, text.slice(start)]
    },
  }
}

/** Whether a line after a blank one begins a block of its own. */
function startsBlock(line: string): boolean {
  return line.trim() !== '' && !/^(?:\s|[-*+]\s|\d{1,9}[.)]\s|>)/.test(line)
}

function closes(line: string, fence: string): boolean {
  const trimmed = line.trim()
  return trimmed.length >= fence.length && trimmed === fence[0]!.repeat(trimmed.length)
}
