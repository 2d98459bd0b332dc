/**
 * Where images and videos come from: a data URL, whose bytes decide the type, or `ms://<file_id>`. http(s) is refused with
 * the URL. Facts: `kimi-chat-api.md` §2.3 (recorded: http refusal, SVG as `text/plain; charset=utf-8`).
 */
import type { Refusal } from '../request/reply.ts'
import { refuse, type RuleContext } from './rule.ts'
import { sniffMediaType } from './sniff-media-type.ts'
import { texts } from './texts.ts'

/** Documented formats (vision guide); what the bytes say counts, not the label of the data URL. */
const allowed = {
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

/** Go's DetectContentType reads no more than this. */
const sniffedBytes = 512

/** Judges the value of an `image_url` or `video_url` part: an object with `url`, or a bare string. */
export function judgeMedia(kind: 'image' | 'video', value: unknown, context: RuleContext): Refusal | null {
  const url = typeof value === 'string' ? value : (value as { url?: unknown } | null | undefined)?.url
  if (typeof url !== 'string') return refuse(texts.mediaUrl.build(kind, ''))
  if (url.startsWith('ms://')) return judgeFile(kind, url.slice('ms://'.length), context)
  const comma = url.startsWith('data:') ? url.indexOf(';base64,') : -1
  if (comma === -1) return refuse(texts.mediaUrl.build(kind, url))
  return judgeData(kind, url, comma + ';base64,'.length)
}

function judgeFile(kind: 'image' | 'video', id: string, context: RuleContext): Refusal | null {
  const file = context.findFile(id)
  if (!file) return refuse(texts.fileNotFound.build(id))
  return file.purpose === kind ? null : refuse(texts.filePurpose.build(id, file.purpose))
}

function judgeData(kind: 'image' | 'video', url: string, start: number): Refusal | null {
  const fault = findBase64Fault(url, start)
  if (fault !== -1) return refuse(texts.mediaBase64.build(fault))
  const type = sniffMediaType(decodeHead(url, start))
  return allowed[kind].has(type) ? null : refuse(texts.mediaFormat.build(kind, type))
}

/** The first bytes: whole groups of four letters, so that they decode without the rest. */
function decodeHead(url: string, start: number): Uint8Array {
  const letters = Math.ceil(sniffedBytes / 3) * 4
  const head = url.slice(start, start + 2 * letters).replaceAll(/[\r\n]/g, '')
  const whole = head.slice(0, Math.min(letters, head.length - (head.length % 4)))
  return Uint8Array.from(atob(whole), (char) => char.charCodeAt(0))
}

/** Line breaks are skipped, as Go's decoder does. */
const notBase64 = /[^A-Za-z0-9+/\r\n]/g
const lineBreak = /[\r\n]/g

/** Offset of the first character that standard base64 with padding does not allow, or -1. */
function findBase64Fault(url: string, start: number): number {
  notBase64.lastIndex = start
  const end = notBase64.exec(url)?.index ?? url.length
  const tail = url.slice(end).replaceAll(lineBreak, '')
  if (tail !== '' && tail !== '=' && tail !== '==') return end - start
  lineBreak.lastIndex = start
  let letters = end - start
  if (lineBreak.test(url)) letters = url.slice(start, end).replaceAll(lineBreak, '').length
  return (letters + tail.length) % 4 === 0 ? -1 : end - start
}
