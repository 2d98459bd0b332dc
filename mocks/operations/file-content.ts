/**
 * `GET /v1/files/{file_id}/content`: a JSON object with the text for `file-extract` (iamuv/moonshot-files), the uploaded lines for
 * `batch`. Images and videos have no content to fetch (docs/api/files-upload).
 */
import { toGoJson, jsonType, toRefusalReply, toReply, toResponseHeaders } from '../reply/index.ts'
import type { StoredFile } from '../state/index.ts'
import { toFileNotFound } from './files.ts'
import type { Operation } from './operation.ts'

/** Media types whose bytes are text; the mock does not extract text from PDFs or images. */
const textual = /^(text\/|application\/(json|xml|javascript|x-ndjson|jsonl|yaml))/

export const getFileContent: Operation = (context) => {
  const file = context.mock.files.find(context.key, context.params.file_id ?? '')
  if (!file) return toRefusalReply(context, toFileNotFound(context))
  const { purpose, filename } = file.object
  if (purpose === 'image' || purpose === 'video') {
    // Documented: the content is not available, and this path answers 404 but not 400. The wording is unverified.
    const message = `Not found the content of file ${file.object.id}: its purpose is ${purpose}`
    return toRefusalReply(context, { status: 404, type: 'resource_not_found_error', message })
  }
  if (purpose === 'batch') {
    const headers = toResponseHeaders(context, ['Content-Type', 'text/plain; charset=utf-8'])
    return { status: 200, headers, body: { kind: 'bytes', bytes: file.bytes } }
  }
  const text = toText(file)
  if (text === null) {
    return toRefusalReply(context, { status: 500, type: '', message: 'extract task failed: failed' })
  }
  const type = file.contentType?.split(';', 1)[0]!.trim() || 'text/plain'
  const body = toGoJson({ content: text, file_type: type, filename, title: '', type: 'file' })
  const reply = toReply(context, 200, body)
  // The recorded bodies are JSON, without their headers; the published schema says text/plain.
  return { ...reply, headers: reply.headers.map((pair) => (pair[0] === jsonType[0] ? jsonType : pair)) }
}

/** The text of a file; null for a text type with bytes that are not UTF-8, which fails on the service too. */
function toText(file: StoredFile): string | null {
  const type = file.contentType?.toLowerCase() ?? ''
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
  } catch {
    // A PDF or an office file, which the mock does not read. The text says so, so that a prompt can still contain it.
    return textual.test(type) ? null : `[mock: text of ${file.object.filename}, ${file.bytes.length} bytes]`
  }
  return text
}
