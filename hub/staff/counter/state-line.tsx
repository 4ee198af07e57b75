import type { CounterView } from '@tingxu/shared/hall/views/shapes.ts'
import { sayDuration } from '@tingxu/shared/i18n/numbers.ts'
import { clockTime, joined, type Setting } from '../common/setting.ts'

export interface StateLineProps {
  readonly view: CounterView
  readonly setting: Setting
  readonly now: number
}

/** The counter's state in one word, and how long it has lasted. */
export function StateLine({ view, setting, now }: StateLineProps) {
  const { t } = setting
  return (
    <p class="doing">
      <b>{t.counter.states[view.phase]}</b>
      <span class="second">{hint()}</span>
    </p>
  )

  function hint(): string {
    const { stateHints, pause } = t.counter
    const { here, paused } = view
    const since = (at: number): string => sayDuration(t, (now - at) / 1000)
    if (here !== null)
      return view.phase === 'serving'
        ? stateHints.serving(since(here.startedAt ?? here.calledAt))
        : stateHints.called(here.calls, since(here.calledAt))
    if (paused !== null) {
      const until = paused.until === null ? [] : [pause.until(clockTime(paused.until, setting))]
      return joined(setting.lang, [stateHints.paused(pause[paused.reason], since(paused.since)), ...until])
    }
    return view.next.length === 0 ? '' : stateHints.free
  }
}
