/** Reads the type, width and height of an image from its first bytes, because the API ignores the declared media type (docs/guide/use-kimi-vision-model). */

export interface ImageFacts {
  format: 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'BMP' | 'HEIC'
  /** 0 if the header does not contain it. */
  width: number
  height: number
}

/** Reads the header of an image; null if the bytes are not an image of a type that the API accepts. */
export function readImage(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length))
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47)
    return { format: 'PNG', width: view.getUint32(16), height: view.getUint32(20) }
  if (bytes.length >= 10 && (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a'))
    return { format: 'GIF', width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (bytes.length >= 26 && text(0, 2) === 'BM')
    return { format: 'BMP', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
  if (bytes.length >= 30 && text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return readWebp(view, text(12, 4))
  if (bytes.length >= 4 && view.getUint16(0) === 0xffd8) return readJpeg(view)
  if (bytes.length >= 12 && text(4, 4) === 'ftyp' && /^(heic|heix|hevc|heim|heis|mif1|msf1)/.test(text(8, 4)))
    return readHeic(view, bytes)
  return null
}

function readWebp(view: DataView, kind: string): ImageFacts {
  if (kind === 'VP8X') {
    const width = 1 + (view.getUint16(24, true) | (view.getUint8(26) << 16))
    return { format: 'WebP', width, height: 1 + (view.getUint16(27, true) | (view.getUint8(29) << 16)) }
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { format: 'WebP', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  return { format: 'WebP', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** Follows the segments to the first start-of-frame marker. */
function readJpeg(view: DataView): ImageFacts {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) {
      at++
      continue
    }
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { format: 'JPEG', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    // Fill bytes and markers without a length; the other segments have a length after the marker.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return { format: 'JPEG', width: 0, height: 0 }
}

/** Finds the `ispe` box, which has the width and height of the image. */
function readHeic(view: DataView, bytes: Uint8Array): ImageFacts {
  const end = Math.min(bytes.length - 16, 4096)
  for (let at = 12; at < end; at++)
    if (view.getUint32(at) === 0x69737065)
      return { format: 'HEIC', width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
  return { format: 'HEIC', width: 0, height: 0 }
}
