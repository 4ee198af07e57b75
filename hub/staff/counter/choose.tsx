import type { ComponentChildren } from 'preact'
import type { CountersView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { CounterName } from '@tingxu/shared/ui/counter-name.tsx'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import type { Setting } from '../common/setting.ts'
import './choose.css'

export interface ChooseProps {
  readonly setting: Setting
  readonly counters: CountersView
  readonly live: boolean
  readonly busy: boolean
  readonly onChoose: (counter: string) => void
  /** Why the last choice was refused. */
  readonly children?: ComponentChildren
}

/** Which counter somebody sits at today; the taken ones say by whom. */
export function Choose({ setting: { t, lang }, counters: { counters }, live, busy, onChoose, children }: ChooseProps) {
  const words = t.counter.signIn
  return (
    <div class="choose">
      <Head level={1} large title={words.lead} />
      {children}
      {counters.length === 0 ? (
        <Empty title={words.none} text={words.noneHint} />
      ) : (
        <Rows label={words.which}>
          {counters.map(({ id, number, zone, services, staff }) => (
            <Row
              key={id}
              lead={<CounterName number={number} before={t.common.counterBefore} after={t.common.counterAfter} />}
              title={localText(zone, lang)}
              note={words.services(services.map((name) => localText(name, lang)).join(lang === 'en' ? ', ' : '、'))}
              value={staff === null ? undefined : words.taken(staff.name)}
              arrow={staff === null}
              off={staff !== null || !live || busy}
              onPress={() => onChoose(id)}
            />
          ))}
        </Rows>
      )}
    </div>
  )
}
