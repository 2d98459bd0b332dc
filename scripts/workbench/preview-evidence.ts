/** Finds the evidence of a refusal: the message of the rules whose words it has. */
import type { Evidence } from '../../openapi/evidence.ts'
import {
  bodyMessages,
  fieldTypeMessages,
  rules,
  mediaMessages,
  modelMessages,
  type RuleMessage,
} from '../../mocks/rules/index.ts'

/** A refusal shares at least this part of its words with the message of its rule; the others are values of the request. */
const leastShare = 0.4

interface Candidate {
  evidence: Evidence
  words: ReadonlySet<string>
}

let candidates: readonly Candidate[] | undefined

/** The evidence of the sentence; null where no message is like it. */
export function findMessageEvidence(sentence: string): Evidence | null {
  candidates ??= listCandidates()
  const words = toWords(sentence.slice(0, 2000))
  let best: { evidence: Evidence; share: number; common: number } | null = null
  for (const { evidence, words: known } of candidates) {
    const common = [...known].filter((word) => words.has(word)).length
    const share = common / Math.max(1, known.size)
    if (share < leastShare) continue
    if (best === null || share > best.share || (share === best.share && common > best.common))
      best = { evidence, share, common }
  }
  return best?.evidence ?? null
}

function listCandidates(): Candidate[] {
  const groups = [
    bodyMessages,
    modelMessages,
    fieldTypeMessages,
    mediaMessages,
    ...rules.map(({ messages }) => messages),
  ]
  return groups
    .flatMap((group) => Object.values(group as Readonly<Record<string, Evidence>>))
    .map((evidence) => ({ evidence, words: toWords(buildSample(evidence as RuleMessage<readonly unknown[]>)) }))
}

/** The sentence with numbers in place of the values of a request: every message accepts strings or numbers. */
function buildSample({ build }: RuleMessage<readonly unknown[]>): string {
  return build(...Array.from({ length: build.length }, () => 0))
}

/** The words of a sentence without its values; `invalid` and `request:` stand in most of them. */
function toWords(sentence: string): ReadonlySet<string> {
  return new Set(
    (sentence.match(/[A-Za-z_][A-Za-z_=-]+/g) ?? []).filter((word) => word !== 'Invalid' && word !== 'request'),
  )
}
