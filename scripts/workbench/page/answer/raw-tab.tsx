/** The exchange as it was sent and received: heads, events, bytes. */
import type { ExchangeView, Headers } from '../state/exchange.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { EventList } from './event-list.tsx'
import { bytesPerRow, toHexRow, toOffset } from './hex.ts'
import { findMarkOf, mark, rawPart, type RawPart } from './panel-state.ts'
import { answerStrings as strings } from './strings.ts'

/** Characters of the request's body that are shown. */
const mostShown = 100_000

/** The content of the tab. */
export function RawTab({ view }: { view: ExchangeView }) {
  const part = rawPart.value === 'events' && view.isStream === false ? 'bytes' : rawPart.value
  const marked = findMarkOf(view)
  const parts: readonly RawPart[] = ['head', 'events', 'bytes']
  return (
    <div class="raw">
      <div class="raw-bar">
        <div class="segments" role="group" aria-label={strings.rawViews}>
          {parts.map((name) => (
            <Button key={name} kind="quiet" pressed={name === part} onClick={() => (rawPart.value = name)}>
              {strings.rawParts[name]}
            </Button>
          ))}
        </div>
        <span class="quiet raw-size">{strings.bytes(view.body.length, view.body.reads)}</span>
        {marked === null ? null : (
          <Button kind="quiet" onClick={() => (mark.value = null)}>
            {strings.clearMark}
          </Button>
        )}
        <CopyButton
          label={strings.copyBody}
          text={() => view.body.text()}
          copied={strings.copied}
          failed={strings.copyFailed}
        />
      </div>
      {part === 'head' ? <Heads view={view} /> : part === 'events' ? <EventList view={view} /> : <Bytes view={view} />}
    </div>
  )
}

function Heads({ view }: { view: ExchangeView }) {
  const { request } = view
  const body = request.body === undefined || request.body === null ? '' : JSON.stringify(request.body, null, 2)
  const sent = view.sentHeaders.length > 0 ? view.sentHeaders : Object.entries(request.headers)
  return (
    <div class="raw-heads">
      <Head
        title={strings.requestHead}
        first={`${request.method} ${view.url === '' ? request.path : view.url}`}
        headers={sent}
      />
      {body === '' ? null : (
        <section aria-label={strings.requestBody}>
          <h2>{strings.requestBody}</h2>
          <pre tabIndex={0}>{body.slice(0, mostShown)}</pre>
          {body.length > mostShown ? <p class="quiet">{strings.tooLong(body.length - mostShown)}</p> : null}
        </section>
      )}
      {view.status === null ? (
        <p class="quiet">{strings.noHead}</p>
      ) : (
        <Head title={strings.responseHead} first={`${view.status} ${view.statusText}`} headers={view.headers} />
      )}
    </div>
  )
}

function Head({ title, first, headers }: { title: string; first: string; headers: Headers }) {
  const toText = () => [first, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n')
  return (
    <section aria-label={title}>
      <div class="raw-title">
        <h2>{title}</h2>
        <CopyButton label={strings.copyHead} text={toText} copied={strings.copied} failed={strings.copyFailed} />
      </div>
      <p class="mono raw-first">{first}</p>
      <dl class="raw-headers mono">
        {headers.map(([name, value], at) => (
          <div key={at}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Bytes({ view }: { view: ExchangeView }) {
  const { body } = view
  if (body.length === 0) return <p class="empty">{strings.noBody}</p>
  const range = findMarkOf(view)
  return (
    <VirtualList
      label={strings.rawParts.bytes}
      count={Math.ceil(body.length / bytesPerRow)}
      rowHeight={20}
      class="hex-rows mono"
      follow={view.reason === null}
      reveal={range === null ? null : Math.floor(range.from / bytesPerRow)}
      rowClass={() => 'hex-row'}
      render={(row) => {
        const offset = row * bytesPerRow
        const cells = toHexRow(body.slice(offset, offset + bytesPerRow), offset, range)
        return (
          <>
            <span class="hex-offset quiet">{toOffset(offset)}</span>
            <span class="hex-bytes">
              {cells.map((cell, at) => (
                <span key={at} class={cell.isMarked ? 'is-marked' : undefined}>
                  {cell.hex}
                </span>
              ))}
            </span>
            <span class="hex-text">
              {cells.map((cell, at) => (
                <span key={at} class={cell.isMarked ? 'is-marked' : undefined}>
                  {cell.character}
                </span>
              ))}
            </span>
          </>
        )
      }}
    />
  )
}
