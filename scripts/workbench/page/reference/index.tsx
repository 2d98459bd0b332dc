/** The API document. */
export function Reference() {
  return <p class="empty">The API document.</p>
}
