/** Writes the paths of a text in the form that a property describes: absolute, or as the text has them. */
import type { Facts } from '../facts.ts'
import { findPath, findPaths } from './path-extracts.ts'

/** A path in the form that the property describes: absolute below the working directory, or as the text has it. */
export function toPath(
  { text, workingDirectory }: Facts,
  about: string,
  folder: string | undefined,
): string | undefined {
  const path =
    (ofDirectory.test(about) ? findDirectory(text, workingDirectory) : undefined) ??
    findPath(text, workingDirectory) ??
    (workingDirectory !== null && folder !== undefined ? folder : undefined)
  if (workingDirectory !== null && ofFolder.test(about) && here.test(text)) return workingDirectory
  if (path !== undefined && (isAbsolute(path) || !wantsAbsolute(about))) return path
  const isFolder = /dir|folder|cwd|(?:^| )path\b/.test(about) && !/file/.test(about.slice(0, 40))
  if (workingDirectory === null) return path ?? (isFolder && /\b(?:here|this|current)\b/i.test(text) ? '.' : undefined)
  if (path === undefined && !isFolder) return undefined
  if (path === undefined) return wantsAbsolute(about) ? workingDirectory : '.'
  return below(workingDirectory, path)
}

/** Names of properties that hold a folder. */
const ofDirectory =
  /^(?:(?:repo|repository|project|root|base|work(?:ing)?|target|output)_(?:path|dir|directory|folder)|workdir|cwd|dir|directory|folder)\b/

/** The first path of a text that is that of a folder, where the text has several. */
function findDirectory(text: string, except: string | null): string | undefined {
  const paths = findPaths(text, except)
  const folders = paths.filter((path) => /[/\\]/.test(path) && !/\.[a-z][a-z\d]{0,5}$/i.test(path))
  return paths.length < 2 ? undefined : (folders.find(isAbsolute) ?? folders[0])
}

/** Descriptions of a folder's path, and texts about the working directory. */
const ofFolder = /^(?!.*\bfile\b).*\babsolute\b.*\b(?:directory|folder)\b/
const here = /\b(?:in|inside|of) (?:this|the current|the working) (?:folder|directory)\b/i

/** One of the first two paths of a text, which has at least two. */
export function toPathOfTwo({ text, workingDirectory }: Facts, about: string, index: 0 | 1): string | undefined {
  const paths = findPaths(text, workingDirectory)
  const path = paths.length < 2 ? undefined : paths[index]
  if (path === undefined || workingDirectory === null || isAbsolute(path) || !wantsAbsolute(about)) return path
  return below(workingDirectory, path)
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\\)/.test(path)
}

function wantsAbsolute(about: string): boolean {
  return /\babsolute\b|绝对路径/.test(about) && !/\bnot (?:an )?absolute\b/.test(about)
}

function below(directory: string, path: string): string {
  const separator = directory.includes('\\') ? '\\' : '/'
  return `${directory}${directory.endsWith(separator) ? '' : separator}${path.replace(/^\.[/\\]/, '')}`
}
