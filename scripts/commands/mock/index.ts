/** `mock` for the command line. */
import type { CommandDefinition } from '../../cli/command.ts'
import { mockOptions } from './options.ts'
import { runMock, type MockCommand } from './run.ts'

export const mockCommand: CommandDefinition = {
  options: mockOptions,
  examples: [
    'kimi-contract mock --port 0',
    'kimi-contract mock --scenario rate_limit_reached_error.rpm',
    'kimi-contract mock --limits 0 --pace steady --api-key sk-mine',
    'kimi-contract mock --pace nightly.har',
    'kimi-contract mock --workers 4 --limits 3 --limits-store redis://127.0.0.1:6379/0',
  ],
  run: (_args, options, io) =>
    runMock(options as MockCommand, { out: (line) => io.out(`${line}\n`), err: (line) => io.log(line) }),
}
