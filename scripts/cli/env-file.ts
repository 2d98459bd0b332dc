/** Reads `.env` where present; what the environment already says is never overridden. */
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/**
 * Fills `env` from the file and says, in one line, what could not be read; null when all is well or there is no file.
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
      : `${path} could not be read (${code ?? 'unknown'}); going on without it`
  }
  for (const [name, value] of Object.entries(parseEnv(text.replace(/^\uFEFF/, '')))) env[name] ??= value
  return null
}
