import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { actKeys, type BenchPrinter, paperInSlot } from './bench.ts'
import { Slip } from './slip.tsx'

export interface PrinterProps {
  readonly t: Messages
  readonly printer: BenchPrinter
  readonly onAct: (action: string) => void
}

export function Printer({ t, printer, onAct }: PrinterProps) {
  const { bench } = t.links
  const { name, model, state, paper, faults, slips } = printer
  const { hanging, gone } = paperInSlot(slips)
  const codes: Readonly<Record<string, string>> = t.console.devices.codes
  const word = state.level === 'ok' ? bench.levels.ok : (codes[state.code] ?? bench.levels[state.level])
  const left = faults.includes('paper-out') ? bench.noPaper : bench.paper((paper.leftMm / 1000).toFixed(1))
  const share = Math.max(0, Math.min(1, paper.leftMm / Math.max(1, paper.rollMm)))
  return (
    <section class="printer" aria-label={name}>
      <Head title={name} note={model} aside={<span class={`level ${state.level}`}>{word}</span>} />
      <div class="roll" role="img" aria-label={left}>
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <p class="left second">{left}</p>
      <div class="body">
        <i class="slot" />
      </div>
      <div class="hanging" aria-live="polite">
        {hanging.length === 0 && <p class="second nothing">{bench.waitingPaper}</p>}
        {hanging.map((slip) => (
          <Slip key={slip.id} t={t} printer={printer.id} slip={slip} />
        ))}
      </div>
      {hanging.length > 0 && <Key look="main" word={bench.take} block onPress={() => onAct('take-paper')} />}
      {gone.map(({ id }) => (
        <p key={id} class="gone second">
          {bench.slip(id)} {bench.taken}
        </p>
      ))}
      <h3 class="second">{bench.break}</h3>
      <div class="acts">
        {actKeys(printer).map(({ act, on }, at) => (
          <Key key={at} word={bench.acts[act]} pressed={on} onPress={() => onAct(act)} />
        ))}
      </div>
    </section>
  )
}
