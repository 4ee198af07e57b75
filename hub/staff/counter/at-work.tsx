// One counter at work: its view, its presses, its keyboard.
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { useView } from '@tingxu/shared/ui/hub/hooks.ts'
import { Failed, Loading } from '@tingxu/shared/ui/states.tsx'
import { useNow } from '@tingxu/shared/ui/use-now.ts'
import type { May } from '../common/session.ts'
import type { Setting } from '../common/setting.ts'
import { usePresses } from '../common/use-presses.ts'
import { deskOf } from './desk.ts'
import { type CounterDialog, CounterPage } from './page.tsx'
import { COUNTER_KEYS, notNow, PRIMARY_REST_MS, primaryOf, type Shortcut, shortcutOf } from './keys.ts'

export type PanicState = 'quiet' | 'sent' | 'failed'

/** A call for help outlives a short break of the line. */
const PANIC_TIMEOUT_MS = 30_000
/** How long "told" stays, ms. */
const PANIC_SHOWN_MS = 10_000

export interface CounterAtWorkProps {
  readonly hub: HubClient
  readonly counter: string
  readonly setting: Setting
  readonly may: May
  readonly live: boolean
  readonly banner: ComponentChildren
  readonly languages: ComponentChildren
  readonly onSignedOut: () => void
}

export function CounterAtWork(props: CounterAtWorkProps) {
  const { hub, counter, setting, may, live, banner, languages, onSignedOut } = props
  const { t } = setting
  const value = useView(hub, 'counter', { counter })
  const places = useView(hub, 'places', {})
  const view = useMemo(() => deskOf(value, places), [value, places])
  const now = useNow(hub.now, 1000)
  const pressing = usePresses(hub)
  const [dialog, setDialog] = useState<CounterDialog | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [panic, setPanic] = useState<PanicState>('quiet')
  const lastPrimary = useRef(-PRIMARY_REST_MS)

  const place =
    view === null || view === undefined ? '' : `${view.phase} ${view.here?.ticket ?? ''} ${view.here?.calls ?? 0}`
  useEffect(() => {
    pressing.moved()
    setRefused(null)
  }, [place, live])
  useEffect(() => {
    if (panic !== 'sent') return
    const timer = window.setTimeout(() => setPanic('quiet'), PANIC_SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [panic])

  const send = async (type: string, data: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    setRefused(null)
    if (await pressing.press(type, { counter, ...data })) setDialog(null)
  }

  const callHelp = async (): Promise<void> => {
    const result = await hub.command('counter.panic', { counter }, { timeoutMs: PANIC_TIMEOUT_MS })
    setPanic(result.ok ? 'sent' : 'failed')
  }

  const act = (shortcut: Shortcut): void => {
    if (view === null || view === undefined) return
    switch (shortcut.kind) {
      case 'panic':
        if (may('counter.panic')) void callHelp()
        return
      case 'primary': {
        const { command } = primaryOf(view)
        if (command === null) return
        if (!live) return setRefused(t.counter.notNow.away)
        if (performance.now() - lastPrimary.current < PRIMARY_REST_MS) return
        lastPrimary.current = performance.now()
        return void send(command)
      }
      case 'recall':
      case 'noShow':
      case 'park':
      case 'transfer':
      case 'callChosen':
      case 'callBack':
      case 'pause': {
        const reason = notNow(shortcut.kind, view, { t, may, live, now: hub.now() })
        if (reason !== undefined) return setRefused(reason)
        setRefused(null)
        if (shortcut.kind === 'recall') return void send('counter.recall')
        if (shortcut.kind === 'noShow') return void send('counter.no-show')
        if (shortcut.kind === 'pause' && view.phase === 'paused') return void send('counter.resume')
        pressing.dismiss()
        setDialog(shortcut.kind)
      }
    }
  }

  const acting = useRef(act)
  acting.current = act
  // A ref, as effects come after the paint: Escape and the next key may both come before it.
  const asking = useRef(false)
  asking.current = dialog !== null
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null
      const shortcut = shortcutOf({
        key: event.key,
        repeat: event.repeat,
        ctrlKey: event.ctrlKey,
        altKey: event.altKey,
        metaKey: event.metaKey,
        onControl: target?.closest('button, a, select') !== null && target !== null,
        typing: asking.current || (target?.closest('input, textarea, select, dialog') !== null && target !== null),
      })
      if (shortcut === null) return
      event.preventDefault()
      acting.current(shortcut)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  if (view === undefined) return <Loading middle title={t.common.loading} />
  if (view === null) return <Failed middle title={t.counter.gone} />
  const keys = { t, may, live, now }
  return (
    <CounterPage
      view={view}
      setting={setting}
      now={now}
      may={may}
      live={live}
      busy={pressing.state.flight !== null}
      busyWith={pressing.state.flight?.type}
      reasons={Object.fromEntries(COUNTER_KEYS.map((key) => [key, notNow(key, view, keys)]))}
      trouble={pressing.state.trouble}
      refused={refused}
      panic={panic}
      dialog={dialog}
      banner={banner}
      languages={languages}
      onAct={act}
      onRefused={setRefused}
      onDialog={(next) => {
        pressing.dismiss()
        setDialog(next)
      }}
      onDismiss={() => {
        pressing.dismiss()
        setRefused(null)
      }}
      onSend={(type, data) => void send(type, data)}
      onReturn={(number) => {
        void pressing.press('ticket.return', { number }).then((done) => {
          if (done) setDialog(null)
        })
      }}
      onLeave={() => {
        void pressing.press('counter.close', { counter }).then((done) => {
          if (done) onSignedOut()
        })
      }}
    />
  )
}
