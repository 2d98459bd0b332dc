/** Reads and checks a lock file of npm: its integrity hashes, where packages come from, and which of them run an install script. */

export interface LockEntry {
  name: string
  version: string
  /** Its key in the lock file, such as `node_modules/a/node_modules/b`. */
  place: string
  integrity: string | undefined
  resolved: string | undefined
  hasInstallScript: boolean
}

interface RawEntry {
  name?: string
  version?: string
  integrity?: string
  resolved?: string
  link?: boolean
  hasInstallScript?: boolean
}

/** The installed packages. @throws Error if the text is not a lock file of version 2 or later */
export function readLock(text: string): LockEntry[] {
  const { packages } = JSON.parse(text) as { packages?: Record<string, RawEntry> }
  if (packages === undefined) throw new Error('it has no "packages": npm 7 or later writes them')
  return Object.entries(packages)
    .filter(([place, raw]) => place !== '' && raw.link !== true)
    .map(([place, raw]) => ({
      name: raw.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: raw.version ?? '',
      place,
      integrity: raw.integrity,
      resolved: raw.resolved,
      hasInstallScript: raw.hasInstallScript === true,
    }))
}

/**
 * What is wrong with the entries. An entry with a URL is a problem, because a changed lock file could fetch a package from anywhere.
 * `.npmrc` keeps the URLs of the registry out of the file, so any URL in it was written by hand or belongs to another host.
 * @param allowed the names of packages whose install script was reviewed; null if no script runs
 */
export function findLockProblems(entries: readonly LockEntry[], allowed: ReadonlySet<string> | null): string[] {
  return entries.flatMap(({ name, version, place, integrity, resolved, hasInstallScript }) => [
    ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ? [] : [`${place} has no SHA-512 integrity`]),
    ...(resolved === undefined ? [] : [`${place} is fetched from ${resolved}`]),
    ...(hasInstallScript && allowed !== null && !allowed.has(name)
      ? [`${name} ${version} has an install script; review it and add the package to allowScripts of package.json`]
      : []),
  ])
}
