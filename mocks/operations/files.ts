/** `POST`, `GET /v1/files` and `GET`, `DELETE /v1/files/{file_id}`: shapes of files-list-2024.json, texts of the errors page (2026-08). */
import { toGoJson } from '../request/envelope.ts'
import { fileLimits } from '../state/files.ts'
import { parseMultipart } from '../request/multipart.ts'
import type { Refusal } from '../request/reply.ts'
import { toRefusalReply, toReply, toSeconds } from '../request/replies.ts'
import type { RequestContext } from '../request/context.ts'
import type { Operation } from './operation.ts'

/** The published schema knows four; the newer error text two more, which the service makes itself. */
const purposes = ['file-extract', 'image', 'video', 'batch']

export const createFile: Operation = (context) => {
  const { mock, request, key } = context
  const parts = parseMultipart(request.headers['content-type'], request.body)
  const file = parts?.find((part) => part.name === 'file' && part.filename !== null)
  const purpose = parts?.find((part) => part.name === 'purpose')
  // The texts for a missing part are not recorded (unverified).
  if (!parts) return refuse(context, 'Invalid request: the request body is not valid multipart/form-data')
  if (!file) return refuse(context, 'Invalid request: file is required')
  const wanted = purpose ? new TextDecoder().decode(purpose.bytes) : ''
  // The errors page's sentence of September 2026 as third parties quote it; the help centre still has one that names one purpose.
  // Its six are more than the published schema's four: whether a caller may send the other two is not known (unverified).
  if (!purposes.includes(wanted)) {
    return refuse(
      context,
      `Invalid purpose: ${wanted}, only file-extract, batch, batch_output, lambda, image and video accepted`,
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
  const filename = file.filename === '' ? 'file' : file.filename!
  if (wanted === 'batch' && !filename.toLowerCase().endsWith('.jsonl')) {
    // That it must end in .jsonl is documented, the sentence is not (unverified).
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

/** 404 and the type are documented, the words follow those for models (unverified). */
export function toFileNotFound(context: RequestContext): Refusal {
  const id = context.params.file_id ?? ''
  return { status: 404, type: 'resource_not_found_error', message: `Not found the file ${id} or Permission denied` }
}

function refuse(context: RequestContext, message: string) {
  return toRefusalReply(context, { status: 400, type: 'invalid_request_error', message })
}
