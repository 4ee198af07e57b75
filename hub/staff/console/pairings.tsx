import type { DevicesView } from '@tingxu/shared/hall/views/shapes.ts'
import { Code } from '@tingxu/shared/ui/code.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { clockTime, type Setting } from '../common/setting.ts'

export type PendingPairing = DevicesView['pairings'][number]

export interface PairingsProps {
  readonly pairings: readonly PendingPairing[]
  readonly setting: Setting
  readonly mayManage: boolean
  readonly notNow: string | undefined
  readonly onAccept: (pairing: PendingPairing) => void
  readonly onRefuse: (pairing: PendingPairing) => void
}

/** Screens that wait, their codes large enough to compare across a room. */
export function Pairings({ pairings, setting, mayManage, notNow, onAccept, onRefuse }: PairingsProps) {
  const { t } = setting
  const words = t.console.pairing
  if (pairings.length === 0) return null
  return (
    <ul class="pairings" aria-live="polite">
      {pairings.map((pairing) => (
        <li key={pairing.code}>
          <p>
            <b>{words.waiting(t.console.devices.kinds[pairing.kind], clockTime(pairing.since, setting))}</b>
          </p>
          <Code code={pairing.code} label={words.code} />
          <p>{words.check}</p>
          {mayManage && (
            <div class="acts">
              <Key word={words.same} notNow={notNow} onPress={() => onAccept(pairing)} />
              <Key look="plain" word={words.unknown} notNow={notNow} onPress={() => onRefuse(pairing)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
