/** Reads `.env` where present; variables that are set already are not overridden. */
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/**
 * Adds the variables of the file to `env`. Returns one line where the file could not be read, else null.
 * @example loadEnvFile('.env', process.env)
 */
export function loadEnvFile(path: string, env: Record<string, string | undefined>): string | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? null
      : `${path} could not be read (${code ?? 'unknown'}); it is ignored`
  }
  for (const [name, value] of Object.entries(parseEnv(text.replace(/^\uFEFF/, '')))) env[name] ??= value
  return null
}
