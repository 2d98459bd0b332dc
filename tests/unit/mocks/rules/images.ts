/** Small complete images, one for each accepted format; the PNG, JPEG and GIF are the output of Go's encoders. */
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
const fromText = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** Both headers (54 bytes), one pixel of three bytes, one byte of padding. */
const bmp = Uint8Array.of(
  ...fromText('BM\x3a\0\0\0\0\0\0\0\x36\0\0\0'),
  ...fromText('\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0'),
  ...new Uint8Array(24),
  0x10,
  0x20,
  0x30,
  0,
)
const heif = (brand: string) => fromText(`\0\0\0\x10ftyp${brand}\0\0\0\0\0\0\0\x0cmeta\0\0\0\0\0\0\0\x0amdat\x01\x02`)

export const images = {
  png: fromBase64(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAAEklEQVR4nGI6wcDAwAAIAAD//wP6AMu+G5mvAAAAAElFTkSuQmCC',
  ),
  jpeg: fromBase64(
    '/9j/2wCEABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2MBERISGBUYLxoaL2NCOEJjY2Nj' +
      'Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY//AAAsIAAIAAgEBEQD/xADSAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJ' +
      'CgsQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldY' +
      'WVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5' +
      '+v/aAAgBAQAAPwDgXdpHZ3Ys7HLMxySfU1//2Q==',
  ),
  gif: fromBase64('R0lGODlhAgACAIAAAAAAAAAARCwAAAAAAgACAAACAoxRADs='),
  webp: fromBase64('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA='),
  bmp,
  heic: heif('heic'),
  heif: heif('mif1'),
} satisfies Record<string, Uint8Array>

/** A data URL of bytes. */
export function toDataUrl(bytes: Uint8Array, label = 'image/png'): string {
  return `data:${label};base64,${btoa(String.fromCharCode(...bytes))}`
}
