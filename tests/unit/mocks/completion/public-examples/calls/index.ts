/** Requests that offer tools. */
import type { PublicExample } from '../example.ts'
import { extraction } from './extraction.ts'
import { functionCallingBenchmarkChoice } from './function-calling-benchmark-choice.ts'
import { functionCallingBenchmark } from './function-calling-benchmark.ts'
import { mcpServers } from './mcp-servers.ts'

export const calls: readonly PublicExample[] = [
  ...extraction,
  ...functionCallingBenchmark,
  ...functionCallingBenchmarkChoice,
  ...mcpServers,
]
