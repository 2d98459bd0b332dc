/** Light or dark: as the system says, or as chosen. */
import { signal } from '@preact/signals'
import { readStored, writeStored } from './stored.ts'

export type Theme = 'auto' | 'light' | 'dark'

const stored = readStored('theme')

export const theme = signal<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto')

/** Sets the attribute that the style sheets read. */
export function applyTheme(): void {
  if (theme.value === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme.value
}

/** Goes to the next of: as the system, light, dark. */
export function cycleTheme(): void {
  const next = { auto: 'light', light: 'dark', dark: 'auto' } as const
  theme.value = next[theme.value]
  writeStored('theme', theme.value)
  applyTheme()
}
