import { isHubTrouble } from '@tingxu/shared/hall/views/troubles.ts'
import type { AlertLine as Alert } from '@tingxu/shared/hall/views/shapes.ts'
import { AlertLine, Alerts } from '@tingxu/shared/ui/alert-line.tsx'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import { clockTime, type Setting } from '../common/setting.ts'
import { alertWords } from './alert-words.ts'

/** Handled ones leave this many quiet lines. */
const DONE_SHOWN = 4

export interface AlertListProps {
  readonly alerts: readonly Alert[]
  /** A standing fact of the set-up, said once and quietly below what happens; null: there is none. */
  readonly standing: string | null
  readonly setting: Setting
  readonly mayHandle: boolean
  /** Why nothing can be pressed now. */
  readonly notNow: string | undefined
  readonly busy: boolean
  readonly onHandle: (alert: string) => void
}

/** What needs somebody, red first. */
export function AlertList({ alerts, standing, setting, mayHandle, notNow, busy, onHandle }: AlertListProps) {
  const { t, lang } = setting
  const words = t.console.alerts
  const open = alerts.filter(({ handledAt }) => handledAt === null)
  const done = alerts.filter(({ handledAt }) => handledAt !== null).slice(0, DONE_SHOWN)
  const red = open.some(({ level }) => level === 'alarm')
  return (
    <section class="to-do">
      <Head ruled alarm={red} title={`${words.title}${open.length === 0 ? '' : ` ${open.length}`}`} />
      {open.length === 0 && <Empty title={words.none} text={words.noneHint} />}
      <Alerts label={words.title}>
        {open.map((alert) => {
          const { title, text } = alertWords(alert, t, lang)
          return (
            <AlertLine
              key={alert.id}
              level={alert.level === 'alarm' ? 'alarm' : 'warn'}
              title={title}
              since={words.since(clockTime(alert.since, setting))}
              text={text}
            >
              {mayHandle && !isHubTrouble(alert.kind) && (
                <Key
                  look={alert.kind === 'panic' ? 'answer' : 'live'}
                  word={alert.kind === 'panic' ? words.going : words.handle}
                  notNow={notNow}
                  busy={busy}
                  onPress={() => onHandle(alert.id)}
                />
              )}
            </AlertLine>
          )
        })}
      </Alerts>
      {standing !== null && <p class="standing second">{standing}</p>}
      {done.length > 0 && (
        <div class="handled">
          <Head level={3} title={words.recent} />
          <Alerts label={words.recent}>
            {done.map((alert) => (
              <AlertLine
                key={alert.id}
                level="done"
                title={alertWords(alert, t, lang).title}
                text={words.handledBy(alert.handledBy ?? '', clockTime(alert.handledAt ?? alert.since, setting))}
              />
            ))}
          </Alerts>
        </div>
      )}
    </section>
  )
}
