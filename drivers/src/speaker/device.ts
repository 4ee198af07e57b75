import { backoffMs, type BackoffOptions } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { describeProblem, problem, type DeviceProblem } from '../kernel/errors.ts'
import { createListeners } from '../kernel/listeners.ts'
import { sameStatus, status, type DeviceStatus } from '../kernel/status.ts'
import { createWaker } from '../kernel/waker.ts'
import type { PlayOutcome, Speaker } from './contract.ts'
import type { SpeakerModel } from './model.ts'
import type { PlayerRun, StartPlayer } from './player.ts'
import { wavMs } from './wav.ts'

export interface SpeakerOptions {
  readonly context: DeviceContext
  readonly model: SpeakerModel
  readonly start: StartPlayer
  readonly backoff?: BackoffOptions
}

const QUEUE_LIMIT = 50
const MOST_BYTES = 5 * 1024 * 1024
const IDLE_MS = 60_000
const SILENCE = new Uint8Array(0)

interface Waiting {
  readonly sound: Uint8Array
  readonly ms: number
  readonly settle: (outcome: PlayOutcome) => void
}

export function createSpeaker({ context, model, start, backoff }: SpeakerOptions): Speaker {
  const statuses = createListeners<[DeviceStatus]>()
  const waker = createWaker(context)
  const queue: Waiting[] = []
  let current: DeviceStatus = status('down', 'device.closed')
  let playing: { readonly run: PlayerRun; isStopped: boolean } | undefined
  let running: { stop(): void; readonly done: Promise<void> } | undefined

  const report = (next: DeviceStatus) => {
    if (sameStatus(current, next)) return
    current = next
    context.log(next.level === 'ok' ? 'info' : 'warn', describeProblem(next), next.context)
    statuses.call(next)
  }
  const stopAll = () => {
    for (const { settle } of queue.splice(0)) settle({ state: 'stopped' })
    if (playing === undefined) return
    playing.isStopped = true
    playing.run.stop()
  }

  const runPlayer = async (args: readonly string[], sound: Uint8Array, mostMs: number): Promise<PlayOutcome> => {
    const mine = { run: start(args, sound), isStopped: false }
    playing = mine
    const clock = { isLate: false }
    const stopTimer = context.setTimer(mostMs, () => {
      clock.isLate = true
      mine.run.stop()
    })
    const end = await mine.run.ended
    stopTimer()
    playing = undefined
    if (mine.isStopped) return { state: 'stopped' }
    const failed = (why: DeviceProblem): PlayOutcome => ({ state: 'failed', problem: why })
    if (clock.isLate) return failed(problem('speaker.failed', { reason: 'the player did not end' }))
    if (end.kind === 'missing') return failed(problem('speaker.no-player', { command: model.command }))
    return end.kind === 'done' ? { state: 'finished' } : failed(problem('speaker.failed', { reason: end.reason }))
  }
  const reportOutcome = (outcome: PlayOutcome) => {
    if (outcome.state === 'finished') report(status('ok', 'device.ready'))
    if (outcome.state === 'failed') report(status('down', outcome.problem.code, outcome.problem.context))
  }

  const run = async (isStopped: () => boolean): Promise<void> => {
    for (let failures = 0; !isStopped();) {
      const next = queue.shift()
      if (next !== undefined) {
        const outcome = await runPlayer(model.args, next.sound, next.ms + model.graceMs)
        if (!isStopped()) reportOutcome(outcome)
        next.settle(outcome)
      } else if (current.level === 'ok') await waker.sleep(IDLE_MS)
      else {
        const probed = await runPlayer(model.probe, SILENCE, model.graceMs)
        if (isStopped()) return
        reportOutcome(probed)
        failures = probed.state === 'finished' ? 0 : failures + 1
        if (failures > 0) await waker.sleep(backoffMs(failures, backoff))
      }
    }
  }

  return {
    open() {
      if (running !== undefined) return
      let isStopping = false
      report(status('down', 'device.starting'))
      running = {
        stop() {
          isStopping = true
          stopAll()
          waker.wake()
        },
        done: run(() => isStopping),
      }
    },
    async close() {
      const mine = running
      if (mine === undefined) return
      mine.stop()
      await mine.done
      if (running !== mine) return
      running = undefined
      report(status('down', 'device.closed'))
    },
    status: () => current,
    onStatus: (listener) => statuses.add(listener),
    stopAll,
    play(sound) {
      const ms = wavMs(sound)
      const fail = (why: DeviceProblem): Promise<PlayOutcome> => Promise.resolve({ state: 'failed', problem: why })
      if (running === undefined) return fail(problem('device.closed'))
      if (ms === undefined || sound.length > MOST_BYTES) return fail(problem('job.invalid', { reason: 'no WAV file' }))
      if (queue.length >= QUEUE_LIMIT) return fail(problem('job.queue-full', { limit: QUEUE_LIMIT }))
      return new Promise((resolve) => {
        queue.push({ sound, ms, settle: resolve })
        waker.wake()
      })
    },
  }
}
