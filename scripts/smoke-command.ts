/** placeholder */
import type { CommandDefinition } from './command.ts'

export const smokeCommand: CommandDefinition = { options: [], examples: [], run: async () => 2 }
