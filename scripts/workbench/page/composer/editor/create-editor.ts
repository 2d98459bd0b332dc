/** A CodeMirror editor for JSON with completion and errors from the contract's schemas. Loaded on demand. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language'
import { lintGutter, lintKeymap, linter } from '@codemirror/lint'
import { Annotation, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { styleNonce } from '../../state/api.ts'
import { completeFrom } from './complete.ts'
import { findProblems } from './problems.ts'
import type { SchemaName } from './schemas.ts'

export type { SchemaName } from './schemas.ts'

export interface Editor {
  /** Replaces the text where it differs. */
  setText(text: string): void
  destroy(): void
}

export interface EditorOptions {
  label: string
  value: string
  schema: SchemaName
  onChange: (text: string) => void
}

/** Marks changes that come from outside, so that they are not reported back. */
const fromOutside = Annotation.define<boolean>()

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-name)' },
  { tag: tags.string, color: 'var(--json-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--json-value)' },
  { tag: tags.invalid, color: 'var(--bad)' },
])

/** Creates the editor in an element. Tab leaves it, as it leaves every other field. */
export function createEditor(parent: HTMLElement, { label, value, schema, onChange }: EditorOptions): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: value,
      extensions: [
        EditorView.cspNonce.of(styleNonce),
        lineNumbers(),
        foldGutter(),
        codeFolding(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        EditorView.lineWrapping,
        json(),
        syntaxHighlighting(colours),
        autocompletion({ override: [completeFrom(schema)] }),
        linter((one) => findProblems(one.state, schema), { delay: 300 }),
        lintGutter(),
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        // Ctrl+Enter sends the request; the page listens for it.
        keymap.of([
          { key: 'Mod-Enter', run: () => true, preventDefault: false },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...foldKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          const isOwn = update.transactions.some((one) => one.annotation(fromOutside) === true)
          if (update.docChanged && !isOwn) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    setText(text) {
      if (view.state.doc.toString() === text) return
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: fromOutside.of(true),
      })
    },
    destroy: () => view.destroy(),
  }
}
