/** Reads a lock file of npm: what each entry must have, and which packages run a script when they are installed. */

export interface LockEntry {
  name: string
  version: string
  /** Where it is in the lock file, such as `node_modules/a/node_modules/b`. */
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

/** The installed packages. @throws Error where the text is no lock file of version 2 or later */
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
 * What is wrong with the entries. An address would let a changed lock file fetch a package from elsewhere; `.npmrc` keeps addresses of
 * the registry out, so that each one that is there was written by hand or is not of the registry.
 * @param allowed the names of packages whose install script was looked at; null where no script runs
 */
export function findLockProblems(entries: readonly LockEntry[], allowed: ReadonlySet<string> | null): string[] {
  return entries.flatMap(({ name, version, place, integrity, resolved, hasInstallScript }) => [
    ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ? [] : [`${place} has no SHA-512 integrity`]),
    ...(resolved === undefined ? [] : [`${place} is fetched from ${resolved}`]),
    ...(hasInstallScript && allowed !== null && !allowed.has(name)
      ? [`${name} ${version} has an install script; look at it and add it to allowScripts of package.json`]
      : []),
  ])
}
