/**
 * The snippets of the tab "Code", in the order of the list. No generator library writes them: httpsnippet-lite 3.0 loses backslashes
 * in its `fetch` and Python forms and breaks at line feeds, so that a text of the request could run as code.
 */
import { curl } from './curl.ts'
import { go } from './go.ts'
import { javaScriptSnippets } from './javascript.ts'
import { pythonSnippets } from './python.ts'
import type { Snippet } from './snippet.ts'
import { testSnippets } from './tests.ts'

export { findUnavailable, type Snippet, type SnippetInput } from './snippet.ts'

export const snippets: readonly Snippet[] = [curl, ...pythonSnippets, ...javaScriptSnippets, go, ...testSnippets]
