/** The command `workbench`: serves the mock with its page, and opens the page in a browser with `--open`. */
import { spawn } from 'node:child_process'
import type { CommandDefinition } from '../../cli/command.ts'
import { mockCommand, runMock } from '../mock/index.ts'
import type { MockCommand } from '../mock/server-options.ts'

interface WorkbenchCommand extends MockCommand {
  open?: boolean
}

export const workbenchCommand: CommandDefinition = {
  ...mockCommand,
  options: [{ flags: '--open', about: 'open the page in the default browser' }, ...mockCommand.options],
  examples: [
    'kimi-contract workbench --open',
    'kimi-contract workbench --target http://127.0.0.1:8000/v1',
    'kimi-contract workbench --no-relay --scenario rate_limit_reached_error.rpm',
  ],
  notes: [
    'The page sends requests to this mock, to api.moonshot.ai and api.moonshot.cn, to each --target, and to addresses that are',
    'confirmed on the page. The key of MOONSHOT_API_KEY stays in this process; the page shows its last four characters.',
  ],
  run(_args, options, io) {
    const { open, ...command }: WorkbenchCommand = options
    return runMock(command, io, open ? (page) => openBrowser(page, io.log) : undefined)
  },
}

/** The programs that open a web page, by platform; on all others `xdg-open`. */
const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' }

/** Starts the program that opens web pages on this system. */
function openBrowser(address: string, log: (line: string) => void): void {
  const program = openers[process.platform] ?? 'xdg-open'
  const child = spawn(program, [address], { stdio: 'ignore', detached: true })
  child.once('error', () => log(`no browser could be started (${program}); open ${address} yourself`))
  child.unref()
}
