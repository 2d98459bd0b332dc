/** A schema as a tree of its members; the members of an object are rendered when it is opened, so cycles end. */
import { useState } from 'preact/hooks'
import { toHash } from '../state/router.ts'
import { Badge } from '../ui/badge.tsx'
import { resolve, toTypeText, type ApiDocument, type Evidence, type Schema } from './document.ts'
import { InlineCode } from '../ui/inline-code.tsx'
import { referenceStrings as strings } from './strings.ts'

/** The members of an object, or the alternatives of a choice. */
export function SchemaView({ document, schema }: { document: ApiDocument; schema: Schema }) {
  const own = follow(document, schema)
  const members = Object.entries(own.properties ?? {})
  const parts = (own.oneOf ?? own.anyOf ?? own.allOf ?? []).filter((part) => hasMembers(document, part))
  if (members.length === 0 && parts.length === 0 && own.items !== undefined && hasMembers(document, own.items))
    return <SchemaView document={document} schema={own.items} />
  return (
    <ul class="members">
      {members.map(([name, member]) => (
        <Member
          key={name}
          document={document}
          name={name}
          schema={member}
          isRequired={own.required?.includes(name) ?? false}
        />
      ))}
      {parts.map((part) => (
        <Member
          key={toTypeText(part)}
          document={document}
          name={toTypeText(part)}
          schema={part}
          isRequired={false}
          isPart
        />
      ))}
    </ul>
  )
}

interface MemberProps {
  document: ApiDocument
  name: string
  schema: Schema
  isRequired: boolean
  /** An alternative of a choice: its name is its type. */
  isPart?: boolean
}

function Member({ document, name, schema, isRequired, isPart = false }: MemberProps) {
  const [isOpen, setOpen] = useState(false)
  const own = follow(document, schema)
  const evidence = schema['x-evidence'] ?? own['x-evidence']
  const isDeprecated = schema.deprecated ?? own.deprecated ?? false
  const head = (
    <>
      <code class="member-name">{name}</code>
      {isPart ? null : <span class="member-type">{toTypeText(schema)}</span>}
      {isRequired ? <Badge>{strings.required}</Badge> : null}
      {isDeprecated ? <Badge tone="warn">{strings.deprecated}</Badge> : null}
    </>
  )
  // Beside the summary: what is inside of it opens and closes the members.
  const source = evidence === undefined ? null : <EvidenceLink evidence={evidence} />
  const about = schema.description ?? own.description
  return (
    <li class="member">
      {hasMembers(document, schema) ? (
        <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{head}</summary>
          <p class="quiet">
            <InlineCode text={about ?? ''} /> {source}
          </p>
          {isOpen ? <SchemaView document={document} schema={schema} /> : null}
        </details>
      ) : (
        <>
          <div class="member-head">
            {head} {source}
          </div>
          {about === undefined ? null : (
            <p class="quiet">
              <InlineCode text={about} />
            </p>
          )}
        </>
      )}
    </li>
  )
}

/** How well a fact is known, with its source. */
export function EvidenceLink({ evidence }: { evidence: Evidence }) {
  const { level, url, date, note } = evidence
  const title = [strings.evidenceAbout[level], date, note].filter((text) => text !== undefined).join('. ')
  const text = strings.evidence[level] ?? level
  return url === undefined ? (
    <span class="evidence" title={title}>
      {text}
    </span>
  ) : (
    <a class="evidence" href={url} title={title} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  )
}

/** A link to a schema of the document. */
export function SchemaLink({ name }: { name: string }) {
  return (
    <a href={toHash('api', 'schemas', name)} class="mono">
      {name}
    </a>
  )
}

function follow(document: ApiDocument, schema: Schema): Schema {
  let own = schema
  for (let depth = 0; own.$ref !== undefined && depth < 10; depth++) own = (resolve(document, own.$ref) ?? {}) as Schema
  return own
}

function hasMembers(document: ApiDocument, schema: Schema): boolean {
  const own = follow(document, schema)
  if (own.properties !== undefined) return true
  if (own.items !== undefined && hasMembers(document, own.items)) return true
  return (own.oneOf ?? own.anyOf ?? own.allOf ?? []).some((part) => part !== schema && hasMembers(document, part))
}
