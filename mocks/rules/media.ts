/**
 * Images and videos in content parts: a data URL, whose bytes determine the type, or `ms://<file_id>`. The API refuses http(s) URLs and
 * repeats them in its message.
 */
import type { Refusal } from '../reply/index.ts'
import { toBase64Bytes, findBase64Problem, type ByteSource } from './base64.ts'
import { isCompleteImage } from './image-structure.ts'
import { sniffMediaType } from './media-type.ts'
import { defineMessage, refuse, type RuleContext } from './rule.ts'

type MediaKind = 'image' | 'video'

/** The formats of the vision guide. The bytes determine the format, not the media type in the data URL. */
const allowed: Readonly<Record<MediaKind, ReadonlySet<string>>> = {
  image: new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/heic', 'image/heif']),
  video: new Set([
    'video/mp4',
    'video/mpeg',
    'video/avi',
    'video/x-flv',
    'video/webm',
    'video/x-ms-wmv',
    'image/gif',
    'image/webp',
  ]),
}

/** Markup, for which the sentence with the sniffed type was recorded: an SVG with and without XML declaration. */
const markup = /^[\t\n\f\r ]*</

/** The number of bytes that Go's `http.DetectContentType` reads. */
const sniffedBytes = 512

export const mediaMessages = {
  url: defineMessage(
    { level: 'recorded', source: 'AlphaBitCore/nexus-gateway', note: 'Recorded for images; videos by analogy.' },
    (kind: string, url: string) => `Invalid request: unsupported ${kind} url: ${url}`,
  ),
  format: defineMessage(
    {
      level: 'recorded',
      source: 'vercel/400-unsupported-svg',
      note: 'Recorded for SVG images; other types, and videos, by analogy.',
    },
    (kind: string, type: string) => `Invalid request: unsupported ${kind} format: ${type}`,
  ),
  undecodable: defineMessage(
    {
      level: 'reported',
      source: 'NousResearch/hermes-agent#81326',
      note: 'The host is not named; MoonshotAI/kimi-cli#1066 (a PPM file, Kimi Code) has it without "invalid or ".',
    },
    () =>
      'Invalid request: prepare image failed error, status code: 400, message: ' +
      'failed to decode image: invalid or unsupported image format',
  ),
  base64: defineMessage(
    { level: 'unverified', source: 'unknown/wording', note: 'The words of the base64 decoder of Go.' },
    (offset: number) => `Invalid request: illegal base64 data at input byte ${offset}`,
  ),
  fileNotFound: defineMessage(
    { level: 'unverified', source: 'unknown/wording' },
    (id: string) => `Invalid request: file ${id} is not found`,
  ),
  filePurpose: defineMessage(
    {
      level: 'unverified',
      source: 'docs/api/files-upload',
      note: 'The purposes are documented, the wording is not known.',
    },
    (id: string, purpose: string) => `Invalid request: file ${id} with purpose '${purpose}' cannot be used here`,
  ),
}

/** Checks the value of an `image_url` or `video_url` part: an object with `url`, or a string. */
export function findMediaRefusal(kind: MediaKind, value: unknown, context: RuleContext): Refusal | null {
  const url = typeof value === 'string' ? value : (value as { url?: unknown } | null | undefined)?.url
  if (typeof url !== 'string') return refuse(mediaMessages.url.build(kind, ''))
  if (url.startsWith('ms://')) return checkFile(kind, url.slice('ms://'.length), context)
  const comma = url.startsWith('data:') ? url.indexOf(';base64,') : -1
  if (comma === -1) return refuse(mediaMessages.url.build(kind, url))
  const start = comma + ';base64,'.length
  const offset = findBase64Problem(url, start)
  return offset === -1 ? checkBytes(kind, toBase64Bytes(url, start)) : refuse(mediaMessages.base64.build(offset))
}

function checkFile(kind: MediaKind, id: string, context: RuleContext): Refusal | null {
  const file = context.findFile(id)
  if (!file) return refuse(mediaMessages.fileNotFound.build(id))
  if (file.purpose !== kind) return refuse(mediaMessages.filePurpose.build(id, file.purpose))
  const { bytes } = file
  return bytes ? checkBytes(kind, { length: bytes.length, at: (index) => bytes[index]! }) : null
}

/** An image of an accepted type must be complete; bytes that are neither a known type nor markup cannot be decoded. */
function checkBytes(kind: MediaKind, bytes: ByteSource): Refusal | null {
  const head = Uint8Array.from({ length: Math.min(sniffedBytes, bytes.length) }, (_, index) => bytes.at(index))
  const type = sniffMediaType(head)
  if (allowed[kind].has(type)) {
    return kind === 'image' && !isCompleteImage(type, bytes) ? refuse(mediaMessages.undecodable.build()) : null
  }
  if (kind === 'image' && isOpaque(type, head)) return refuse(mediaMessages.undecodable.build())
  return refuse(mediaMessages.format.build(kind, type))
}

/** Whether the bytes have no known type: binary data without a known signature, or text that is not markup. */
function isOpaque(type: string, head: Uint8Array): boolean {
  if (type === 'application/octet-stream') return true
  return type.startsWith('text/plain') && !markup.test(String.fromCharCode(...head))
}
