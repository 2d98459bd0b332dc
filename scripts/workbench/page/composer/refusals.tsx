/** Lists what Kimi would refuse in the request, with the API's message, a source and a fix for each, and what the request has lost of earlier answers. */
import type { PreviewFix, PreviewRefusal } from '../../preview-protocol.ts'
import { getAt, isObject } from '../state/json-edit.ts'
import { applyFix, preview } from '../state/preview.ts'
import { editBody } from '../state/request.ts'
import { AdviceItem } from '../ui/advice.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { strings } from './strings.ts'

const texts = strings.refusals

/** The bar below the composer. */
export function Refusals() {
  const answer = preview.value
  if (answer === null) return null
  const { refusals, ignored, losses } = answer
  return (
    <section class="refusals" aria-label={texts.title}>
      <p class="refusals-title" role="status">
        {refusals.length === 0 ? (
          <Badge tone="good">{texts.accepted}</Badge>
        ) : (
          <Badge tone="bad">{texts.count(refusals.length)}</Badge>
        )}
      </p>
      {refusals.length + ignored.length + losses.length === 0 ? null : (
        <ul>
          {refusals.map((refusal, at) => (
            <Refusal key={at} refusal={refusal} />
          ))}
          {ignored.map(({ name, nearest }) => (
            <li key={name} class="refusal">
              <span>
                <Badge tone="warn">{texts.ignored(name)}</Badge>
                {nearest === null ? null : ` ${texts.nearest(nearest)}`}
              </span>
              {nearest === null ? null : (
                <span class="refusal-fixes">
                  <Button onClick={() => rename(name, nearest)}>{texts.use(nearest)}</Button>
                </span>
              )}
            </li>
          ))}
          {losses.map((advice, at) => (
            <AdviceItem key={`loss-${at}`} advice={advice} actions={<Fixes fixes={advice.fixes} />} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Refusal({ refusal }: { refusal: PreviewRefusal }) {
  const { status, message, level, source, note, fixes } = refusal
  return (
    <li class="refusal">
      <span>
        <span class="refusal-status">{status}</span> {message}{' '}
        <span class="refusal-source" title={note ?? source.says}>
          {texts.level[level]}
          {source.url === undefined || !source.url.startsWith('https://') ? null : (
            <>
              {', '}
              <a href={source.url} target="_blank" rel="noopener noreferrer">
                {texts.source}
              </a>
            </>
          )}
        </span>
      </span>
      <Fixes fixes={fixes} />
    </li>
  )
}

function Fixes({ fixes }: { fixes: readonly PreviewFix[] }) {
  return (
    <span class="refusal-fixes">
      {fixes.map((fix) => (
        <Button key={fix.label} onClick={() => applyFix(fix)}>
          {fix.label}
        </Button>
      ))}
    </span>
  )
}

/** Keeps the place of the member. */
function rename(from: string, to: string): void {
  editBody((body) =>
    isObject(body) && getAt(body, [to]) === undefined
      ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name === from ? to : name, value]))
      : body,
  )
}
