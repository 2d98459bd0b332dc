/** The handlers of all operations of the OpenAPI document; the compiler reports a missing one. */
import { getBalance } from './balance.ts'
import { createChatCompletion } from './chat-completions.ts'
import { getFileContent } from './file-content.ts'
import { createFile, deleteFile, getFile, listFiles } from './files.ts'
import { listModels } from './models.ts'
import type { OperationId } from '../../openapi/types.ts'
import type { Operation } from './operation.ts'
import { estimateTokenCount } from './token-count.ts'

/** Each row is a function, so that the bundle of the `mock` command loads a handler with its first request. */
export const operations: Readonly<Record<OperationId, Operation>> = {
  createChatCompletion: (context) => createChatCompletion(context),
  listModels: (context) => listModels(context),
  estimateTokenCount: (context) => estimateTokenCount(context),
  getBalance: (context) => getBalance(context),
  createFile: (context) => createFile(context),
  listFiles: (context) => listFiles(context),
  getFile: (context) => getFile(context),
  deleteFile: (context) => deleteFile(context),
  getFileContent: (context) => getFileContent(context),
}
