/** Requests that offer tools. */
import type { PublicExample } from '../example.ts'
import { editorAgents } from './editor-agents.ts'
import { extraction } from './extraction.ts'
import { functionCallingBenchmarkChoice } from './function-calling-benchmark-choice.ts'
import { functionCallingBenchmark } from './function-calling-benchmark.ts'
import { mcpServers } from './mcp-servers.ts'
import { moreTerminalAgents } from './terminal-agents-more.ts'
import { terminalAgents } from './terminal-agents.ts'

export const calls: readonly PublicExample[] = [
  ...extraction,
  ...functionCallingBenchmark,
  ...functionCallingBenchmarkChoice,
  ...mcpServers,
  ...editorAgents,
  ...terminalAgents,
  ...moreTerminalAgents,
]
