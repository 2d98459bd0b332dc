/**
 * Decodes percent-encoded text, such as a path segment. `decodeURIComponent` throws where a percent sign begins no escape; such text is
 * returned as it is, because it comes from requests and documents.
 */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
