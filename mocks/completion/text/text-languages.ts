/** Finds the language of a text by its letters and by the most frequent words of each language. */

const languages: readonly (readonly [name: string, words: RegExp])[] = [
  ['Chinese', /[\u4e00-\u9fff]/g],
  ['Japanese', /[\u3040-\u30ff]/g],
  ['Korean', /[\uac00-\ud7af]/g],
  ['Russian', /[а-яё]{2,}/gi],
  ['Greek', /[α-ω]{2,}/gi],
  ['Arabic', /[\u0600-\u06ff]{2,}/g],
  [
    'German',
    /\b(?:der|die|das|und|ist|nicht|ich|wie|geht|es|ihnen|guten|ein|eine|mit|für|auf|wir|heute|sie|den|von)\b|ß/gi,
  ],
  ['French', /\b(?:le|la|les|est|une|des|je|vous|nous|et|pas|pour|dans|bonjour|merci|où|suis|avec|très|il|elle)\b|ç/gi],
  [
    'Spanish',
    /\b(?:el|los|las|es|está|estoy|una|y|que|por|para|con|hola|gracias|cómo|dónde|muy|mi|se|del|buenos|buenas)\b|[¿¡ñ]/gi,
  ],
  ['Italian', /\b(?:il|gli|che|è|sono|una|per|con|ciao|grazie|dove|molto|mi|della|buongiorno|questo|come)\b/gi],
  ['Portuguese', /\b(?:os|as|é|uma|não|para|com|olá|obrigad[oa]|onde|muito|você|bom|dia|está|eu)\b|[ãõ]/gi],
  ['Dutch', /\b(?:het|een|en|niet|ik|je|van|hoe|gaat|goedemorgen|dank|met|zijn|wij|op)\b/gi],
  ['Swedish', /\b(?:och|är|inte|jag|det|hur|mår|god|tack|en|ett|med)\b|å/gi],
  [
    'English',
    /\b(?:the|and|is|are|not|you|we|with|for|this|that|have|can|my|help|good|what|where|how|please|i|to|of)\b/gi,
  ],
]

/** The language with the most matches in a text; undefined if there are none. */
export function findLanguageOf(text: string): string | undefined {
  let best: { name: string; count: number } | undefined
  for (const [name, words] of languages) {
    const count = text.slice(0, 1000).match(words)?.length ?? 0
    if (count > 0 && (best === undefined || count > best.count)) best = { name, count }
  }
  return best?.name
}
