import { useState } from 'preact/hooks'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { Banner } from '@tingxu/shared/ui/banner.tsx'
import { OfficeBar } from '@tingxu/shared/ui/office-bar.tsx'
import { Empty, Failed, Loading } from '@tingxu/shared/ui/states.tsx'
import type { Bench } from './bench.ts'
import { Peripheral } from './peripheral.tsx'
import { Printer } from './printer.tsx'
import type { UsedBench } from './use-bench.ts'
import './peripherals.css'
import './workbench-page.css'

export function WorkbenchPage({ t, state, act, use }: UsedBench & { readonly t: Messages }) {
  const [failed, setFailed] = useState(false)
  const { bench } = t.links
  const press = async (printer: string, action: string): Promise<void> => setFailed(!(await act(printer, action)))
  return (
    <>
      <OfficeBar place={bench.title} about={<span class="second">{bench.lead}</span>}>
        <a class="key plain" href="/">
          {t.links.title}
        </a>
      </OfficeBar>
      {state.kind === 'bench' && state.away && <Banner line title={t.common.lost} />}
      {failed && <Banner line title={bench.failed} />}
      <main>
        <div class="bench">{content()}</div>
        {state.kind === 'bench' && devices(state.bench)}
      </main>
    </>
  )

  function content() {
    if (state.kind === 'bench') return printers(state.bench)
    if (state.kind === 'loading') return <Loading title={t.common.loading} middle />
    if (state.kind === 'away') return <Failed title={t.links.away} text={t.links.awayHint} middle />
    return <Empty title={bench.offline} text={bench.offlineHint} middle />
  }

  function devices({ peripherals }: Bench) {
    return (
      <div class="bench-devices" role="group" aria-label={bench.peripherals}>
        {peripherals.map((device) => (
          <Peripheral
            key={device.id}
            t={t}
            device={device}
            onAct={(what) => void use(device.id, what).then((done) => setFailed(!done))}
          />
        ))}
      </div>
    )
  }

  function printers({ printers: all }: Bench) {
    if (all.length === 0) return <Empty title={bench.none} text={bench.noneHint} middle />
    return all.map((printer) => (
      <Printer key={printer.id} t={t} printer={printer} onAct={(action) => void press(printer.id, action)} />
    ))
  }
}
