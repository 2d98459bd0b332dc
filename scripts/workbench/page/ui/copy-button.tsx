/** Copies a text that is made when the button is pressed. */
import { Button } from './button.tsx'
import { notify } from './toast.tsx'

export interface CopyButtonProps {
  label: string
  text: () => string
  copied: string
  failed: string
}

/** A quiet button that writes to the clipboard and says so. */
export function CopyButton({ label, text, copied, failed }: CopyButtonProps) {
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => notify(copied),
      () => notify(failed, 'bad'),
    )
  return (
    <Button kind="quiet" onClick={() => void copy()}>
      {label}
    </Button>
  )
}
