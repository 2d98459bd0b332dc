/** Requests that offer tools. */
import type { PublicExample } from '../example.ts'

export const calls: readonly PublicExample[] = []
