/**
 * Ends processes that a program left running outside of its process group (`setsid`, a daemon). On Linux they are found by a variable of
 * the environment, which each of them inherits; elsewhere, and where a program clears the environment, they stay.
 */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const variable = 'KIMI_CONTRACT_DRILL_RUN'
/** The most searches: a process may start others before it is ended. */
const maxRounds = 10

export interface Leftovers {
  /** The environment to start the program with. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Ends what still runs with this environment. */
  end(): void
}

/** Marks an environment, so that all processes that inherit it can be ended. */
export function createLeftovers(env: Readonly<Record<string, string | undefined>>): Leftovers {
  const value = randomUUID()
  return {
    env: { ...env, [variable]: value },
    end() {
      for (let round = 0; round < maxRounds; round++) {
        const found = findProcesses(`${variable}=${value}\0`)
        if (found.length === 0) return
        for (const pid of found) endProcess(pid)
      }
    },
  }
}

/** The ids of the processes whose environment has this entry, which ends with a zero byte. Empty on other systems than Linux. */
function findProcesses(entry: string): number[] {
  if (process.platform !== 'linux') return []
  return readNames('/proc')
    .filter((name) => /^\d+$/.test(name) && `${readEnvironment(name)}\0`.includes(entry))
    .map(Number)
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The environment; empty for a process of another user and for one that has ended, even if its parent has not read its exit code yet. */
function readEnvironment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1')
  } catch {
    return ''
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}
