/** Shows Markdown that may still grow; blocks that are complete are rendered once. */
import type { VNode } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { createBlockSplitter } from './markdown-blocks.ts'
import { mostBlockCharacters, toElements } from './markdown-html.ts'
import { PlainText } from './plain-text.tsx'
import { answerStrings } from './strings.ts'

/** A longer answer is shown as plain text. */
const mostCharacters = 200_000
/** While it grows, a longer last block is shown as plain text. */
const mostGrowing = 8_000

/** Renders the text; `isGrowing` while more may come. The nodes of finished blocks are used again, so that they are not compared. */
export function Markdown({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  const splitter = useMemo(createBlockSplitter, [])
  const finished = useRef<{ block: string; node: VNode }[]>([])
  if (text.length > mostCharacters)
    return (
      <>
        <p class="quiet">{answerStrings.longText}</p>
        <PlainText text={text} />
      </>
    )
  const blocks = splitter.update(text)
  const last = blocks.at(-1)!
  return (
    <div class="markdown">
      {blocks.slice(0, -1).map((block, at) => {
        const known = finished.current[at]
        if (known?.block === block) return known.node
        const node = <Block key={at} text={block} />
        finished.current[at] = { block, node }
        return node
      })}
      {last.length > (isGrowing ? mostGrowing : mostBlockCharacters) ? (
        <PlainText key={blocks.length - 1} text={last} />
      ) : (
        <Block key={blocks.length - 1} text={last} />
      )}
    </div>
  )
}

function Block({ text }: { text: string }) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => element.current?.replaceChildren(toElements(text)), [text])
  return <div ref={element} class="markdown-block" />
}
