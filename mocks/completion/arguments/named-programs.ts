/** Writes a usual command of npm for the program that a text names: `yarn test` for "run the tests with yarn". */

const named = /\b(?:with|using|via)\s(yarn|pnpm|bun|pytest|cargo|go|make|mvn|gradle|jest|vitest|deno|dotnet)\b/i
const tests: Readonly<Record<string, string>> = {
  pytest: 'pytest',
  go: 'go test ./...',
  jest: 'npx jest',
  vitest: 'npx vitest run',
}

/** The command for the named program; the command itself where the text names none. */
export function withNamedProgram(command: string, text: string): string {
  const program = command.startsWith('npm ') ? named.exec(text)?.[1]?.toLowerCase() : undefined
  if (program === undefined) return command
  if (command === 'npm test') return tests[program] ?? `${program} test`
  if (!/^(?:yarn|pnpm|bun)$/.test(program)) return command === 'npm run build' ? `${program} build` : command
  return command.replace(/^npm install (?=\S)/, `${program} add `).replace(/^npm\b/, program)
}
