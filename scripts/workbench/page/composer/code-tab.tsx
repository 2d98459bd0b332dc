/** The request as code. The generators are loaded when the tab is opened. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type * as Code from '../code/index.ts'
import type { Snippet, SnippetInput } from '../code/index.ts'
import { environment } from '../state/environment.ts'
import { request } from '../state/request.ts'
import { readStored, writeStored } from '../state/stored.ts'
import { strings as pageStrings } from '../strings.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { strings } from './strings.ts'

const texts = strings.code

const loaded = signal<typeof Code | null>(null)
const hasFailed = signal(false)
const stored = readStored('snippet')
const chosen = signal(typeof stored === 'string' ? stored : 'curl')
/** Longer code is cut on the page; the copy is complete. */
const mostShown = 200_000

/** The code tab. */
export function CodeTab() {
  useEffect(() => void load(), [])
  const code = loaded.value
  const snippet = code?.snippets.find(({ id }) => id === chosen.value) ?? code?.snippets[0]
  if (code === null || snippet === undefined)
    return (
      <p class="composer-form quiet" role="status">
        {hasFailed.value ? pageStrings.partFailed : strings.loading}
      </p>
    )
  const input: SnippetInput = {
    request: request.value,
    baseUrl: environment.value?.baseUrl ?? 'https://api.moonshot.ai/v1',
  }
  const unavailable = code.findUnavailable(snippet, input)
  return (
    <div class="code-tab">
      <div class="code-head">
        <SnippetMenu snippets={code.snippets} />
        {unavailable === null ? (
          <CopyButton
            label={texts.copy}
            text={() => snippet.build(input)}
            copied={texts.copied}
            failed={texts.copyFailed}
          />
        ) : null}
      </div>
      <p class="field-hint">
        {texts.key('MOONSHOT_API_KEY')} {texts.save(snippet.fileName)}{' '}
        {snippet.install === null ? null : <code>{snippet.install}</code>}
      </p>
      {unavailable === null ? <CodeText snippet={snippet} input={input} /> : <p class="quiet">{unavailable}</p>}
    </div>
  )
}

function SnippetMenu({ snippets }: { snippets: readonly Snippet[] }) {
  const groups = [...new Set(snippets.map(({ group }) => group))]
  return (
    <label class="inline-field">
      <span>{texts.variant}</span>
      <select
        value={chosen.value}
        onChange={(event) => {
          chosen.value = event.currentTarget.value
          writeStored('snippet', chosen.value)
        }}
      >
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {snippets
              .filter((one) => one.group === group)
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {group === title ? title : `${group}: ${title}`}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

function CodeText({ snippet, input }: { snippet: Snippet; input: SnippetInput }) {
  const text = snippet.build(input)
  return (
    <pre class="code-text" tabIndex={0} role="region" aria-label={texts.textOf(snippet.title)}>
      {text.length > mostShown ? `${text.slice(0, mostShown)}…` : text}
    </pre>
  )
}

async function load(): Promise<void> {
  hasFailed.value = false
  try {
    loaded.value ??= await import('../code/index.ts')
  } catch {
    hasFailed.value = true
  }
}
