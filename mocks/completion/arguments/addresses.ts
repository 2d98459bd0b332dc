/** Reads the parts of a postal address, also where the street has a name of another language: `Storgatan 12, 114 55 Stockholm, Sweden`. */
import { keepWithFacts } from '../facts.ts'

export interface AddressParts {
  /** The address as it is written. */
  whole?: string
  street?: string
  postalCode?: string
  city?: string
  country?: string
}

const longest = 2000
const streetPart =
  /^(?:\p{Lu}[\p{L}.'’-]{2,40}(?: [\p{L}.'’-]{1,30}){0,3} \d{1,4}[a-z]?|\d{1,5}[a-z]? \p{Lu}[\p{L}.'’-]{1,40}(?: [\p{L}.'’-]{1,30}){0,4})$/u
const codeAndCity = /^(?:[A-Z]{1,2}-)?(\d{3} ?\d{2}|\d{4}(?: [A-Z]{2})?)\s(\p{Lu}[\p{L}.'’ -]{1,40})$/u
const cityAndCode = /^(\p{Lu}[\p{L}.'’ -]{1,40}?)\s(\d{4,6}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})$/u
const cityOnly = /^\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{1,30}){0,2}$/u

/** The beginning of a town with or without its code. This fast test comes before the one for the street. */
const beginsTown = /^[\p{Lu}\d]/u

/** The parts of the first address of a text; none if no street is followed by a town. */
export const readAddress = keepWithFacts((facts): AddressParts => findAddress(facts.text.slice(0, longest)))

function findAddress(text: string): AddressParts {
  if (!/\d/.test(text)) return {}
  const pieces = text.split(/[,\n;]|\.(?=\s|$)/).map((piece) => piece.trim())
  for (let i = 0; i + 1 < pieces.length; i++) {
    const next = pieces[i + 1] as string
    if (!beginsTown.test(next)) continue
    const street = withoutLead(pieces[i] as string)
    if (!streetPart.test(street)) continue
    const coded = codeAndCity.exec(next)
    const ended = coded === null ? cityAndCode.exec(next) : null
    if (coded === null && ended === null && !cityOnly.test(next)) continue
    const after = pieces[i + 2] ?? ''
    return {
      whole: [street, next, ...(cityOnly.test(after) || /^\p{Lu}{2}(?: \d{5})?$/u.test(after) ? [after] : [])].join(
        ', ',
      ),
      street,
      city: coded?.[2] ?? ended?.[1] ?? next,
      ...toCode(coded?.[1] ?? ended?.[2]),
      ...(cityOnly.test(after) ? { country: after } : {}),
    }
  }
  return {}
}

function toCode(code: string | undefined): AddressParts {
  return code === undefined ? {} : { postalCode: code }
}

/** Removes the words before the street, as in `I live at 12 Elm Street`. */
function withoutLead(piece: string): string {
  return piece.replace(/^.*\b(?:at|to|is|in|address:?)\s(?=[\p{Lu}\d])/u, '')
}
