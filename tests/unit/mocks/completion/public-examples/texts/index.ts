/** Requests without tools. */
import type { PublicExample } from '../example.ts'

export const texts: readonly PublicExample[] = []
