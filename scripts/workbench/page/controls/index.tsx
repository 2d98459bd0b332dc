/** Chooses what the mock answers. */

/** The content of the drawer of mock controls. */
export function ControlsDrawer() {
  return <p class="quiet">Mock controls</p>
}
