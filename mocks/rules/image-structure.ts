/**
 * Checks whether the container of an image is complete: it has its header, each block fits into the bytes, and the image data ends.
 * Pixels are not decoded. The formats are those of the vision guide; each check reads forward once.
 */
import type { ByteSource } from './base64.ts'

/** Whether bytes of a sniffed type contain a complete image; a type without a check here counts as complete. */
export function isCompleteImage(type: string, bytes: ByteSource): boolean {
  return checks[type]?.(bytes) ?? true
}

const checks: Readonly<Record<string, (bytes: ByteSource) => boolean>> = {
  'image/png': isCompletePng,
  'image/jpeg': isCompleteJpeg,
  'image/gif': isCompleteGif,
  'image/webp': isCompleteWebp,
  'image/bmp': isCompleteBmp,
  'image/heic': isCompleteHeif,
  'image/heif': isCompleteHeif,
}

/** PNG: chunks of length, name, data and checksum, with IHDR first, IDAT, and IEND last. */
function isCompletePng(bytes: ByteSource): boolean {
  let hasData = false
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = readBig(bytes, at, 4)
    const name = readText(bytes, at + 4, 4)
    const next = at + 12 + length
    if (next > bytes.length) return false
    if (at === 8) {
      const isHeader = name === 'IHDR' && length === 13
      if (!isHeader || readBig(bytes, 16, 4) === 0 || readBig(bytes, 20, 4) === 0) return false
    }
    if (name === 'IDAT' && length > 0) hasData = true
    if (name === 'IEND') return hasData
    at = next
  }
  return false
}

/** JPEG: segments up to the start of scan, with a frame header among them, then an end-of-image marker. */
function isCompleteJpeg(bytes: ByteSource): boolean {
  let hasFrame = false
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes.at(at) !== 0xff) return false
    const marker = bytes.at(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2
      continue
    }
    const length = readBig(bytes, at + 2, 2)
    if (length < 2 || at + 2 + length > bytes.length) return false
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) {
      if (length < 8 || readBig(bytes, at + 7, 2) === 0) return false
      hasFrame = true
    }
    if (marker === 0xda) return hasFrame && hasEndOfImage(bytes, at + 2 + length)
    at += 2 + length
  }
  return false
}

/** Searches backward, because the marker is nearly always at the end; every second byte is enough to hit one of its two bytes. */
function hasEndOfImage(bytes: ByteSource, scan: number): boolean {
  for (let at = bytes.length - 1; at >= scan; at -= 2) {
    const byte = bytes.at(at)
    if (byte === 0xd9 && at > scan && bytes.at(at - 1) === 0xff) return true
    if (byte === 0xff && at + 1 < bytes.length && bytes.at(at + 1) === 0xd9) return true
  }
  return false
}

/** GIF: header, optional colour table, then blocks, at least one of them an image. Decoders do not need the trailer byte. */
function isCompleteGif(bytes: ByteSource): boolean {
  if (bytes.length < 13) return false
  let hasImage = false
  let at = 13 + colourTableBytes(bytes.at(10))
  while (at < bytes.length) {
    const block = bytes.at(at)
    if (block === 0x3b) return hasImage
    if (block === 0x21) at = skipSubBlocks(bytes, at + 2)
    else if (block === 0x2c && at + 10 < bytes.length) {
      at = skipSubBlocks(bytes, at + 11 + colourTableBytes(bytes.at(at + 9)))
      hasImage = true
    } else return false
    if (at === -1) return false
  }
  return hasImage && at === bytes.length
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0
}

/** The offset after a chain of sub-blocks, or -1 where the chain does not end. */
function skipSubBlocks(bytes: ByteSource, start: number): number {
  for (let at = start; at < bytes.length; at += 1 + bytes.at(at)) {
    if (bytes.at(at) === 0) return at + 1
  }
  return -1
}

/** WebP: a RIFF file of the length in its header, whose chunks fit and contain image data. */
function isCompleteWebp(bytes: ByteSource): boolean {
  if (bytes.length < 20) return false
  const end = 8 + readLittle(bytes, 4, 4)
  // Encoders differ in whether they count the padding byte of the last chunk.
  if (end > bytes.length + 1) return false
  for (let at = 12; at + 8 <= Math.min(end, bytes.length);) {
    const name = readText(bytes, at, 4)
    const length = readLittle(bytes, at + 4, 4)
    if (at + 8 + length > bytes.length) return false
    if ((name === 'VP8 ' || name === 'VP8L' || name === 'ANMF') && length > 0) return true
    at += 8 + length + (length % 2)
  }
  return false
}

/** BMP: both headers, a size, and as many pixel bytes as an uncompressed image of that size needs. */
function isCompleteBmp(bytes: ByteSource): boolean {
  if (bytes.length < 26) return false
  const pixels = readLittle(bytes, 10, 4)
  const header = readLittle(bytes, 14, 4)
  const isOld = header === 12
  if ((!isOld && header < 40) || 14 + header > bytes.length || pixels > bytes.length) return false
  const width = isOld ? readLittle(bytes, 18, 2) : readLittle(bytes, 18, 4) | 0
  const height = Math.abs(isOld ? readLittle(bytes, 20, 2) : readLittle(bytes, 22, 4) | 0)
  const bits = readLittle(bytes, isOld ? 24 : 28, 2)
  if (width <= 0 || height === 0 || bits === 0) return false
  const compression = isOld ? 0 : readLittle(bytes, 30, 4)
  if (compression === 1 || compression === 2 || compression > 3) return pixels < bytes.length
  return pixels + Math.ceil((width * bits) / 32) * 4 * height <= bytes.length
}

/** HEIF: boxes of length and name that fit into the bytes, with a `meta` box among them. */
function isCompleteHeif(bytes: ByteSource): boolean {
  let hasMeta = false
  for (let at = 0; at < bytes.length;) {
    if (at + 8 > bytes.length) return false
    let length = readBig(bytes, at, 4)
    if (length === 1 && at + 16 <= bytes.length) length = readBig(bytes, at + 8, 8)
    if (length === 0) length = bytes.length - at
    if (length < 8 || at + length > bytes.length) return false
    if (readText(bytes, at + 4, 4) === 'meta') hasMeta = true
    at += length
  }
  return hasMeta
}

function readBig(bytes: ByteSource, at: number, count: number): number {
  let value = 0
  for (let index = 0; index < count; index++) value = value * 256 + bytes.at(at + index)
  return value
}

function readLittle(bytes: ByteSource, at: number, count: number): number {
  let value = 0
  for (let index = count - 1; index >= 0; index--) value = value * 256 + bytes.at(at + index)
  return value
}

function readText(bytes: ByteSource, at: number, count: number): string {
  let text = ''
  for (let index = 0; index < count; index++) text += String.fromCharCode(bytes.at(at + index))
  return text
}
