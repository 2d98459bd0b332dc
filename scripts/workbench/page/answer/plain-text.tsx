/** Shows long plain text in pieces, so that a text that grows updates its last piece only. */
import { useMemo } from 'preact/hooks'

const pieceCharacters = 8_000

/** Renders the text with its line breaks. */
export function PlainText({ text }: { text: string }) {
  const split = useMemo(createPieces, [])
  return (
    <div class="plain-text">
      {split(text).map((piece, at) => (
        <span key={at}>{piece}</span>
      ))}
    </div>
  )
}

/** Splits a text that only grows into pieces; those before the last do not change any more. */
function createPieces(): (text: string) => readonly string[] {
  let pieces: string[] = []
  let at = 0
  return (text) => {
    if (text.length < at) {
      pieces = []
      at = 0
    }
    while (text.length - at > pieceCharacters) {
      pieces.push(text.slice(at, at + pieceCharacters))
      at += pieceCharacters
    }
    return [...pieces, text.slice(at)]
  }
}
