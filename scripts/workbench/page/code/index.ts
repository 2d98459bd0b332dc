/** The snippets of the tab "Code", in the order of the list. */
import { curl } from './curl.ts'
import { go } from './go.ts'
import { javaScriptSnippets } from './javascript.ts'
import { pythonSnippets } from './python.ts'
import type { Snippet } from './snippet.ts'
import { testSnippets } from './tests.ts'

export { findUnavailable, type Snippet, type SnippetInput } from './snippet.ts'

export const snippets: readonly Snippet[] = [curl, ...pythonSnippets, ...javaScriptSnippets, go, ...testSnippets]
