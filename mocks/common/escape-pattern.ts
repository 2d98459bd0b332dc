/** The source of a pattern that matches a text and nothing else. Names from a request may have any character: `c++`, `(a|a)*`. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`)
}
