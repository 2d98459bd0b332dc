/** A text whose parts between backticks are code, as descriptions of the API document have them. */

/** Renders the text; a backtick without a second one stays as it is. */
export function InlineCode({ text }: { text: string }) {
  return <>{text.split(/`([^`]+)`/).map((part, at) => (at % 2 === 0 ? part : <code key={at}>{part}</code>))}</>
}
