import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { errorText } from '@tingxu/shared/i18n/translator.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { StatusLine } from '@tingxu/shared/ui/status-line.tsx'
import type { Trouble } from './presses.ts'

/** Why the last press did nothing, in words. */
export function troubleText(t: Messages, { code, context }: Trouble): string {
  return code === 'unanswered' ? t.counter.unanswered : errorText(t, code, context)
}

export interface TroubleLineProps {
  readonly t: Messages
  readonly trouble: Trouble | null
  readonly onDismiss: () => void
}

export function TroubleLine({ t, trouble, onDismiss }: TroubleLineProps) {
  if (trouble === null) return null
  return (
    <StatusLine level="warn" parts={[troubleText(t, trouble)]}>
      <Key word={t.counter.keys.dismiss} onPress={onDismiss} />
    </StatusLine>
  )
}
