/** The answers that `next` adds as fixtures, each for one request that the queue picks. */
import type { FixtureStore } from '../fixtures/index.ts'
import type { Queue } from '../overrides/index.ts'
import type { NextAnswer } from './controls.ts'

/** Adds fixtures to a mock at run time. */
export type AddFixtures = (
  mock: { fixtures: FixtureStore | null },
  data: unknown,
  options?: { pickedOnly?: boolean },
) => readonly { readonly id: string }[]

export interface NextAnswers {
  /** Adds an answer that only the queue uses, and removes those that the queue has used up; returns its id. */
  add(answer: NextAnswer): string
  clear(): void
}

/** `toAdder` returns the function that adds fixtures, or throws if the mock was created without it. */
export function createNextAnswers(
  mock: () => { fixtures: FixtureStore | null },
  queue: Queue,
  toAdder: () => AddFixtures,
): NextAnswers {
  const ids = new Set<string>()
  return {
    add(answer) {
      for (const id of ids) {
        if (queue.waiting().some((row) => row.id === id)) continue
        mock().fixtures?.remove(id)
        ids.delete(id)
      }
      const [row] = toAdder()(mock(), answer, { pickedOnly: true })
      ids.add(row!.id)
      return row!.id
    },
    clear: () => ids.clear(),
  }
}
