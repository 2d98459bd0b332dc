/** The list of requests. */
export function Traffic() {
  return <p class="empty">No requests yet.</p>
}
