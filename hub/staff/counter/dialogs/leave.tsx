import { AskDialog } from '../../common/ask-dialog.tsx'
import type { CounterDialogsProps } from './dialogs.tsx'
import { DialogTrouble } from '../../common/dialog-trouble.tsx'

export function LeaveDialog({ view, setting: { t }, live, busy, trouble, onLeave, onClose }: CounterDialogsProps) {
  const words = t.counter.signOut
  const unfinished = view.here === null ? undefined : words.unfinished(view.here.number)
  return (
    <AskDialog
      title={words.title}
      text={unfinished ?? words.text}
      go={words.yes}
      cancel={words.no}
      busy={busy}
      notNow={unfinished ?? (live ? undefined : t.counter.notNow.away)}
      onGo={onLeave}
      onClose={onClose}
    >
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )
}
