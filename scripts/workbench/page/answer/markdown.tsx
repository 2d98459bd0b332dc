/** Shows Markdown that may still grow; blocks that are complete are rendered once. */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { createBlockSplitter } from './markdown-blocks.ts'
import { toElements } from './markdown-html.ts'
import { PlainText } from './plain-text.tsx'
import { answerStrings } from './strings.ts'

/** A longer answer is shown as plain text. */
const mostCharacters = 200_000
/** While it grows, a longer last block is shown as plain text. */
const mostGrowing = 8_000

/** Renders the text; `isGrowing` while more may come. */
export function Markdown({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  const splitter = useMemo(createBlockSplitter, [])
  if (text.length > mostCharacters)
    return (
      <>
        <p class="quiet">{answerStrings.longText}</p>
        <PlainText text={text} />
      </>
    )
  const blocks = splitter.update(text)
  return (
    <div class="markdown">
      {blocks.map((block, at) =>
        isGrowing && at === blocks.length - 1 && block.length > mostGrowing ? (
          <PlainText key={at} text={block} />
        ) : (
          <Block key={at} text={block} />
        ),
      )}
    </div>
  )
}

function Block({ text }: { text: string }) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => element.current?.replaceChildren(toElements(text)), [text])
  return <div ref={element} class="markdown-block" />
}
