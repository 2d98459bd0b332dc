/** One operation: its parameters, request and responses with their examples, and the button that loads it into the composer. */
import { loadRequest } from '../state/request.ts'
import { go } from '../state/router.ts'
import { toStatusTone, Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { InlineCode } from '../ui/inline-code.tsx'
import {
  listExamples,
  resolve,
  toRefName,
  toTypeText,
  type ApiDocument,
  type MediaType,
  type OperationRow,
  type Response,
} from './document.ts'
import { EvidenceLink, SchemaLink, SchemaView } from './schema-view.tsx'
import { referenceStrings as strings } from './strings.ts'

/** The page of an operation. */
export function OperationView({ document, row }: { document: ApiDocument; row: OperationRow }) {
  const { method, path, operation } = row
  const evidence = operation['x-evidence']
  const request = Object.entries(operation.requestBody?.content ?? {})
  return (
    <article class="reference-page">
      <header class="reference-head">
        <h2>{operation.summary ?? operation.operationId}</h2>
        {isComposable(row) ? (
          <Button kind="primary" onClick={() => tryIt(row)}>
            {strings.tryIt}
          </Button>
        ) : null}
      </header>
      <p class="operation-path">
        <Badge>{method}</Badge> <code>/v1{path}</code>{' '}
        {evidence === undefined ? null : <EvidenceLink evidence={evidence} />}
      </p>
      {operation.description === undefined ? null : (
        <p>
          <InlineCode text={operation.description} />
        </p>
      )}
      {operation.parameters === undefined || operation.parameters.length === 0 ? null : (
        <section>
          <h3>{strings.parameters}</h3>
          <ul class="members">
            {operation.parameters.map((one) => (
              <li key={one.name} class="member">
                <div class="member-head">
                  <code class="member-name">{one.name}</code>
                  <span class="member-type">
                    {one.in}, {toTypeText(one.schema ?? {})}
                  </span>
                </div>
                {one.description === undefined ? null : (
                  <p class="quiet">
                    <InlineCode text={one.description} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {request.length === 0 ? null : (
        <section>
          <h3>{strings.requestBody}</h3>
          {request.map(([type, media]) => (
            <Media key={type} document={document} type={type} media={media} />
          ))}
        </section>
      )}
      <section>
        <h3>{strings.responses}</h3>
        {Object.entries(operation.responses ?? {}).map(([status, response]) => (
          <ResponseView key={status} document={document} status={status} response={response} />
        ))}
      </section>
    </article>
  )
}

function ResponseView({ document, status, response }: { document: ApiDocument; status: string; response: Response }) {
  const own = response.$ref === undefined ? response : ((resolve(document, response.$ref) ?? {}) as Response)
  const content = Object.entries(own.content ?? {})
  return (
    <details class="response" open={status.startsWith('2')}>
      <summary>
        <Badge tone={toStatusTone(Number(status))}>{status}</Badge> <InlineCode text={own.description ?? ''} />
      </summary>
      {content.length === 0 ? <p class="quiet">{strings.empty}</p> : null}
      {content.map(([type, media]) => (
        <Media key={type} document={document} type={type} media={media} />
      ))}
    </details>
  )
}

function Media({ document, type, media }: { document: ApiDocument; type: string; media: MediaType }) {
  const examples = listExamples(media)
  const ref = media.schema?.$ref
  return (
    <div class="media-type">
      <p class="quiet">
        <code>{type}</code> {ref === undefined ? null : <SchemaLink name={toRefName(ref)} />}
      </p>
      {media.schema === undefined ? null : <SchemaView document={document} schema={media.schema} />}
      {examples.map(([name, value]) => (
        <details key={name} class="example">
          <summary class="mono">{name}</summary>
          <pre>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
        </details>
      ))}
    </div>
  )
}

/** The composer sends JSON bodies, and paths without parameters. */
function isComposable({ path, operation }: OperationRow): boolean {
  const types = Object.keys(operation.requestBody?.content ?? {})
  return !path.includes('{') && (types.length === 0 || types.includes('application/json'))
}

function tryIt({ method, path, operation }: OperationRow): void {
  const media = operation.requestBody?.content?.['application/json']
  const example = media === undefined ? undefined : listExamples(media)[0]?.[1]
  const first = { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello!' }] }
  loadRequest({
    method: method as 'GET' | 'POST' | 'DELETE',
    path: `/v1${path}`,
    headers: {},
    body: media === undefined ? undefined : (example ?? first),
  })
  go('compose')
}
