/** Rows of a hex dump. */

export const bytesPerRow = 16

export interface HexCell {
  hex: string
  /** The character where it is printable ASCII, otherwise a dot. */
  character: string
  isMarked: boolean
}

/** The cells of a row; `mark` is a range of offsets. */
export function toHexRow(bytes: Uint8Array, offset: number, mark: { from: number; to: number } | null): HexCell[] {
  return Array.from(bytes, (byte, at) => ({
    hex: byte.toString(16).padStart(2, '0'),
    character: byte > 31 && byte < 127 ? String.fromCharCode(byte) : '·',
    isMarked: mark !== null && offset + at >= mark.from && offset + at < mark.to,
  }))
}

/** An offset with leading zeros. */
export function toOffset(offset: number): string {
  return String(offset).padStart(7, '0')
}
