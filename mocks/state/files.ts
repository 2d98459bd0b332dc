/** The uploaded files: kept in memory, bounded, deleted by reset. Limits: docs/api/files-upload. */
import { createRandom } from '../common/index.ts'

/** A file as the API shows it, in the member order of the wire (iamuv/moonshot-files). */
export interface FileObject {
  id: string
  object: 'file'
  bytes: number
  created_at: number
  filename: string
  purpose: string
  status: string
  status_details: string
}

export interface StoredFile {
  object: FileObject
  contentType: string | null
  bytes: Uint8Array
}

/** 1000 files for each user, 100 MB each. The documented total of 10 GB is reduced to what fits into memory. */
export const fileLimits = { count: 1000, bytesEach: 100 * 1024 * 1024, bytesInAll: 512 * 1024 * 1024 } as const

export interface FileStore {
  add(given: {
    key: string
    filename: string
    purpose: string
    contentType: string | null
    bytes: Uint8Array
    createdSeconds: number
  }): FileObject
  /** The key's files, newest first (the order is not documented). */
  list(key: string): FileObject[]
  find(key: string, id: string): StoredFile | undefined
  remove(key: string, id: string): boolean
  count(key: string): number
  /** Bytes held for all keys. */
  readonly held: number
  clear(): void
}

/** Creates an empty store; every key has its own files. */
export function createFileStore(seed: string): FileStore {
  const files = new Map<string, StoredFile & { key: string }>()
  let made = 0
  let held = 0
  const own = (key: string) => [...files.values()].filter((file) => file.key === key)

  return {
    get held() {
      return held
    },
    add({ key, filename, purpose, contentType, bytes, createdSeconds }) {
      // Ids start with `file_` since 2026-08-31; 20 characters follow here, as in older ids (unverified).
      const id = `file_${createRandom(`file:${seed}:${made++}`).hex(20)}`
      const object: FileObject = {
        id,
        object: 'file',
        bytes: bytes.length,
        created_at: createdSeconds,
        filename: toFreeName(filename, new Set(own(key).map((file) => file.object.filename))),
        purpose,
        status: 'ok',
        status_details: '',
      }
      held += bytes.length
      files.set(id, { key, object, contentType, bytes })
      return object
    },
    list: (key) =>
      own(key)
        .map(({ object }) => object)
        .reverse(),
    find(key, id) {
      const file = files.get(id)
      return file?.key === key ? file : undefined
    },
    remove(key, id) {
      const file = files.get(id)
      if (file?.key !== key) return false
      held -= file.bytes.length
      return files.delete(id)
    },
    count: (key) => own(key).length,
    clear() {
      files.clear()
      made = held = 0
    },
  }
}

/** The server renames a second upload of the same name. How is not documented: a number in brackets here (unverified). */
function toFreeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  const end = dot > 0 ? name.slice(dot) : ''
  let number = 1
  while (taken.has(`${stem}(${number})${end}`)) number++
  return `${stem}(${number})${end}`
}
