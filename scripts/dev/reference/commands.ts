/** Page of the reference: every command with its options, examples and exit codes. */
import { describeExitCodes, type CommandDefinition } from '../../cli/command.ts'
import { commands } from '../../commands/index.ts'
import { toCode, toPage, toTable, toText } from './markdown.ts'

export async function toCommandsPage(): Promise<string> {
  const sections = [
    'Each command has `--help` and `--version`. In a clone, `npm run COMMAND -- OPTIONS` runs it; with the package, `npx kimi-contract COMMAND OPTIONS`.',
    `${describeExitCodes().replace(/ · /g, ', ')}. If a command differs, its section says so.`,
  ]
  for (const { name, summary, load } of commands) sections.push(...toSections(name, summary, await load()))
  return toPage('Commands', sections)
}

function toSections(name: string, summary: string, definition: CommandDefinition): string[] {
  const { argument, options, examples, notes = [], exitCodes } = definition
  const rows = options.map(({ flags, about, default: initial, repeat }) => {
    const more = [
      ...(initial === undefined ? [] : [`default ${toCode(String(initial))}`]),
      ...(repeat ? ['repeatable'] : []),
    ]
    return [toCode(flags), `${toText(about)}${more.length === 0 ? '' : ` (${more.join(', ')})`}`]
  })
  return [
    `## ${name}`,
    `${toText(summary[0]!.toUpperCase() + summary.slice(1))}.`,
    `\`\`\`text\nkimi-contract ${name} [options]${argument ? ` ${toPlaceholder(argument)}` : ''}\n\`\`\``,
    ...(argument ? [`${toCode(argument.name)}: ${toText(argument.about)}`] : []),
    toTable(['option', 'effect'], rows),
    ...(exitCodes === undefined ? [] : [toText(`${describeExitCodes(exitCodes)}.`)]),
    ...(notes.length === 0 ? [] : [`\`\`\`text\n${notes.join('\n')}\n\`\`\``]),
    `\`\`\`text\n${examples.join('\n')}\n\`\`\``,
  ]
}

function toPlaceholder({ name, isOptional }: NonNullable<CommandDefinition['argument']>): string {
  return isOptional ? `[${name}]` : `<${name}>`
}
