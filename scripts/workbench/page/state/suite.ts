/** Runs of the contract suite: the plan, the chosen cases, what has ended, and the report. */
import { computed, signal } from '@preact/signals'
import type { CaseReport, SuiteReport } from '../../../../tests/suite/index.ts'
import type { SuiteEvent, SuitePlan } from '../../protocol.ts'
import { call, callJson, readLines } from './api.ts'
import { environment, typedKey } from './environment.ts'
import { joinNext, toErrorText } from './error-text.ts'
import { readCostLimit } from '../suite/cost-limit.ts'
import { suiteStrings } from '../suite/strings.ts'
import { model } from './request.ts'

export const plan = signal<SuitePlan | null>(null)
/** Why there is no plan, or why the run ended early. */
export const suiteProblem = signal<string | null>(null)
/** Ids of the cases that are left out. */
export const left = signal<ReadonlySet<string>>(new Set())
export const results = signal<ReadonlyMap<string, CaseReport>>(new Map())
/** Ids of the exchanges of each case, in the order in which they were sent. */
export const exchanges = signal<ReadonlyMap<string, readonly string[]>>(new Map())
export const progress = signal<{ done: number; of: number } | null>(null)
export const report = signal<SuiteReport | null>(null)
/** US dollars at which a run stops; empty for no limit. */
export const costLimit = signal('')

const running = signal<AbortController | null>(null)

export const isRunning = computed(() => running.value !== null)

/** The cases that a run would send. */
export const chosen = computed(() => plan.value?.cases.filter(({ id }) => !left.value.has(id)) ?? [])

/** Reads the cases and their cost for the chosen environment and model. */
export async function loadPlan(): Promise<void> {
  const target = environment.value
  if (target === null) return
  try {
    const body = { environmentId: target.id, model: model.value }
    plan.value = await callJson<SuitePlan>('workbench/suite-plan', { body })
    suiteProblem.value = null
  } catch (error) {
    plan.value = null
    suiteProblem.value = toErrorText(error)
  }
}

/** Runs these cases; results of others stay as they are. */
export async function runCases(ids: readonly string[]): Promise<void> {
  const target = environment.value
  if (target === null || running.value !== null || ids.length === 0) return
  const limit = readCostLimit(plan.value?.isBilled === false ? '' : costLimit.value)
  if (limit === 'wrong') {
    suiteProblem.value = suiteStrings.limitProblem(costLimit.value)
    return
  }
  const controller = new AbortController()
  running.value = controller
  progress.value = { done: 0, of: ids.length }
  report.value = null
  suiteProblem.value = null
  const rerun = new Set(ids)
  results.value = new Map([...results.value].filter(([id]) => !rerun.has(id)))
  exchanges.value = new Map([...exchanges.value].filter(([id]) => !rerun.has(id)))
  const isAll = ids.length === plan.value?.cases.length
  try {
    const response = await call('workbench/suite', {
      body: {
        environmentId: target.id,
        model: model.value,
        ...(isAll ? {} : { only: ids }),
        ...(typedKey.value === null ? {} : { key: typedKey.value }),
        ...(limit === null ? {} : { maxCostUsd: limit }),
      },
      signal: controller.signal,
    })
    for await (const event of readLines<SuiteEvent>(response)) take(event)
  } catch (error) {
    suiteProblem.value = controller.signal.aborted ? null : toErrorText(error)
  } finally {
    running.value = null
  }
}

function take(event: SuiteEvent): void {
  if (event.type === 'case') {
    results.value = new Map(results.value).set(event.case.id, event.case)
    progress.value = { done: event.done, of: event.of }
  } else if (event.type === 'exchange') {
    const before = exchanges.value.get(event.caseId) ?? []
    exchanges.value = new Map(exchanges.value).set(event.caseId, [...before, event.id])
  } else if (event.type === 'end') {
    report.value = event.report
    suiteProblem.value = event.report.inconclusiveBecause ?? null
  } else suiteProblem.value = joinNext(event.message, event.next)
}

/** Stops the run; cases that have ended keep their results. */
export function stopSuite(): void {
  running.value?.abort()
}

/** Chooses or leaves out cases. */
export function choose(ids: readonly string[], isChosen: boolean): void {
  const next = new Set(left.value)
  for (const id of ids) {
    if (isChosen) next.delete(id)
    else next.add(id)
  }
  left.value = next
}

/** Leaves out all other cases. */
export function chooseOnly(ids: readonly string[]): void {
  const kept = new Set(ids)
  left.value = new Set(plan.value?.cases.flatMap(({ id }) => (kept.has(id) ? [] : [id])))
}

/** The report of the last run in another form. */
export async function renderReport(reporter: string): Promise<string> {
  const body = { reporter, report: report.value }
  return (await callJson<{ text: string }>('workbench/suite-report', { body })).text
}
