/** Reads `.env` if it exists. Variables that are already set keep their values. */
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/**
 * Adds the variables of the file to `env`. Returns a warning if the file could not be read, otherwise null.
 * @example loadEnvFile('.env', process.env)
 */
export function loadEnvFile(path: string, env: Record<string, string | undefined>): string | null {
  let text: string
  try {
    text = decode(readFileSync(path))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? null
      : `${path} could not be read (${code ?? 'unknown'}); it is ignored`
  }
  for (const [name, value] of Object.entries(parseEnv(text))) env[name] ??= value
  return null
}

/** The text of such a file; null if it cannot be read. */
export function readEnvText(path: string): string | null {
  try {
    return decode(readFileSync(path))
  } catch {
    return null
  }
}

/** UTF-8, or UTF-16 with its byte-order mark, which `>` of Windows PowerShell 5 writes. The mark itself is removed. */
function decode(bytes: Buffer): string {
  const coding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(coding).decode(bytes)
}
