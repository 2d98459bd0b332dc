/** What the mock shows to answer, and the calls that change it. */
import { signal } from '@preact/signals'
import { call, callJson } from '../state/api.ts'
import { toErrorText } from '../state/error-text.ts'
import type { ControlState } from './catalogue.ts'
import { loadSettings } from './settings-state.ts'

/** Null until it was read. */
export const controlState = signal<ControlState | null>(null)
/** Why it could not be read. */
export const controlProblem = signal<string | null>(null)

let isLoading = false

/** Reads what is active and what can be chosen. */
export async function loadControls(): Promise<void> {
  // A call may wait for the control token.
  if (isLoading) return
  isLoading = true
  try {
    const [state] = await Promise.all([callJson<ControlState>('scenarios'), loadSettings()])
    controlState.value = state
    controlProblem.value = null
  } catch (error) {
    controlProblem.value = toErrorText(error)
  } finally {
    isLoading = false
  }
}

/** Uses a scenario or fault for so many requests; null: until changed. @throws ApiError */
export async function useAnswer(id: string, times: number | null): Promise<void> {
  await callJson('scenarios', { method: 'PUT', body: times === null ? { id } : { id, times } })
  await loadControls()
}

/** Answers normally again: no scenario, no fault, nothing queued. @throws ApiError */
export async function answerNormally(): Promise<void> {
  await callJson('scenarios', { method: 'DELETE' })
  await loadControls()
}

export interface ChaosChoice {
  share: number
  seed: number
  scenarios: string[]
  faults: string[]
}

/** Gives a random share of requests one of these. @throws ApiError */
export async function startChaos(choice: ChaosChoice): Promise<void> {
  await callJson('chaos', { method: 'PUT', body: choice })
  await loadControls()
}

/** Stops the chaos. @throws ApiError */
export async function stopChaos(): Promise<void> {
  await call('chaos', { method: 'DELETE' })
  await loadControls()
}
