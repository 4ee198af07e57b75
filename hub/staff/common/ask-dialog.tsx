import type { ComponentChildren } from 'preact'
import { Dialog } from '@tingxu/shared/ui/dialog.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import './ask-dialog.css'

export interface AskDialogProps {
  readonly title: string
  readonly text?: string | undefined
  readonly go: string
  readonly cancel: string
  /** Why it cannot be sent yet. */
  readonly notNow?: string | undefined
  readonly busy?: boolean | undefined
  readonly onGo: () => void
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

/** A question with its choices; Enter anywhere in it sends it, Escape leaves. */
export function AskDialog({ title, text, go, cancel, notNow, busy, onGo, onClose, children }: AskDialogProps) {
  const submit = (event: Event): void => {
    event.preventDefault()
    if (notNow === undefined && busy !== true) onGo()
  }
  return (
    <Dialog open title={title} text={text} onClose={onClose}>
      <form class="ask" onSubmit={submit} noValidate>
        {children}
        <div class="acts">
          <Key word={cancel} onPress={onClose} />
          <Key look="main" word={go} submit notNow={notNow} busy={busy} />
        </div>
      </form>
    </Dialog>
  )
}
