/**
 * Judges one drill. The outcome of an attached program may be unknown. The drill is then judged for both outcomes: a finding counts only if
 * both have it, and a drill without such a finding passes only if it passes for both.
 */
import { isNotApplicable, type Drill, type DrillContext, type Judgement, type Outcome, type Run } from './drill.ts'
import { plain } from './drills/setups.ts'

const unknown: Judgement = {
  because:
    'the verdict depends on what the program showed: give the outcome "success" or "failure" when you start the next run',
}

/** The drill's judgement; if the outcome of a run is unknown, what is certain for both outcomes. */
export function judgeDrill(drill: Drill, context: DrillContext): Judgement {
  if (drill.setups === 'all' || context.runs.every(({ attached }) => attached?.outcome !== null))
    return drill.judge(context)
  const [good, bad] = (['success', 'failure'] as const).map((outcome) => drill.judge(assume(context, outcome)))
  if (isNotApplicable(good!)) return isNotApplicable(bad!) ? good : unknown
  if (isNotApplicable(bad!)) return unknown
  const certain = good!.filter((one) => bad!.some((other) => toKey(one) === toKey(other)))
  return certain.length > 0 || good!.length + bad!.length === 0 ? certain : unknown
}

/** The context as if every run of unknown outcome had this outcome. */
function assume(context: DrillContext, outcome: Outcome): DrillContext {
  const runs = context.runs.map((run): Run =>
    run.attached?.outcome === null ? { ...run, exitCode: toExitCode(outcome) } : run,
  )
  const judgesPlain = context.runs.some(({ setup }) => setup === plain)
  const profile = judgesPlain ? { ...context.profile, succeeds: outcome === 'success' } : context.profile
  return { ...context, runs, profile }
}

function toKey({ severity, message }: { severity: string; message: string }): string {
  return `${severity} ${message}`
}

/** The exit code that stands for what an attached program showed. */
export function toExitCode(outcome: Outcome): number {
  return outcome === 'success' ? 0 : 1
}
