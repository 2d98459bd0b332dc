/** API: the OpenAPI document of the contract, read when the view is opened. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { place, toHash } from '../state/router.ts'
import { strings as pageStrings } from '../strings.ts'
import { saveFile } from '../traffic/save-file.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { InlineCode } from '../ui/inline-code.tsx'
import '../styles/reference.css'
import { search, type ApiDocument } from './document.ts'
import { OperationView } from './operation-view.tsx'
import { EvidenceLink, SchemaView } from './schema-view.tsx'
import { referenceStrings as strings } from './strings.ts'

const loaded = signal<ApiDocument | null>(null)
const hasFailed = signal(false)
const text = signal('')

async function load(): Promise<void> {
  hasFailed.value = false
  try {
    const { default: found } = await import('../../../../openapi/generated/openapi.json')
    loaded.value = found as unknown as ApiDocument
  } catch {
    hasFailed.value = true
  }
}

/** The view. */
export function Reference() {
  useEffect(() => void (loaded.value ?? load()), [])
  const document = loaded.value
  if (document === null)
    return (
      <p class="empty" role="status">
        {hasFailed.value ? pageStrings.partFailed : strings.loading}
      </p>
    )
  const found = search(document, text.value)
  const [kind, name] = place.value.rest
  const row =
    kind === 'schemas'
      ? undefined
      : (search(document, '').operations.find((one) => one.operation.operationId === kind) ?? found.operations[0])
  return (
    <div class="reference">
      <nav class="reference-nav" aria-label={strings.navigation}>
        <input
          type="search"
          aria-label={strings.search}
          placeholder={strings.searchPlaceholder}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
        {found.operations.length + found.schemas.length === 0 ? <p class="quiet">{strings.noMatch}</p> : null}
        {found.operations.length === 0 ? null : <h2>{strings.operations}</h2>}
        <ul>
          {found.operations.map(({ method, path, operation }) => (
            <li key={operation.operationId}>
              <a
                href={toHash('api', operation.operationId)}
                aria-current={row?.operation.operationId === operation.operationId ? 'page' : undefined}
              >
                <span class="nav-method">{method}</span> {path}
              </a>
            </li>
          ))}
        </ul>
        {found.schemas.length === 0 ? null : <h2>{strings.schemas}</h2>}
        <ul>
          {found.schemas.map((one) => (
            <li key={one}>
              <a
                href={toHash('api', 'schemas', one)}
                aria-current={kind === 'schemas' && one === name ? 'page' : undefined}
              >
                {one}
              </a>
            </li>
          ))}
        </ul>
        <Button kind="quiet" onClick={() => saveFile('kimi-openapi.json', JSON.stringify(document, null, 2))}>
          {strings.download}
        </Button>
      </nav>
      <div class="reference-main" tabIndex={0} role="region" aria-label={document.info.title}>
        {kind === 'schemas' ? (
          <SchemaPage document={document} name={name ?? ''} />
        ) : row === undefined ? (
          <p class="empty">{strings.noMatch}</p>
        ) : (
          <OperationView key={row.operation.operationId} document={document} row={row} />
        )}
      </div>
    </div>
  )
}

function SchemaPage({ document, name }: { document: ApiDocument; name: string }) {
  const schema = Object.hasOwn(document.components.schemas, name) ? document.components.schemas[name] : undefined
  if (schema === undefined) return <p class="empty">{strings.noMatch}</p>
  const evidence = schema['x-evidence']
  return (
    <article class="reference-page">
      <header class="reference-head">
        <h2 class="mono">{name}</h2>
      </header>
      <p class="operation-path">
        <Badge>{[schema.type ?? strings.any].flat().join(' or ')}</Badge>{' '}
        {evidence === undefined ? null : <EvidenceLink evidence={evidence} />}
      </p>
      {schema.description === undefined ? null : (
        <p>
          <InlineCode text={schema.description} />
        </p>
      )}
      <SchemaView document={document} schema={schema} />
    </article>
  )
}
