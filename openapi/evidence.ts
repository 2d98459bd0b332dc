/** Where a fact comes from and how well it is known. The sources are listed in openapi/sources.yaml. */
import { sources } from './generated/sources.ts'

/** The id of a source, as in openapi/sources.yaml. */
export type SourceId = keyof typeof sources

/**
 * How well a fact is known. `recorded`: seen in an answer of Moonshot's own hosts. `documented`: stated on Moonshot's pages, in its
 * public tests or in its public validator. `reported`: quoted by others without the raw body. `unverified`: the closest
 * documented form, not confirmed.
 */
export type EvidenceLevel = 'recorded' | 'documented' | 'reported' | 'unverified'

/** One fact's level and source. */
export interface Evidence {
  /** How well the fact is known. */
  level: EvidenceLevel
  /** The entry of `openapi/sources.yaml` that states it. */
  source: SourceId
  /** What the source leaves open, or where others disagree. */
  note?: string
}

/** One entry of openapi/sources.yaml. */
export interface Source {
  /** Absent where no address is known. */
  url?: string
  /** Year, month or day: when it was published or seen. */
  date: string
  /** What it says, in one sentence. */
  says: string
}

/** The source with that id. */
export function getSource(id: SourceId): Source {
  return sources[id]
}

/**
 * Sources as a reader can open them: address and date each, joined by semicolons.
 * @example toSourceText('docs/api/chat') // 'https://platform.kimi.ai/docs/api/chat (2026-08-13)'
 */
export function toSourceText(ids: SourceId | readonly SourceId[]): string {
  const list = typeof ids === 'string' ? [ids] : ids
  return list
    .map((id) => {
      const { url, date, says } = getSource(id)
      return `${url ?? says} (${date})`
    })
    .join('; ')
}
