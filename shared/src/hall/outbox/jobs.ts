// What has to happen outside the log because of an event: rows of the outbox, written in the same transaction.
import type { HallEvent } from '../registry.ts'
import type { HallState } from '../state.ts'
import { callerJobs, type CallerJobRow } from './caller-jobs.ts'
import { ledJobs, type LedJobRow } from './led-jobs.ts'
import { printJobs, type PrintJobRow } from './print-jobs.ts'
import { textJobs, type TextJobRow } from './text-jobs.ts'
import { voiceJobs, type VoiceJobRow } from './voice-jobs.ts'
import { webhookJobs, type WebhookJobRow } from './webhook-jobs.ts'

export type Job = PrintJobRow | LedJobRow | CallerJobRow | VoiceJobRow | TextJobRow | WebhookJobRow

export interface JobContext {
  /** Of the event, ms since 1970. */
  readonly at: number
  /** Of the event, the same whenever the same command is decided; 8 to 40 of `[a-z0-9]`. */
  readonly key: () => string
}

/** @param before and after the event */
export function jobsOf(event: HallEvent, before: HallState, after: HallState, context: JobContext): readonly Job[] {
  const jobs: Job[] = []
  for (const each of [
    printJobs(event, after, context),
    ledJobs(event, before, after, context),
    callerJobs(event, before, after, context),
    voiceJobs(event, after, context),
    textJobs(event, after, context),
    webhookJobs(event, after, context),
  ])
    if (each.length > 0) jobs.push(...each)
  return jobs
}
