/** Numbers and times as texts. `Intl` is not used: its first formatter takes longer than the rest of the first script. */

/** Digits in groups of three: 262,144. */
export function toGrouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** The local time of day: 14:02. */
export function toTimeOfDay(ms: number): string {
  const date = new Date(ms)
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** The local time of day with seconds: 14:02:09. */
export function toClockTime(ms: number): string {
  return `${toTimeOfDay(ms)}:${String(new Date(ms).getSeconds()).padStart(2, '0')}`
}
