/** Runs the callbacks and promises that are already scheduled, and those that they schedule, without waiting for a time. */
export async function runScheduled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => void setImmediate(resolve))
}
