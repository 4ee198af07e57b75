import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { useDoor, useStatus } from '@tingxu/shared/ui/hub/hooks.ts'
import { applySizes, applyTheme } from '@tingxu/shared/ui/theme.ts'
import { isOld } from '../device/freshness.ts'
import { AtDoor, Word } from '../device/gate.tsx'
import type { PaintProof } from '../device/paint-proof.ts'
import { reloadWhenIdle } from '../device/reload.ts'
import type { DevicePage } from '../device/start.ts'
import { textsOf } from '../device/texts.ts'
import { useFreshView } from '../device/use-fresh-view.ts'
import { useWindowSize } from '../device/use-window-size.ts'
import { CounterScreen } from './counter-screen.tsx'

/** Drawn for 1920 by 540 with a body of 44; other shapes scale. */
const BODY_OF_WIDTH = 44 / 1920
const BODY_OF_HEIGHT = 44 / 480

export function ScreenPage({ page, proof }: { readonly page: DevicePage; readonly proof: PaintProof }) {
  const { hub, door, asked } = page
  const status = useStatus(hub)
  const doorState = useDoor(door)
  const known = useRef<string | null>(null)
  known.current = asked.get('counter') ?? status.session?.counter ?? known.current
  const counter = known.current
  const entered = useRef(false)
  entered.current ||= status.session !== null
  const screen = useFreshView(hub, 'screen', counter === null ? null : { counter })
  const hall = useFreshView(hub, 'hall', entered.current ? {} : null).value
  const lang: Lang = page.lang ?? hall?.languages[0] ?? 'zh-Hans'
  const t = useMemo(() => textsOf(lang), [lang])
  const { widthPx, heightPx } = useWindowSize()

  const live = status.phase === 'live'
  useEffect(() => {
    if (live) proof.again()
  }, [live, proof])
  useEffect(() => {
    if (status.outdated) reloadWhenIdle(() => true)
  }, [status.outdated])
  useEffect(() => {
    const root = document.documentElement
    root.lang = lang
    applyTheme(root, 'dark', hall?.accent ?? undefined)
    const upright = widthPx <= heightPx
    const body = upright
      ? Math.min(widthPx / 22, heightPx / 30)
      : Math.min(widthPx * BODY_OF_WIDTH, heightPx * BODY_OF_HEIGHT)
    applySizes(root, { body: Math.max(12, Math.floor(body)), step: Math.max(3, Math.round(body / 5.5)) })
  }, [lang, widthPx, heightPx, hall?.accent])

  if (doorState.kind !== 'in') return <AtDoor t={t} door={door} state={doorState} now={hub.now} />
  if (hall === null) return <Word title={t.board.noHall} text={t.board.noHallHint} />
  if (entered.current && (counter === null || screen.value === null))
    return <Word title={t.board.noCounter} text={t.board.noCounterHint} />
  if (screen.value === undefined || screen.value === null || hall === undefined) {
    if (status.phase === 'away') return <Word title={t.board.stale.nothing} text={t.board.stale.text} />
    return <Word title={t.board.starting} text={t.board.startingHint} />
  }
  return (
    <CounterScreen
      t={t}
      lang={lang}
      view={screen.value}
      timeZone={hall.timeZone}
      old={isOld(screen.ageSeconds, hall.staleSeconds)}
      trueUntil={screen.trueUntil}
      stands={proof.stands}
    />
  )
}
