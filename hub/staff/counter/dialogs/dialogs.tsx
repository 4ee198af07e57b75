// The questions a clerk is asked; each sends one command.
import type { CounterDialog, CounterPageProps } from '../page.tsx'
import { CallBackDialog } from './call-back.tsx'
import { ChosenDialog } from './chosen.tsx'
import { LeaveDialog } from './leave.tsx'
import { ParkDialog } from './park.tsx'
import { PauseDialog } from './pause.tsx'
import { TransferDialog } from './transfer.tsx'

export interface CounterDialogsProps extends CounterPageProps {
  readonly dialog: CounterDialog
  readonly onClose: () => void
}

export function CounterDialogs(props: CounterDialogsProps) {
  switch (props.dialog) {
    case 'park':
      return <ParkDialog {...props} />
    case 'transfer':
      return <TransferDialog {...props} />
    case 'callChosen':
      return <ChosenDialog {...props} />
    case 'callBack':
      return <CallBackDialog {...props} />
    case 'pause':
      return <PauseDialog {...props} />
    case 'signOut':
      return <LeaveDialog {...props} />
  }
}
