/** `POST`, `GET /v1/files` and `GET`, `DELETE /v1/files/{file_id}`: shapes from iamuv/moonshot-files, texts from docs/api/errors. */
import { toGoJson, type Refusal, toRefusalReply, toReply, toSeconds } from '../reply/index.ts'
import { fileLimits } from '../state/index.ts'
import { parseMultipart, type RequestContext } from '../request/index.ts'
import type { Operation } from './operation.ts'

/** The four purposes of the published schema; the error text lists two more, which the service itself creates. */
const purposes = ['file-extract', 'image', 'video', 'batch']

export const createFile: Operation = (context) => {
  const { mock, request, key } = context
  const form = parseMultipart(request.headers['content-type'], request.body)
  // What the service answers to an unreadable form or a missing part is not recorded (unverified).
  if ('problem' in form)
    return refuse(context, `Invalid request: the request body is not valid multipart/form-data: ${form.problem}`)
  const { parts } = form
  const file = parts.find((part) => part.name === 'file' && part.filename !== null)
  const purpose = parts.find((part) => part.name === 'purpose')
  if (!file) return refuse(context, 'Invalid request: file is required')
  const wanted = purpose ? new TextDecoder().decode(purpose.bytes) : ''
  // The sentence of docs/api/errors, September 2026. Whether a caller may send the two other purposes is not known (unverified).
  if (!purposes.includes(wanted)) {
    return refuse(
      context,
      `Invalid purpose: ${wanted}, only \`file-extract\`, \`batch\`, \`batch_output\`, \`lambda\`, \`image\` and \`video\` accepted`,
    )
  }
  if (file.bytes.length === 0) return refuse(context, 'File size is zero, please confirm and re-upload the file')
  if (file.bytes.length > fileLimits.bytesEach || mock.files.held + file.bytes.length > fileLimits.bytesInAll) {
    return refuse(context, 'File size is too large, max file size is 100MB, please confirm and re-upload the file')
  }
  if (mock.files.count(key) >= fileLimits.count) {
    const text = `exceeded the max file count ${fileLimits.count}, please delete previous uploaded files`
    return refuse(context, `The number of files you have uploaded ${text}`)
  }
  const filename = file.filename === '' ? 'file' : toBaseName(file.filename!)
  if (wanted === 'batch' && !filename.toLowerCase().endsWith('.jsonl')) {
    // The extension is documented; the wording is not known (unverified).
    return refuse(context, 'Invalid request: the file of purpose batch must end in .jsonl')
  }
  const { contentType, bytes } = file
  const stored = mock.files.add({
    key,
    filename,
    purpose: wanted,
    contentType,
    bytes,
    createdSeconds: toSeconds(context),
  })
  return toReply(context, 200, toGoJson(stored))
}

export const listFiles: Operation = (context) =>
  toReply(context, 200, toGoJson({ object: 'list', data: context.mock.files.list(context.key) }))

export const getFile: Operation = (context) => {
  const file = context.mock.files.find(context.key, context.params.file_id ?? '')
  return file ? toReply(context, 200, toGoJson(file.object)) : toRefusalReply(context, toFileNotFound(context))
}

export const deleteFile: Operation = (context) => {
  const id = context.params.file_id ?? ''
  if (!context.mock.files.remove(context.key, id)) return toRefusalReply(context, toFileNotFound(context))
  return toReply(context, 200, toGoJson({ deleted: true, id, object: 'file' }))
}

/** Status and type are documented; the wording follows the one for models (unverified). */
export function toFileNotFound(context: RequestContext): Refusal {
  const id = context.params.file_id ?? ''
  return { status: 404, type: 'resource_not_found_error', message: `Not found the file ${id} or Permission denied` }
}

/**
 * The name without its directories (rfc7578/4.2). What the service keeps is not recorded; the mock does what Go's form parser does on
 * Linux, where a backslash is an ordinary character (unverified).
 */
function toBaseName(filename: string): string {
  return filename.split('/').findLast((part) => part !== '') ?? '/'
}

function refuse(context: RequestContext, message: string) {
  return toRefusalReply(context, { status: 400, type: 'invalid_request_error', message })
}
