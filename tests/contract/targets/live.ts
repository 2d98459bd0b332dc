/** The real API by the environment: `MOONSHOT_API_KEY`, `MOONSHOT_BASE_URL`, `KIMI_MODEL`. */

export interface LiveTarget {
  baseUrl: string
  apiKey: string
  kind: 'live'
  model?: string
}

/** The target by the environment; null without a key. */
export function findLiveTarget(env: Readonly<Record<string, string | undefined>>): LiveTarget | null {
  const apiKey = env.MOONSHOT_API_KEY?.trim()
  if (!apiKey) return null
  const model = env.KIMI_MODEL?.trim()
  return {
    baseUrl: env.MOONSHOT_BASE_URL?.trim() || 'https://api.moonshot.ai/v1',
    apiKey,
    kind: 'live',
    ...(model ? { model } : {}),
  }
}
