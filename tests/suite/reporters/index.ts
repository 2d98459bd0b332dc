/** The reporters by name. */
import { github } from './github.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'

export const reporters: readonly Reporter[] = [pretty, json, junit, html, github, markdown]
