/** The handler of every operation of the document; a missing one does not compile. */
import { getBalance } from './balance.ts'
import { createChatCompletion } from './chat-completions.ts'
import { getFileContent } from './file-content.ts'
import { createFile, deleteFile, getFile, listFiles } from './files.ts'
import { listModels } from './models.ts'
import type { OperationId } from '../../openapi/types.ts'
import type { Operation } from './operation.ts'
import { estimateTokenCount } from './token-count.ts'

export const operations: Readonly<Record<OperationId, Operation>> = {
  createChatCompletion,
  listModels,
  estimateTokenCount,
  getBalance,
  createFile,
  listFiles,
  getFile,
  deleteFile,
  getFileContent,
}
