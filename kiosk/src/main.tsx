// The kiosk's page: builds its parts and ties them together.
import { render } from 'preact'
import '@tingxu/shared/ui/base.css'
import { createHubClient, newCommandId } from '@tingxu/shared/ui/hub/client.ts'
import { renewDevice } from '@tingxu/shared/ui/hub/device.ts'
import { installAutospace } from '@tingxu/shared/ui/install-autospace.ts'
import { App } from './app.tsx'
import { hushEchoes } from './echo.ts'
import { enterHall, type Entry } from './enter.ts'
import { lockDown } from './lockdown.ts'
import type { Press } from './place.ts'
import { createReloader } from './reload.ts'
import { createSender } from './sender.ts'
import { fresh, reduce, type Action, type Session } from './session.ts'
import { createStore } from './store.ts'
import { installWorker } from './worker.ts'

const TICK_MS = 250

const asked = new URLSearchParams(location.search)
const slot = asked.get('slot') ?? 'kiosk'
const clock = (): number => performance.now()
const wait = (ms: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, ms))

const hub = createHubClient({ as: 'device', slot, build: __BUILD__, beforeConnect: () => renewDevice(slot) })
let first: Session['lang'] = 'zh-Hans'
const session = createStore<Session, Action>(fresh(clock(), first), (state, action) => reduce(state, action, first))
const entry = createStore<Entry, Entry>({ at: 'in' }, (_state, next) => next)
const press = (pressed: Press): void => session.dispatch({ ...pressed, at: clock(), id: newCommandId() } as Action)

installAutospace()
lockDown(window)
hushEchoes(window, () =>
  JSON.stringify(session.state().screen, (key, value: unknown) => (key === 'digits' ? '' : value)),
)
const touched = (): void => session.dispatch({ type: 'touched', id: newCommandId(), at: clock() })
for (const name of ['pointerdown', 'keydown'] as const) window.addEventListener(name, touched, { capture: true })

const carry = createSender({
  command: hub.command,
  pending: () => session.state().pending,
  answered: (id, outcome) => session.dispatch({ type: 'answered', id, outcome, at: clock() }),
})
session.onChange(carry)

hub.watch('hall', {}, (hall) => {
  const wanted = hall?.languages[0] ?? first
  const untouched = session.state().lang === first && session.state().screen.at === 'home'
  first = wanted
  if (untouched) session.dispatch({ type: 'lang', lang: wanted, at: clock() })
})
const reloadIfOutdated = createReloader({ page: window, status: hub.status, session: session.state, clock })
window.setInterval(() => {
  session.dispatch({ type: 'ticked', at: clock() })
  reloadIfOutdated()
}, TICK_MS)

enterHall({ hub, slot, device: asked.get('device'), tell: entry.dispatch, wait, now: hub.now })
void installWorker(window)

const page = document.getElementById('page')
if (page !== null) render(<App {...{ hub, session, entry, press, clock }} secure={window.isSecureContext} />, page)
