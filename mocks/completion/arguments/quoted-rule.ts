/** The quoted texts of a conversation as values, for the properties that may have them. */
import type { Rule } from './property.ts'

/** Properties whose values are a few words. */
const isShort =
  /^(?:\w+_)?(?:name|company|role|position|job|city|country|person|author|organi[sz]ation|title|brand|product|date|location|department|industry|color|colour)(?:_name)?\s/

/** Values with digits. */
const isCoded = /^(?:\w+_)?(?:number|no|date|time|phone|zip|on|at)\s/
const isState = /^(?:status|state|priority)\s/
/** A quoted sentence is the text to read, not a value. */
const isClause = /\s(?:is|are|was|were|has|have|lives|works|costs)\s|^[\d.,\s]+$/i

export const quotedRule: Rule = {
  name: /.*/,
  find: ({ quoted }, about) =>
    quoted.length === 0 || isState.test(about)
      ? []
      : isCoded.test(about)
        ? quoted.filter((text) => /\d/.test(text))
        : isShort.test(about)
          ? quoted.filter((text) => isName(text, about))
          : quoted,
}

function isName(text: string, about: string): boolean {
  return (text.length < 17 || text.split(/\s/).length <= 8) && (/^\w*title\b/.test(about) || !isClause.test(text))
}
