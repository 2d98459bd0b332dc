/** The parts of a message's content: texts, images, videos. */
import { getAt, isObject } from '../state/json-edit.ts'
import { setMember } from '../state/request.ts'
import { Button } from '../ui/button.tsx'
import { Area } from './area.tsx'
import { describeDataUrl, toSizeText } from './media.ts'
import { strings } from './strings.ts'

/** The list of parts; `at` is the position of the message. */
export function Parts({ parts, at }: { parts: readonly unknown[]; at: number }) {
  return (
    <ul class="parts">
      {parts.map((part, index) => (
        <li key={index}>
          <Part part={part} path={['messages', at, 'content', index]} label={strings.messages.text(at + 1)} />
        </li>
      ))}
    </ul>
  )
}

function Part({ part, path, label }: { part: unknown; path: readonly (string | number)[]; label: string }) {
  const type = isObject(part) ? part['type'] : null
  if (type === 'text') {
    const text = getAt(part, ['text'])
    return (
      <Area
        label={label}
        value={typeof text === 'string' ? text : ''}
        onInput={(value) => setMember([...path, 'text'], value)}
      />
    )
  }
  const kind = type === 'image_url' ? strings.media.image : type === 'video_url' ? strings.media.video : null
  const value = kind === null ? null : getAt(part, [String(type)])
  const url = typeof value === 'string' ? value : getAt(value, ['url'])
  return (
    <div class="media">
      {kind === null || typeof url !== 'string' ? (
        <p class="quiet">{strings.messages.otherPart}</p>
      ) : (
        <Media kind={kind} url={url} />
      )}
      <Button
        kind="quiet"
        label={strings.messages.removePart(kind ?? String(type))}
        onClick={() => setMember(path, undefined)}
      >
        ✕
      </Button>
    </div>
  )
}

/** Only data URLs are shown: an address would load from another host. */
function Media({ kind, url }: { kind: string; url: string }) {
  const described = describeDataUrl(url)
  return (
    <>
      {/^data:image\/(?:png|jpeg|gif|webp|bmp)[;,]/.test(url) ? <img class="media-picture" src={url} alt="" /> : null}
      <span class="media-text">
        {described === null
          ? `${url.startsWith('ms://') ? strings.media.stored : kind}: ${url.slice(0, 80)}`
          : `${described.type}, ${toSizeText(described.bytes)}`}
      </span>
    </>
  )
}
