import type { CounterView } from '@tingxu/shared/hall/views/shapes.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { StatusLine } from '@tingxu/shared/ui/status-line.tsx'
import type { Trouble } from '../common/presses.ts'
import { clockTime, type Setting } from '../common/setting.ts'
import { TroubleLine } from '../common/trouble-line.tsx'
import { proofWords } from './proof.ts'

export interface ProofProps {
  readonly view: CounterView
  readonly setting: Setting
  readonly trouble: Trouble | null
  readonly refused: string | null
  readonly recallNotNow: string | undefined
  readonly onRecall: () => void
  readonly onRefused: (reason: string) => void
  readonly onDismiss: () => void
}

/** Under the plate: why the last press did nothing, else what is known about the call, else who was here before. */
export function Proof(props: ProofProps) {
  const { view, setting, trouble, refused, recallNotNow, onRecall, onRefused, onDismiss } = props
  const { t } = setting
  const { here, last } = view
  if (trouble !== null) return <TroubleLine t={t} trouble={trouble} onDismiss={onDismiss} />
  if (refused !== null)
    return (
      <StatusLine level="note" parts={[refused]}>
        <Key word={t.counter.keys.dismiss} onPress={onDismiss} />
      </StatusLine>
    )
  if (here !== null) {
    const { level, parts } = proofWords(here, t)
    return (
      <StatusLine level={level} parts={parts}>
        {level === 'alarm' && (
          <Key word={t.counter.keys.recall} notNow={recallNotNow} onRefused={onRefused} onPress={onRecall} />
        )}
      </StatusLine>
    )
  }
  return (
    <StatusLine
      level="quiet"
      parts={last === null ? [] : [t.counter.previous(last.number, clockTime(last.at, setting))]}
    />
  )
}
