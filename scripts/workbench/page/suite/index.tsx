/** Runs the contract suite. */
export function Suite() {
  return <p class="empty">The suite.</p>
}
