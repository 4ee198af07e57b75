import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import type { Setting } from '../common/setting.ts'
import { reasonWords } from './reasons.ts'
import { signIn } from './signs.ts'
import type { DeskView } from './desk.ts'

/** The next three, each with why. */
export function Next({ view, setting }: { readonly view: DeskView; readonly setting: Setting }) {
  const { t, lang } = setting
  const words = t.counter.next
  return (
    <section class="next">
      <Head title={words.title} note={words.mine(view.waitingHere)} />
      <Rows label={words.title}>
        {view.next.map(({ ticket, number, reason, service }) => (
          <Row
            key={ticket}
            lead={<Plate number={number} label={t.common.ticket(spelledNumber(number))} />}
            title={reasonWords(reason, setting, signIn(view))}
            note={localText(service, lang)}
          />
        ))}
      </Rows>
      {view.next.length === 0 && <Empty title={words.none} />}
    </section>
  )
}
