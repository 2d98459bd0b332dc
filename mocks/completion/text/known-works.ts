/** Well-known works for a request to recommend one: books, films, songs, by their genre. */

type Works = readonly (readonly [genre: RegExp, work: string])[]

const books: Works = [
  [/fantasy/i, '"The Hobbit" by J. R. R. Tolkien'],
  [/sci(?:ence)?[- ]?fi/i, '"Dune" by Frank Herbert'],
  [/myster|crime|detective/i, '"Murder on the Orient Express" by Agatha Christie'],
  [/romance|love/i, '"Pride and Prejudice" by Jane Austen'],
  [/horror/i, '"Dracula" by Bram Stoker'],
  [/histor|non-?fiction|science/i, '"Sapiens" by Yuval Noah Harari'],
  [/child|kids/i, '"Charlotte\'s Web" by E. B. White'],
  [/program|software|coding/i, '"The Pragmatic Programmer" by Andrew Hunt and David Thomas'],
  [/thriller/i, '"The Day of the Jackal" by Frederick Forsyth'],
  [/./, '"To Kill a Mockingbird" by Harper Lee'],
]
const films: Works = [
  [/sci(?:ence)?[- ]?fi/i, '"Blade Runner" by Ridley Scott'],
  [/comed/i, '"Some Like It Hot" by Billy Wilder'],
  [/horror/i, '"The Shining" by Stanley Kubrick'],
  [/anim|famil|kids|child/i, '"Toy Story" by John Lasseter'],
  [/action/i, '"Mad Max: Fury Road" by George Miller'],
  [/romance|love/i, '"Casablanca" by Michael Curtiz'],
  [/fantasy/i, '"The Lord of the Rings" by Peter Jackson'],
  [/./, '"The Godfather" by Francis Ford Coppola'],
]
const songs: Works = [
  [/jazz/i, '"Take Five" by Dave Brubeck'],
  [/rock/i, '"Bohemian Rhapsody" by Queen'],
  [/./, '"Imagine" by John Lennon'],
]
const kinds: readonly (readonly [kind: RegExp, works: Works])[] = [
  [/\b(?:books?|novels?|reads?)\b/i, books],
  [/\b(?:movies?|films?)\b/i, films],
  [/\b(?:songs?|music|tracks?)\b/i, songs],
]

const isPlain =
  /^(?:(?:good|great|nice|new|classic|interesting|popular|best|single|one|random|fun|me|to|an?|the) )*(?:books?|novels?|reads?|movies?|films?|songs?|music|tracks?)\b(?! (?:about|on|for))/i

/** A work of the kind and genre that a request names; undefined where it names no kind. */
export function findWork(request: string): string | undefined {
  const works = kinds.find(([kind]) => kind.test(request))?.[1]
  // A genre that is not known has no well-known work.
  const found = works?.find(([genre]) => genre.test(request))
  return found?.[0].source === '.' && !isPlain.test(request) ? undefined : found?.[1]
}
