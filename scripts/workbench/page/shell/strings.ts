/** Texts of the dialogs around the views. */
export const shellStrings = {
  shortcuts: [
    ['Ctrl/⌘ + Enter', 'Send the request'],
    ['Esc', 'Stop the answer, close a dialog'],
    ['g c', 'Compose'],
    ['g t', 'Traffic'],
    ['g s', 'Suite'],
    ['g a', 'API'],
    ['m', 'Mock controls'],
    ['/', 'Search in the view'],
    ['?', 'This list'],
  ],
  about: (base: string) => `Point your client at ${base} to see its requests under Traffic.`,
} as const
