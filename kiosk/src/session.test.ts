import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, IDLE, reduce, type Action, type Session } from './session.ts'

const FIRST = 'zh-Hans'
type Step = Action | ((session: Session) => Action)
const run = (...steps: readonly Step[]): Session => runFrom(fresh(0, FIRST), ...steps)
const runFrom = (from: Session, ...steps: readonly Step[]): Session =>
  steps.reduce((session, step) => reduce(session, typeof step === 'function' ? step(session) : step, FIRST), from)

const ID = '20260312-A023'
const services: Action = { type: 'open', screen: 'services', at: 100 }
const touch = (id: string, at: number): Action => ({ type: 'touched', id, at })
const take = (id: string, at: number, service = 'residence'): Action => ({ type: 'take', service, id, at })
const got = (id: string, at: number): Action => ({
  type: 'answered',
  id,
  at,
  outcome: { ok: true, ticket: ID, copy: 1 },
})
const no = (id: string, code: string, at: number, ticket: string | null = null): Action => ({
  type: 'answered',
  id,
  at,
  outcome: { ok: false, code, ticket },
})
const slip = (
  stage: 'printing' | 'confirmed' | 'uncertain' | 'paper-out' | 'printer-down',
  at: number,
  copy = 1,
): Action => ({
  type: 'slip',
  ticket: ID,
  copy,
  stage,
  at,
})
const tick = (at: number): Action => ({ type: 'ticked', at })
const printing = (): Session => run(services, touch('t1', 200), take('c1', 210), got('t1', 300))

void test('a take is sent with the id made when the glass was touched', () => {
  const session = run(services, touch('t1', 200), take('c1', 210))
  assert.equal(session.pending?.id, 't1')
  assert.deepEqual(session.pending.data, { service: 'residence' })
  assert.equal(session.screen.at, 'taking')
})

void test('a key pressed without touching gets the id of the press', () => {
  assert.equal(run(services, take('c1', 210)).pending?.id, 'c1')
})

void test('a double tap and a second finger ask for one ticket only', () => {
  const session = run(
    services,
    touch('t1', 200),
    touch('t2', 205),
    take('c1', 210),
    take('c2', 220),
    take('c3', 230, 'tax'),
  )
  assert.equal(session.pending?.id, 't1')
  assert.deepEqual(session.pending.data, { service: 'residence' })
})

void test('while an answer is awaited every key is dead', () => {
  const waiting = run(services, touch('t1', 200), take('c1', 210))
  const home: Action = { type: 'open', screen: 'home', at: 220 }
  const help: Action = { type: 'ask-help', id: 'c2', at: 230 }
  assert.deepEqual(runFrom(waiting, home, help, { type: 'leave', at: 900 }), waiting)
})

void test('the answer brings the ticket, printing', () => {
  const { screen, pending, armed } = printing()
  assert.deepEqual(screen, { at: 'ticket', ticket: ID, copy: 1, stage: 'printing', stageAt: 300 })
  assert.equal(pending, null)
  assert.equal(armed, null)
})

void test('the answer to something nobody waits for any more changes nothing', () => {
  const session = run(services, got('old', 300))
  assert.equal(session.screen.at, 'services')
})

void test('waiting for a number never runs into the idle question, and the answer after it still counts', () => {
  const waiting = run(services, touch('t1', 200), take('c1', 210), tick(IDLE.warnMs + 300))
  assert.equal(waiting.secondsLeft, null)
  assert.equal(runFrom(waiting, got('t1', IDLE.warnMs + 400)).screen.at, 'ticket')
})

void test('a number that cannot be had is given up with a sentence, and its late answer is ignored', () => {
  const gone = run(services, touch('t1', 200), take('c1', 210), tick(210 + IDLE.giveUpMs))
  assert.deepEqual([gone.screen.at, gone.notice, gone.pending], ['home', 'unanswered', null])
  assert.equal(runFrom(gone, got('t1', 210 + IDLE.giveUpMs + 1)).screen.at, 'home')
})

void test('a refusal leads back to the list with its sentence, and the next press has an id of its own', () => {
  const back = run(services, touch('t1', 200), take('c1', 210), no('t1', 'service.unknown', 300))
  assert.deepEqual([back.screen.at, back.notice], ['services', 'service.unknown'])
  assert.equal(runFrom(back, touch('t9', 400), take('c9', 410)).pending?.id, 't9')
})

void test('the same service again asks "another one?", and only yes takes another', () => {
  const asked = run(services, take('c1', 210), no('c1', 'ticket.another', 300, ID))
  assert.deepEqual(asked.screen, { at: 'services', page: 0, another: { service: 'residence', ticket: ID } })
  assert.deepEqual(runFrom(asked, take('c2', 350, 'tax')), asked, 'the list behind the question is dead')
  const yes = runFrom(asked, { type: 'another', wanted: true, id: 'c3', at: 400 })
  assert.deepEqual(yes.pending?.data, { service: 'residence', another: true })
  const declined = runFrom(asked, { type: 'another', wanted: false, id: 'c3', at: 400 })
  assert.deepEqual([declined.pending, declined.screen], [null, { at: 'services', page: 0, another: null }])
})

void test('once the slip is out the ticket goes home after ten seconds, thirty in large type', () => {
  const out = runFrom(printing(), slip('confirmed', 2000))
  assert.equal(runFrom(out, tick(11_999)).screen.at, 'ticket')
  assert.equal(runFrom(out, tick(12_000)).screen.at, 'home')
  const large = runFrom(out, { type: 'large', large: true, at: 3000 })
  assert.equal(runFrom(large, tick(31_999)).screen.at, 'ticket')
  assert.equal(runFrom(large, tick(32_000)).screen.at, 'home')
})

void test('printing does not expire', () => {
  const long = runFrom(printing(), tick(IDLE.warnMs + 1000), tick(300 + IDLE.printingMs - 1))
  assert.deepEqual([long.screen.at, long.secondsLeft], ['ticket', null])
})

void test('an unsure slip asks, and yes goes to the hub; the slip itself says what came of it', () => {
  const asking = runFrom(printing(), slip('uncertain', 6000))
  const said = runFrom(asking, { type: 'came-out', id: 'y1', at: 7000 })
  assert.deepEqual([said.pending?.type, said.pending?.data], ['slip.answer', { ticket: ID, cameOut: true }])
  const settled = runFrom(said, slip('confirmed', 7100), {
    type: 'answered',
    id: 'y1',
    at: 7110,
    outcome: { ok: true, ticket: ID, copy: 1 },
  })
  assert.deepEqual([settled.screen.at === 'ticket' && settled.screen.stage, settled.pending], ['confirmed', null])
})

void test('an unsure slip printed again is waited for anew, and word of the first one is old', () => {
  const asking = runFrom(printing(), slip('uncertain', 6000))
  const again = runFrom(asking, { type: 'reprint', ticket: ID, id: 'r1', at: 7000 })
  assert.equal(again.pending?.type, 'ticket.reprint')
  const waiting = runFrom(
    again,
    { type: 'answered', id: 'r1', at: 7100, outcome: { ok: true, ticket: ID, copy: 2 } },
    slip('uncertain', 7150, 1),
  )
  assert.equal(waiting.screen.at === 'ticket' && waiting.screen.stage, 'printing')
  const out = runFrom(waiting, slip('confirmed', 9000, 2))
  assert.equal(out.screen.at === 'ticket' && out.screen.stage, 'confirmed')
})

void test('nobody is asked whether a slip came out that did', () => {
  const out = runFrom(printing(), slip('confirmed', 2000))
  assert.deepEqual(runFrom(out, { type: 'came-out', id: 'y1', at: 2100 }), out)
})

void test('without paper the ticket stays until somebody leaves or nobody answers', () => {
  const dry = runFrom(printing(), slip('paper-out', 2000))
  assert.equal(runFrom(dry, tick(30_000)).screen.at, 'ticket')
  assert.equal(runFrom(dry, tick(2000 + IDLE.warnMs)).secondsLeft, 20)
  assert.equal(runFrom(dry, { type: 'leave', at: 5000 }).screen.at, 'home')
})

void test('after a minute untouched the person is asked, after twenty seconds more all is wiped', () => {
  const typed = run(
    { type: 'lang', lang: 'en', at: 0 },
    { type: 'open', screen: 'find', at: 100 },
    { type: 'type', series: 'A', digits: '02', at: 1000 },
  )
  assert.equal(runFrom(typed, tick(1000 + IDLE.warnMs - 1)).secondsLeft, null)
  const asked = runFrom(typed, tick(1000 + IDLE.warnMs))
  assert.equal(asked.secondsLeft, 20)
  assert.equal(runFrom(asked, tick(1000 + IDLE.warnMs + 6500)).secondsLeft, 14)
  const end = 1000 + IDLE.warnMs + IDLE.countMs
  assert.deepEqual(runFrom(asked, tick(end)), fresh(end, FIRST))
})

void test('in large type the question comes after two minutes and stands for thirty seconds', () => {
  const large = run({ type: 'large', large: true, at: 0 }, services)
  assert.equal(runFrom(large, tick(100 + IDLE.warnLargeMs - 1)).secondsLeft, null)
  const asked = runFrom(large, tick(100 + IDLE.warnLargeMs))
  assert.equal(asked.secondsLeft, 30)
  assert.equal(runFrom(asked, tick(100 + IDLE.warnLargeMs + IDLE.countLargeMs)).large, false)
})

void test('staying keeps everything, leaving wipes language, type and height', () => {
  const asked = run(
    { type: 'lang', lang: 'en', at: 0 },
    { type: 'low', low: true, at: 50 },
    { type: 'open', screen: 'hall', at: 100 },
    tick(100 + IDLE.warnMs),
  )
  const stayed = runFrom(asked, { type: 'stay', at: 61_000 })
  assert.deepEqual([stayed.secondsLeft, stayed.screen.at, stayed.lang, stayed.low], [null, 'hall', 'en', true])
  assert.deepEqual(runFrom(asked, { type: 'leave', at: 61_000 }), fresh(61_000, FIRST))
})

void test('settings that somebody left on the start page go back without a question', () => {
  const left = run({ type: 'lang', lang: 'en', at: 0 })
  assert.deepEqual(runFrom(left, tick(IDLE.warnMs)), fresh(IDLE.warnMs, FIRST))
})

void test('an untouched kiosk does not change from tick to tick', () => {
  const idle = fresh(0, FIRST)
  assert.equal(reduce(idle, tick(10 * IDLE.warnMs), FIRST), idle)
})

void test('a missed call made good shows the place in the queue, whatever the old slip says', () => {
  const found = run({ type: 'open', screen: 'find', at: 100 }, { type: 'find', ticket: ID, at: 200 })
  const asked = runFrom(found, { type: 'return', number: 'A023', id: 'b1', at: 300 })
  assert.deepEqual(asked.pending?.data, { number: 'A023' })
  const back = runFrom(asked, got('b1', 400), slip('confirmed', 410))
  assert.equal(back.screen.at === 'ticket' && back.screen.stage, 'back')
  assert.equal(runFrom(back, tick(400 + IDLE.ticketMs)).screen.at, 'home')
})

void test('a missed call that comes too late says so and stays with the number', () => {
  const found = run({ type: 'open', screen: 'find', at: 100 }, { type: 'find', ticket: ID, at: 200 })
  const late = runFrom(found, { type: 'return', number: 'A023', id: 'b1', at: 300 }, no('b1', 'ticket.too-late', 400))
  assert.deepEqual([late.screen.at, late.notice], ['found', 'ticket.too-late'])
})

void test('asking for help is answered on the glass', () => {
  const asking = run({ type: 'ask-help', id: 'h1', at: 100 })
  assert.deepEqual(asking.screen, { at: 'help', outcome: 'asking' })
  assert.deepEqual(
    runFrom(asking, { type: 'answered', id: 'h1', at: 200, outcome: { ok: true, ticket: null, copy: 1 } }).screen,
    { at: 'help', outcome: 'called' },
  )
  assert.deepEqual(runFrom(asking, no('h1', 'permission.denied', 200)).screen, { at: 'help', outcome: 'failed' })
})
