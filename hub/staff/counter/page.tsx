// The counter page: state, plate, proof, the one key, the keys; beside them who comes next and who is held.
import type { ComponentChildren } from 'preact'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { OfficeBar } from '@tingxu/shared/ui/office-bar.tsx'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import type { Trouble } from '../common/presses.ts'
import type { May } from '../common/session.ts'
import type { Setting } from '../common/setting.ts'
import type { PanicState } from './at-work.tsx'
import './counter.css'
import { CounterDialogs } from './dialogs/dialogs.tsx'
import { Held } from './held.tsx'
import { type CounterKey, primaryOf, recallWait, type Shortcut, SHORTCUTS } from './keys.ts'
import { Next } from './next.tsx'
import { Person } from './person.tsx'
import { Proof } from './proof-line.tsx'
import { StateLine } from './state-line.tsx'
import { Totals } from './totals.tsx'
import type { DeskView } from './desk.ts'

export type CounterDialog = Exclude<CounterKey, 'recall' | 'noShow'> | 'signOut'

export interface CounterPageProps {
  readonly view: DeskView
  readonly setting: Setting
  readonly now: number
  readonly may: May
  readonly live: boolean
  readonly busy: boolean
  /** The command that is under way. */
  readonly busyWith: string | undefined
  /** Why a key is not for now. */
  readonly reasons: Readonly<Partial<Record<CounterKey, string | undefined>>>
  readonly trouble: Trouble | null
  /** Why the key that was pressed is not for now. */
  readonly refused: string | null
  readonly panic: PanicState
  readonly dialog: CounterDialog | null
  readonly banner?: ComponentChildren
  readonly languages?: ComponentChildren
  readonly onAct: (shortcut: Shortcut) => void
  readonly onRefused: (reason: string) => void
  readonly onDialog: (dialog: CounterDialog | null) => void
  readonly onDismiss: () => void
  readonly onSend: (type: string, data?: Readonly<Record<string, unknown>>) => void
  readonly onReturn: (number: string) => void
  readonly onLeave: () => void
}

export function CounterPage(props: CounterPageProps) {
  const { view, setting, now, may, live, busy, busyWith, reasons, panic, onAct, onRefused, onDialog } = props
  const { t, lang } = setting
  const { keys, go } = t.counter
  const primary = primaryOf(view)
  const wait = recallWait(view, now)
  const steps = [go.call, go.start, go.finish]
  const about = view.services.map(({ shortName }) => localText(shortName, lang)).join(lang === 'en' ? ', ' : '、')
  const key = (id: CounterKey, word: string, hint?: string) => (
    <Key
      block
      word={word}
      hint={hint}
      shortcut={SHORTCUTS[id]}
      notNow={reasons[id]}
      onRefused={onRefused}
      onPress={() => onAct({ kind: id })}
    />
  )
  // A mouse leaves no focus behind on a key: Enter stays the big key's.
  const dropFocus = (event: MouseEvent): void => {
    const active = document.activeElement
    if (event.detail > 0 && active instanceof HTMLButtonElement && active.closest('dialog') === null) active.blur()
  }
  return (
    <div class="counter-page" onClick={dropFocus}>
      <OfficeBar place={t.common.counter(view.number)} about={<span class="about cut">{about}</span>}>
        <span class="who">{view.staff?.name}</span>
        {props.languages}
        <Clock now={setting.now} timeZone={setting.timeZone} lang={lang} />
        <Key look="plain" word={keys.signOut} onPress={() => onDialog('signOut')} />
      </OfficeBar>
      <div class="news">{props.banner}</div>
      <main>
        <StateLine view={view} setting={setting} now={now} />
        <Person view={view} setting={setting} />
        <Proof
          view={view}
          setting={setting}
          trouble={props.trouble}
          refused={props.refused}
          recallNotNow={reasons.recall}
          onRecall={() => onAct({ kind: 'recall' })}
          onRefused={onRefused}
          onDismiss={props.onDismiss}
        />
        <PrimaryKey
          word={go[primary.kind]}
          shortcut={go.enter}
          steps={primary.kind === 'resume' ? undefined : steps}
          step={primary.step}
          notNow={primary.command === null ? t.counter.notNow.nobodyWaiting : live ? undefined : t.counter.notNow.away}
          busy={busy && busyWith === primary.command}
          onPress={() => onAct({ kind: 'primary' })}
        />
        <div class="keys">
          {key('recall', keys.recall, recallHint())}
          {key('noShow', keys.noShow)}
          {key('park', keys.park)}
          {key('transfer', keys.transfer)}
          {key('callChosen', keys.callChosen)}
          {key('callBack', keys.callBack)}
          {key('pause', view.phase === 'paused' ? keys.resume : keys.pause)}
        </div>
      </main>
      <aside>
        <Next view={view} setting={setting} />
        <Held
          view={view}
          setting={setting}
          may={may}
          live={live}
          onRefused={onRefused}
          onUnpark={(number) => props.onSend('counter.unpark', { number })}
          onReturn={props.onReturn}
        />
      </aside>
      <footer>
        <Totals view={view} t={t} />
        <span class="told" role="status">
          {panic === 'sent' && keys.panicSent}
          {panic === 'failed' && <b class="alarm-word">{t.counter.panic.failed}</b>}
        </span>
        {may('counter.panic') && (
          <Key
            look="panic"
            word={keys.panic}
            hint={keys.panicHint}
            shortcut="F12"
            holdMs={1000}
            onPress={() => onAct({ kind: 'panic' })}
          />
        )}
      </footer>
      {props.dialog !== null && <CounterDialogs {...props} dialog={props.dialog} onClose={() => onDialog(null)} />}
    </div>
  )

  function recallHint(): string | undefined {
    if (view.phase !== 'called' || view.here === null) return undefined
    if (view.here.recallAt === null) return undefined
    return wait > 0 ? keys.recallIn(wait) : keys.recallsLeft(view.here.callsLeft)
  }
}
