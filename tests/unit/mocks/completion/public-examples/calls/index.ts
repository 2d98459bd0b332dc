/** Requests that offer tools. */
import type { PublicExample } from '../example.ts'
import { agnoAndAdk } from './agno-and-adk.ts'
import { chatModels } from './chat-models.ts'
import { editorAgents } from './editor-agents.ts'
import { extraction } from './extraction.ts'
import { functionCallingBenchmarkChoice } from './function-calling-benchmark-choice.ts'
import { functionCallingBenchmark } from './function-calling-benchmark.ts'
import { handOffs } from './hand-offs.ts'
import { javaAndRust } from './java-and-rust.ts'
import { mcpServers } from './mcp-servers.ts'
import { openaiClients } from './openai-clients.ts'
import { pythonAgents } from './python-agents.ts'
import { pythonPipelines } from './python-pipelines.ts'
import { teams } from './teams.ts'
import { moreTerminalAgents } from './terminal-agents-more.ts'
import { terminalAgents } from './terminal-agents.ts'
import { typescriptFrameworks } from './typescript-frameworks.ts'

export const calls: readonly PublicExample[] = [
  ...extraction,
  ...functionCallingBenchmark,
  ...functionCallingBenchmarkChoice,
  ...mcpServers,
  ...editorAgents,
  ...terminalAgents,
  ...moreTerminalAgents,
  ...handOffs,
  ...teams,
  ...javaAndRust,
  ...openaiClients,
  ...chatModels,
  ...typescriptFrameworks,
  ...agnoAndAdk,
  ...pythonAgents,
  ...pythonPipelines,
]
