// One line of JSON a time. Never personal data: no names, no numbers of people, no request bodies.
import pino from 'pino'
import { StoreError } from './store/errors.ts'

export type HubLog = pino.Logger

export function createLog(level: string): HubLog {
  return pino({
    level,
    base: { app: 'tingxu' },
    redact: ['req.headers', 'password', 'name', 'phone', 'cookie', 'token'],
  })
}

/** What a person at the terminal should read. */
export const faultWords = (fault: unknown): string =>
  fault instanceof StoreError ? fault.message : fault instanceof Error ? fault.message : String(fault)
