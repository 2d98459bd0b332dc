/** Finds why no key was found: a `.env` in another syntax or with another name, or a variable of another name. */
import { readEnvText } from './env-file.ts'

type Env = Readonly<Record<string, string | undefined>>

const variable = 'MOONSHOT_API_KEY'
/** Names under which other tools and tutorials keep a key. */
const otherNames = [
  'KIMI_API_KEY',
  'MOONSHOT_KEY',
  'MOONSHOT_APIKEY',
  'MOONSHOTAI_API_KEY',
  'MOONSHOT_API_TOKEN',
  'OPENAI_API_KEY',
]
/** Files that resemble `.env` and are not read. */
const otherFiles = ['.env.txt', '.env.local', 'env', '.env.example']

/**
 * One sentence that says where a key seems to be instead; null if none is seen. No sentence contains a value.
 * @example findKeyHint(process.env) // .env, line 1: MOONSHOT_API_KEY is not written as MOONSHOT_API_KEY=…
 */
export function findKeyHint(env: Env, folder = '.'): string | null {
  const text = readEnvText(`${folder}/.env`)
  const inFile = text === null ? null : findInFile(text, env)
  if (inFile !== null) return inFile
  const other = otherNames.find((name) => (env[name] ?? '').trim() !== '')
  if (other !== undefined) return `${other} is set, but ${variable} is read`
  if (text !== null) return `.env was read and has no line ${variable}=…`
  const file = otherFiles.find((name) => new RegExp(variable, 'i').test(readEnvText(`${folder}/${name}`) ?? ''))
  return file === undefined ? null : `the file ${file} names ${variable}, but only .env is read`
}

function findInFile(text: string, env: Env): string | null {
  const lines = text.split(/\r\n?|\n/)
  const at = lines.findIndex((line) => !/^\s*#/.test(line) && new RegExp(`\\b${variable}\\b`, 'i').test(line))
  if (at >= 0) {
    const named = new RegExp(`^\\s*(export\\s+)?${variable}\\s*=\\s*(.*)$`).exec(lines[at]!)
    if (!named) return `.env, line ${at + 1}: write it as ${variable}=…, in capital letters and with nothing before it`
    const hides = env[variable] !== undefined && named[2]!.trim() !== ''
    return hides ? `the environment sets ${variable} to an empty value, which takes precedence over .env` : null
  }
  const bare = lines.findIndex((line) => /^\s*["']?sk-[\w-]{8,}["']?\s*$/.test(line))
  return bare < 0 ? null : `.env, line ${bare + 1} is a value without a name: write it as ${variable}=…`
}
