import type { ConsoleView, DeskLine } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import { deskLook } from './desk-look.ts'
import { minutesBetween, type Setting } from '../common/setting.ts'

export interface DesksProps {
  readonly view: Pick<ConsoleView, 'counters' | 'zones'>
  readonly setting: Setting
  readonly now: number
}

/** The counters by zone, each a desk with its word, frame and tint. */
export function Desks({ view, setting, now }: DesksProps) {
  const { t, lang } = setting
  const words = t.console.desk
  if (view.counters.length === 0) return <Empty title={words.none} text={words.noneHint} />
  return (
    <>
      {view.zones.map((zone) => {
        const desks = view.counters.filter((desk) => desk.zone === zone.id)
        if (desks.length === 0) return null
        const name = words.zone(localText(zone.name, lang))
        return (
          <section key={zone.id} class="zone">
            <Head ruled title={name} />
            <ul class="desks" aria-label={name}>
              {desks.map((desk) => (
                <Desk key={desk.id} desk={desk} setting={setting} now={now} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function Desk({
  desk,
  setting: { t },
  now,
}: {
  readonly desk: DeskLine
  readonly setting: Setting
  readonly now: number
}) {
  const words = t.console.desk
  const look = deskLook(desk)
  const grave = look === 'panic' || look === 'unproved'
  return (
    <li class={`desk ${look}`}>
      <span class="sign">
        <span class="unseen">{t.common.counter(desk.number)} </span>
        <b aria-hidden="true">{desk.number}</b>
      </span>
      {desk.phase !== 'closed' && desk.since !== null && (
        <span class="since">
          <span aria-hidden="true">{words.minutesShort(minutesBetween(desk.since, now))}</span>
          <span class="unseen">{words.minutes(minutesBetween(desk.since, now))}</span>
        </span>
      )}
      <span class="at">
        {desk.ticket !== null && (
          <Plate number={desk.ticket} bare={look === 'panic'} label={t.common.ticket(spelledNumber(desk.ticket))} />
        )}
      </span>
      <span class="word">
        {grave && <Icon name="alarm" />}
        {words[look]}
      </span>
      <span class="staff cut">{desk.staff}</span>
    </li>
  )
}
