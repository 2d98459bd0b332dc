/** Reads the quoted texts and the addresses of a text. */

const none: readonly never[] = []

/** The texts in quotation marks or backticks. */
export function readQuoted(text: string): string[] {
  if (!/["“「《'\u0060]/.test(text)) return []
  const found: string[] = []
  for (const match of text.matchAll(
    /"([^"\n]{1,300})"|“([^”\n]{1,300})”|「([^」\n]{1,300})」|《([^》\n]{1,300})》|(?<![\p{L}\p{N}])'((?:[^'\n]|(?<=\p{L})'(?=\p{L})){1,300})'(?![\p{L}\p{N}])|\u0060([^\u0060\n]{1,300})\u0060/gu,
  )) {
    const quoted = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6]) as string
    // Dots stand for a value that is to be found.
    if (!/^[.…]+$/.test(quoted)) found.push(quoted)
  }
  return found
}

/** The e-mail addresses of a text. */
export function readEmails(text: string): readonly string[] {
  return text.includes('@') ? (text.match(/[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}/g) ?? none) : none
}

/** The web addresses of a text. */
export function readUrls(text: string): readonly string[] {
  if (!text.includes('://')) return none
  return (text.match(/https?:\/\/[^\s"'<>）)，。]{1,500}/g) ?? []).map((url) => url.replace(/[.,;:!?]{1,10}$/, ''))
}
