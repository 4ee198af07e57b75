import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { FACES, type FaceComponent } from './faces.ts'
import type { BenchPeripheral, HandAct } from './peripherals.ts'

export interface PeripheralProps {
  readonly t: Messages
  readonly device: BenchPeripheral
  readonly onAct: (act: HandAct) => void
}

export function Peripheral({ t, device, onAct }: PeripheralProps) {
  const { bench } = t.links
  const { name, model, state, face, cable, faults } = device
  const codes: Readonly<Record<string, string>> = t.console.devices.codes
  const faultWords: Readonly<Record<string, string>> = bench.faults
  const word = state.level === 'ok' ? bench.levels.ok : (codes[state.code] ?? bench.levels[state.level])
  const Shown = FACES[face.class] as FaceComponent
  return (
    <section class={`peripheral ${face.class}`} aria-label={name}>
      <Head title={name} note={model} aside={<span class={`level ${state.level}`}>{word}</span>} />
      <Shown t={t} face={face} onAct={onAct} />
      <div class="acts" role="group" aria-label={bench.break}>
        <Key
          word={cable ? bench.acts['pull-cable'] : bench.acts['put-cable']}
          pressed={!cable}
          onPress={() => onAct({ act: cable ? 'pull-cable' : 'put-cable' })}
        />
        {faults.map(({ fault, on }) => (
          <Key
            key={fault}
            word={faultWords[fault] ?? fault}
            pressed={on}
            onPress={() => onAct({ act: 'fault', fault })}
          />
        ))}
      </div>
    </section>
  )
}
