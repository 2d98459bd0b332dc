/** Extracts paths, file names and glob patterns from a text. */

const scanned = 2000

/** Absolute and relative paths, paths with folders, names with an extension, and well-known names without one. */
const pathForms =
  /(?<![\w.@<-])(?:[A-Za-z]:\\|\.{0,2}\/)[\w.@/\\-]{1,200}|(?<![\w@<./-])[\w.-]{1,80}(?:\/[\w.-]{1,80}){1,20}\/?|(?<![\w@<./\\-])[\w-]{1,80}(?:\\[\w-]{1,80}){1,20}\.[a-z]{1,5}\b|(?<![\w@./-])(?:[\w-]{1,80}\.)?[\w-]{1,80}\.[a-z][a-z\d]{0,5}\b(?![\w@])|(?<![\w-])(?:Makefile|Dockerfile|README|LICENSE|\.(?:env|(?:git|npm|docker|eslint|prettier)[a-z]{2,12}|[a-z]{3,20}rc|[a-z]{3,20}-version|editorconfig|nvmrc|python-version)(?:\.[a-z]{2,10})?)\b/g

/** What every path has: a slash, a dot before a letter, or a name without either. */
const mayHavePath = /[/\\]|\.[a-z]|Makefile|Dockerfile|README|LICENSE/

/** A path or file name, preferably with an extension. URLs and `except` do not count as paths. */
export function findPath(text: string, except: string | null = null): string | undefined {
  const paths = findPaths(text, except)
  return (
    paths.find((path) => /\.[a-z][a-z\d]{0,5}$/i.test(path)) ??
    paths.find((path) => /^(?:\/|[A-Za-z]:)/.test(path)) ??
    paths[0] ??
    plainFile.exec(text.slice(0, scanned))?.[1]
  )
}

/** A file without an extension, in capitals: `a file VERSION`. */
const plainFile = /\b(?:[Ff]ile) (?:called |named )?["'\u0060]?([A-Z][A-Z\d_-]{2,30})\b/

/** The paths and file names of a text, in their order in the text. */
export function findPaths(text: string, except: string | null = null): string[] {
  const sample = text.slice(0, scanned).replace(/https?:\/\/\S+/g, ' ')
  if (!mayHavePath.test(sample)) return []
  return Array.from(sample.matchAll(pathForms), ([path]) => path.replace(/[.)]{1,3}$/, '')).filter(
    (path) => path !== except && !/^(?:e\.g|i\.e|and\/or|either\/or)$/i.test(path),
  )
}

/** A glob pattern that a text writes (`src/*.test.js`) or describes (`all Python files`). */
export function findGlob(text: string): string | undefined {
  const spelled = /[\w./-]{0,60}\*[\w.*{},/-]{1,60}/.exec(text.slice(0, scanned))?.[0]
  if (spelled !== undefined) return spelled
  const kind =
    /\b(typescript|javascript|python|markdown|json|yaml|rust|go|java|ruby|php|kotlin|swift|scala|shell|css|html) (?:[a-z]{3,12} )?files?\b/i.exec(
      text.slice(0, scanned),
    )
  if (kind !== null) {
    const name = (kind[1] ?? '').toLowerCase()
    return `**/*${/ tests? /i.test(kind[0]) ? 'test*' : ''}.${extensions[name] ?? name}`
  }
  const word = /\b(?:find|list|show)\s(?:me\s)?(?:all|every|the)\s(?:of the\s)?(?:the\s)?([a-z]{3,20})\sfiles?\b/i.exec(
    text.slice(0, scanned),
  )?.[1]
  if (
    word !== undefined &&
    !/^(?:source|code|other|new|these|those|large|big|small|same|changed|modified|hidden|empty)$/i.test(word)
  )
    return `**/*${word.toLowerCase().replace(/s$/, '')}*`
  const ending =
    /\b(?:end(?:s|ing)? (?:with|in)|extensions?(?: is)?)\s+["'\u0060]?\.?([a-z][a-z\d]{0,5})\b|(?:^|\s)["'\u0060]?\.([a-z][a-z\d]{0,5})["'\u0060]? files?\b/i.exec(
      text.slice(0, scanned),
    )
  const extension = ending?.[1] ?? ending?.[2]
  return extension === undefined ? undefined : `**/*.${extension}`
}

const extensions: Readonly<Record<string, string>> = {
  typescript: 'ts',
  javascript: 'js',
  python: 'py',
  markdown: 'md',
  rust: 'rs',
  ruby: 'rb',
  kotlin: 'kt',
  shell: 'sh',
}
