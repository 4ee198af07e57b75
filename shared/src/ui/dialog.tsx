import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import './dialog.css'

export interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly text?: string | undefined
  /** A question to the whole glass of a kiosk. */
  readonly great?: boolean | undefined
  /** Escape, or whatever else asks to leave. Without it the dialog can only be answered. */
  readonly onClose?: (() => void) | undefined
  /** Fields, choices, a countdown. */
  readonly children?: ComponentChildren
  /** Keys; the safe one first, so that it has the focus. */
  readonly acts?: ComponentChildren
}

/** The browser's own modal dialog: focus stays in it and returns where it was. */
export function Dialog({ open, title, text, great, onClose, children, acts }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // Before the next paint: a key pressed at once belongs to what is on the glass then.
  useLayoutEffect(() => {
    const dialog = element.current
    if (dialog === null) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  const cancel = (event: Event): void => {
    event.preventDefault()
    onClose?.()
  }
  // The browser may close a dialog against our will (Escape pressed twice): an unanswered question comes back.
  const closed = (): void => {
    if (!open) return
    if (onClose === undefined) element.current?.showModal()
    else onClose()
  }
  return (
    <dialog
      ref={element}
      class={great === true ? 'dialog great' : 'dialog'}
      aria-labelledby={heading}
      onCancel={cancel}
      onClose={closed}
    >
      {open && (
        <>
          <h2 id={heading}>{title}</h2>
          {text !== undefined && <p class="text">{text}</p>}
          {children !== undefined && <div class="inside">{children}</div>}
          {acts !== undefined && <div class="acts">{acts}</div>}
        </>
      )}
    </dialog>
  )
}
