/** The examples that the mock does not answer as a sensible model would: the title of each, and why. */
export const misses: Readonly<Record<string, string>> = {}
