/** Adds images and videos to a message as data URLs, the only form that Kimi accepts beside uploaded files. */
import { setMember } from '../state/request.ts'
import { notify } from '../ui/toast.tsx'
import { strings } from './strings.ts'

/** The body is 100 MB at most, and base64 makes a file a third longer. */
const mostBytes = 74_000_000

/** Types that browsers do not know by the names of files. */
const typesByEnding: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heif: 'image/heif',
  avi: 'video/avi',
  flv: 'video/x-flv',
  wmv: 'video/wmv',
  '3gp': 'video/3gpp',
  mpg: 'video/mpg',
}

/** Whether a drag carries files. */
export function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') === true
}

/** Adds files to the content of a message, which becomes a list of parts: media first, as the guide shows, then the text. */
export async function addMedia(at: number, content: unknown, files: readonly File[]): Promise<void> {
  const added: unknown[] = []
  for (const file of files) {
    const type = toMediaType(file)
    if (type === null) notify(strings.media.notMedia(file.name), 'bad')
    else if (file.size > mostBytes) notify(strings.media.tooLarge(file.name), 'bad')
    else {
      const name = type.startsWith('video/') ? 'video_url' : 'image_url'
      const url = await toDataUrl(file, type).catch(() => null)
      if (url === null) notify(strings.media.unreadable(file.name), 'bad')
      else added.push({ type: name, [name]: { url } })
    }
  }
  if (added.length === 0) return
  const text = content ? [{ type: 'text', text: content }] : []
  const parts: unknown[] = Array.isArray(content) ? content : text
  const hasText = parts.some((part) => (part as { type?: unknown } | null)?.type === 'text')
  setMember(['messages', at, 'content'], [...added, ...parts, ...(hasText ? [] : [{ type: 'text', text: '' }])])
}

/** What a data URL holds, for a person: its media type and the size of the file in bytes. */
export function describeDataUrl(url: string): { type: string; bytes: number } | null {
  const match = /^data:([^;,]{1,80})[^,]{0,80},/.exec(url)
  if (match === null) return null
  const padding = url.endsWith('==') ? 2 : url.endsWith('=') ? 1 : 0
  return { type: match[1]!, bytes: Math.max(0, Math.floor(((url.length - match[0].length) * 3) / 4) - padding) }
}

/** A size in the unit that suits it. */
export function toSizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function toMediaType({ type, name }: File): string | null {
  if (/^(?:image|video)\//.test(type)) return type
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(typesByEnding, ending) ? typesByEnding[ending]! : null
}

function toDataUrl(file: File, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () =>
      resolve(String(reader.result).replace(/^data:[^,]*,/, `data:${type};base64,`)),
    )
    reader.addEventListener('error', () => reject(new Error(`${file.name} cannot be read`)))
    reader.readAsDataURL(file)
  })
}
