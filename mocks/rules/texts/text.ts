/** One sentence of the API: how it is built, and how far it is known to be the API's own. */

/**
 * `recorded`: seen in an answer of Moonshot's own hosts. `documented`: on Moonshot's pages or in its public validator.
 * `reported`: quoted by others without the raw body. `unverified`: the refusal is known, these words are ours.
 */
export type EvidenceLevel = 'recorded' | 'documented' | 'reported' | 'unverified'

export interface Text<Parts extends readonly unknown[]> {
  build: (...parts: Parts) => string
  level: EvidenceLevel
  source: string
  /** When it was seen or read. */
  date: string
}

/** Names a text with its evidence. */
export function defineText<Parts extends readonly unknown[]>(
  level: EvidenceLevel,
  date: string,
  source: string,
  build: (...parts: Parts) => string,
): Text<Parts> {
  return { build, level, source, date }
}
