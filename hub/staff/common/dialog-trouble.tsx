import { StatusLine } from '@tingxu/shared/ui/status-line.tsx'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import type { Trouble } from './presses.ts'
import { troubleText } from './trouble-line.tsx'

/** Why the question could not be sent, inside it. */
export function DialogTrouble({ t, trouble }: { readonly t: Messages; readonly trouble: Trouble | null }) {
  return trouble === null ? null : <StatusLine level="warn" parts={[troubleText(t, trouble)]} />
}
