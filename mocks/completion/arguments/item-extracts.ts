/** Extracts repositories, genres and means of payment, by their form or by their words. */

/** A repository such as `acme/widgets`. */
export function findSlug(text: string): { owner: string; name: string } | undefined {
  const sample = text.slice(0, 2000)
  const match = slugAfter.exec(sample) ?? slug.exec(sample)
  return match === null ? undefined : { owner: match[1] as string, name: (match[2] as string).replace(/[.]$/, '') }
}

const slug = /(?<![\w./:-])([A-Za-z\d][\w-]{1,38})\/([A-Za-z\d][\w.-]{1,80})(?![\w/])/
/** `docs/setup.md of acme/rocket` names a file and a repository. */
const slugAfter =
  /\b(?:of|in|from|on|to|repo|repository)\s([A-Za-z\d][\w-]{1,38})\/([A-Za-z\d][\w-]{1,80}(?:\.(?:js|ts|py|go|rs|io|net))?)(?![\w/.]\w|\/)/

/** The first genre of films, books or music, or the first cuisine, that a text names. */
export function findGenre(text: string): string | undefined {
  return /\b(?:comed(?:y|ies)|dramas?|thrillers?|horror|sci-?fi|science fiction|action|romance|fantasy|documentar(?:y|ies)|animation|jazz|rock|pop|classical|italian|french|chinese|japanese|indian|mexican|thai|greek|vegan|vegetarian)\b/i.exec(
    text.slice(0, 2000),
  )?.[0]
}

/** The means of payment, such as `Visa` in `Paid with Visa`. */
export function findPayment(text: string): string | undefined {
  return (
    /\bpa(?:id|y|ying|yment)\s(?:in full\s)?(?:with|by|via|using|in|method:?)\s(?:a |my |the )?([\p{L}][\p{L} ]{2,30}?)(?=[.,;\n]|\s(?:ending|on|for|at)\b|$)/iu.exec(
      text.slice(0, 2000),
    )?.[1] ??
    /\b(?:Visa|Mastercard|PayPal|American Express|cash|credit card|debit card|Apple Pay|bank transfer)\b/i.exec(
      text,
    )?.[0]
  )
}

/** A sport. */
export function findSport(text: string): string | undefined {
  return /\b(?:american football|football|soccer|basketball|baseball|softball|tennis|table tennis|badminton|volleyball|ice hockey|hockey|cricket|rugby|golf|boxing|wrestling|swimming|cycling|athletics|skiing|snowboarding|surfing|rowing|sailing|handball|squash|chess|judo|karate|fencing|archery|gymnastics|lacrosse|formula (?:1|one)|formula-?1|f1|motogp|mma|snooker|darts)\b/i.exec(
    text.slice(0, 2000),
  )?.[0]
}

const women = /\b(?:wom[ae]n(?:['’]?s)?|females?|ladies|girls?)\b/i
const men = /\b(?:m[ae]n(?:['’]s)?|males?|gentlemen|boys?)\b/i

/** The gender that a text names, in the words of the description. */
export function findGender(text: string, about: string): string | undefined {
  const sample = text.slice(0, 2000)
  const isAdjective = /\b(?:fe)?male\b/.test(about)
  if (women.test(sample)) return isAdjective ? 'female' : 'women'
  return men.test(sample) ? (isAdjective ? 'male' : 'men') : undefined
}
