/**
 * Finds the media type of bytes by their signature. The API prints the names of Go's `http.DetectContentType` (recorded: an SVG is `text/plain;
 * charset=utf-8`, with an XML declaration `text/xml; charset=utf-8`), which implements the WHATWG MIME sniffing table. HEIC, FLV,
 * WMV and MPEG are not part of that table and are added here.
 */

const signatures: readonly (readonly [type: string, bytes: string, offset: number])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n', 0],
  ['image/jpeg', '\xff\xd8\xff', 0],
  ['image/gif', 'GIF87a', 0],
  ['image/gif', 'GIF89a', 0],
  ['image/webp', 'WEBPVP', 8],
  ['image/bmp', 'BM', 0],
  ['image/x-icon', '\0\0\x01\0', 0],
  ['image/x-icon', '\0\0\x02\0', 0],
  ['video/avi', 'AVI ', 8],
  ['audio/wave', 'WAVE', 8],
  ['audio/aiff', 'AIFF', 8],
  ['video/webm', '\x1a\x45\xdf\xa3', 0],
  ['video/x-flv', 'FLV\x01', 0],
  ['video/x-ms-wmv', '\x30\x26\xb2\x75\x8e\x66\xcf\x11', 0],
  ['video/mpeg', '\0\0\x01\xba', 0],
  ['video/mpeg', '\0\0\x01\xb3', 0],
  ['audio/mpeg', 'ID3', 0],
  ['application/ogg', 'OggS\0', 0],
  ['application/pdf', '%PDF-', 0],
  ['application/postscript', '%!PS-Adobe-', 0],
  ['application/x-gzip', '\x1f\x8b\x08', 0],
  ['application/zip', 'PK\x03\x04', 0],
  ['application/x-rar-compressed', 'Rar!\x1a\x07', 0],
  ['text/plain; charset=utf-16be', '\xfe\xff', 0],
  ['text/plain; charset=utf-16le', '\xff\xfe', 0],
  ['text/plain; charset=utf-8', '\xef\xbb\xbf', 0],
]

const heif = /^(?:heic|heix|hevc|heim|heis|hevm|hevs)$/
/** The tags by which the sniffing table recognises HTML. */
const markup =
  /^[\t\n\f\r ]*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)[ >]/i

/** The type of a file from its first bytes. */
export function sniffMediaType(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes.subarray(0, 512))
  if (text.slice(4, 8) === 'ftyp') return sniffBoxes(text.slice(8, 12))
  for (const [type, signature, offset] of signatures) {
    if (text.startsWith(signature, offset) && (offset === 0 || /^(?:RIFF|FORM)/.test(text))) return type
  }
  if (/^[\t\n\f\r ]*<\?xml/.test(text)) return 'text/xml; charset=utf-8'
  if (markup.test(text)) return 'text/html; charset=utf-8'
  // eslint-disable-next-line no-control-regex -- the sniffing table defines exactly these bytes as binary.
  return /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/.test(text) ? 'application/octet-stream' : 'text/plain; charset=utf-8'
}

/** The type of an ISO media file: its brand distinguishes images (HEIC, HEIF, AVIF) from videos (MP4, MOV, 3GP). */
function sniffBoxes(brand: string): string {
  if (heif.test(brand)) return 'image/heic'
  if (brand === 'mif1' || brand === 'msf1') return 'image/heif'
  return brand === 'avif' || brand === 'avis' ? 'image/avif' : 'video/mp4'
}
