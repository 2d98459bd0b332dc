/** Reads where the user is and in which directory an agent works, as system messages say it. */
import { guard } from '../cues.ts'
import { readPlaces } from './places.ts'

const longest = 8000
/** Where the user is, as a system message says. */
const home = guard(
  /\b(?:user|customer|client|i)\b[^.\n]{0,40}?\b(?:lives? in|is (?:currently )?(?:in|located in|based in)|am (?:currently )?(?:in|based in)|resides? in|location(?: is|:)|(?:home )?city(?: is|:)|comes? from|travels? from)\s([A-Z][^.\n;]{2,60})/i,
)

/** The place where the user lives or is; none where the system message does not say it. */
export function findHome(systemText: string): readonly string[] {
  const said = home.exec(systemText.slice(0, longest))?.[1]
  return said === undefined ? [] : readPlaces(`in ${said}`).slice(0, 1)
}

/** Phrases by which agents tell the model where it works. */
const directory =
  /(?:working[ _-]?director(?:y|ies)|current[ _-]directory|workspace(?:[ _-](?:root|folder|directory|path))?|project[ _-](?:root|directory|folder|path)|root[ _-]directory|in the directory|\bcwd\b|工作目录|当前目录)[^\n/\\A-Za-z]{0,12}(?:(?:is|are)\s(?:at|in)|is|at|are)?(?:\s(?:located|set)\s(?:at|in|to))?[^\n/\\A-Za-z]{0,6}((?:\/|[A-Za-z]:\\)[^\s"'<>\u0060,;，。]{0,300})/i

/** The absolute path of the working directory. */
export function findWorkingDirectory(text: string): string | null {
  const found = directory.exec(text.slice(0, 60_000))?.[1]?.replace(/[.:)\]]{1,5}$/, '')
  if (found === undefined) return null
  return found.length > 1 ? found.replace(/[/\\]$/, '') : found
}
