import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import { clockTime, type Setting } from '../common/setting.ts'
import { reasonWords } from './reasons.ts'
import { signIn } from './signs.ts'
import type { DeskView } from './desk.ts'

/** Whoever is here; at a free counter whoever would come, hollow, because nobody outside sees it. */
export function Person({ view, setting }: { readonly view: DeskView; readonly setting: Setting }) {
  const { t, lang } = setting
  const [first] = view.next
  const shown = view.here ?? (view.phase === 'free' ? first : undefined)
  if (shown === undefined)
    return (
      <section class="person nobody">
        <h2>{view.paused !== null ? t.counter.pause[view.paused.reason] : t.counter.stateHints.nobody}</h2>
      </section>
    )
  return (
    <section class="person">
      <Plate
        key={shown.ticket}
        number={shown.number}
        look={view.here === null ? 'hollow' : 'solid'}
        label={t.common.ticket(spelledNumber(shown.number))}
      />
      <div>
        <h2>{localText(shown.service, lang)}</h2>
        {shown.reason !== null && (
          <p>
            <b>{reasonWords(shown.reason, setting, signIn(view))}</b>
          </p>
        )}
        <p class="second">{t.counter.taken(clockTime(shown.takenAt, setting))}</p>
      </div>
    </section>
  )
}
