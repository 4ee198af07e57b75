// The board between the hub and the glass: what came, how old it is, what stands, what is said.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { textsOf } from '../device/texts.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { useDoor, useStatus } from '@tingxu/shared/ui/hub/hooks.ts'
import { applySizes, applyTheme } from '@tingxu/shared/ui/theme.ts'
import { isOld } from '../device/freshness.ts'
import { AtDoor, Word } from '../device/gate.tsx'
import type { PaintProof } from '../device/paint-proof.ts'
import { reloadWhenIdle } from '../device/reload.ts'
import type { DevicePage } from '../device/start.ts'
import { useFreshView } from '../device/use-fresh-view.ts'
import { useWindowSize } from '../device/use-window-size.ts'
import { Board } from './board.tsx'
import { arrange, NOTHING_HELD } from './holding.ts'
import { boardLayout } from './layout.ts'
import { readableCalls, readableServices } from './readable.ts'
import { wholeStop } from './scene.ts'
import type { Sound, Speaker } from './speaker.ts'

/** A hall's usual panel, where nobody has said how large this one is. */
const USUAL_INCHES = 98
const DEFAULT_SEAT_METRES = 6.5
const DEFAULT_STALE_SECONDS = 12

export interface BoardPageProps {
  readonly page: DevicePage
  readonly proof: PaintProof
  /** Null where another page of this hall speaks. */
  readonly makeSpeaker: ((onSound: (sound: Sound) => void) => Speaker) | null
}

export function BoardPage({ page, proof, makeSpeaker }: BoardPageProps) {
  const { hub, door, asked } = page
  const status = useStatus(hub)
  const doorState = useDoor(door)
  const device = status.session?.device ?? null
  const known = useRef(device)
  known.current = device ?? known.current
  const params = known.current === null ? null : { zone: asked.get('zone'), board: known.current }
  const board = useFreshView(hub, 'board', params)
  const hall = useFreshView(hub, 'hall', params === null ? null : {}).value
  const lang: Lang = page.lang ?? hall?.languages[0] ?? 'zh-Hans'
  const t = useMemo(() => textsOf(lang), [lang])
  const size = useWindowSize()
  const calls = useMemo(() => readableCalls(board.value?.calls), [board.value])
  const services = useMemo(() => readableServices(board.value?.services), [board.value])
  const inches = board.value?.panelInches ?? USUAL_INCHES
  const seat = Number(asked.get('seat')) || DEFAULT_SEAT_METRES
  const banner = wholeStop(services) !== null || hall?.recording === false
  const bulletin = board.value?.notice ?? null
  const notice = bulletin === null ? '' : localText(bulletin, lang)
  const layout = useMemo(
    () => boardLayout({ inches, ...size }, seat, banner, notice),
    [inches, size, seat, banner, notice],
  )

  const here = (board.value ?? null) !== null
  const held = useRef(NOTHING_HELD)
  if (here) held.current = arrange(held.current, calls, layout.calls, hub.now())
  const standing = held.current.standing.map(({ call }) => call)

  const [sound, setSound] = useState<Sound>('unknown')
  const speaker = useMemo(() => makeSpeaker?.(setSound) ?? null, [makeSpeaker])
  useEffect(() => {
    if (speaker === null) return
    const check = (): void => void speaker.check()
    check()
    window.addEventListener('pointerdown', check)
    window.addEventListener('keydown', check)
    return () => {
      window.removeEventListener('pointerdown', check)
      window.removeEventListener('keydown', check)
    }
  }, [speaker])
  useEffect(() => {
    if (here) speaker?.calls(calls, hub.now())
  }, [calls])

  const live = status.phase === 'live'
  useEffect(() => {
    if (live) proof.again()
  }, [live, proof])
  useEffect(() => {
    if (!live || device === null || sound === 'unknown') return
    void hub.command('device.report', { device, ...SOUND_STATES[sound] })
  }, [live, device, sound])
  useEffect(() => {
    if (status.outdated) reloadWhenIdle(() => speaker?.busy() !== true)
  }, [status.outdated])

  useEffect(() => {
    const root = document.documentElement
    root.lang = lang
    applyTheme(root, 'dark', hall?.accent ?? undefined)
    applySizes(root, { body: layout.body, step: layout.step })
  }, [lang, layout, hall?.accent])

  if (doorState.kind !== 'in') return <AtDoor t={t} door={door} state={doorState} now={hub.now} />
  if (board.value === null || hall === null) return <Word title={t.board.noHall} text={t.board.noHallHint} />
  if (board.value === undefined || hall === undefined) {
    if (status.phase === 'away') return <Word title={t.board.stale.nothing} text={t.board.stale.text} />
    return <Word title={t.board.starting} text={t.board.startingHint} />
  }
  return (
    <Board
      t={t}
      lang={lang}
      hall={hall}
      notice={board.value.notice}
      zone={board.value.zone}
      calls={standing}
      services={services}
      layout={layout}
      old={isOld(board.ageSeconds, hall.staleSeconds > 0 ? hall.staleSeconds : DEFAULT_STALE_SECONDS)}
      ageSeconds={board.ageSeconds}
      trueUntil={board.trueUntil}
      now={hub.now}
      sound={sound}
      stands={proof.stands}
    />
  )
}

const SOUND_STATES = {
  on: { level: 'ok', code: 'board.ready' },
  blocked: { level: 'warning', code: 'board.sound-blocked' },
  voiceless: { level: 'warning', code: 'board.no-voice' },
} as const
