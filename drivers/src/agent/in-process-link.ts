import { createListeners } from '../kernel/listeners.ts'
import type { StatusLevel } from '../kernel/status.ts'
import type { DeviceInput } from '../kernel/input.ts'
import type { HubLink } from './link.ts'
import type { JobMessage, JobProgress } from './spool.ts'

export interface InProcessLinkOptions {
  /** What the hub does with a word about a job; `true` once it is durable. */
  readonly progress: (progress: JobProgress) => Promise<boolean>
  readonly reportDevice: (device: string, level: StatusLevel, code: string) => Promise<boolean>
  /** Without it what people do at devices goes nowhere. */
  readonly input?: (device: string, input: DeviceInput) => Promise<boolean>
  readonly onFault: (fault: unknown) => void
}

export interface InProcessLink {
  /** For the agent. */
  readonly link: HubLink
  /** For the hub: `true` once the agent has the job durably; never rejects. */
  readonly offer: (job: JobMessage) => Promise<boolean>
}

/** The line between a hub and the agent inside it. It is there from the start and never breaks. */
export function createInProcessLink(options: InProcessLinkOptions): InProcessLink {
  const { progress, reportDevice, input, onFault } = options
  let listener: ((job: JobMessage) => Promise<void>) | undefined
  const connected = createListeners<[]>()
  const careful = async (answer: Promise<boolean>): Promise<boolean> => {
    try {
      return await answer
    } catch (fault) {
      onFault(fault)
      return false
    }
  }
  return {
    link: {
      onJob(next) {
        listener = next
        return () => {
          if (listener === next) listener = undefined
        }
      },
      progress: (word) => careful(progress(word)),
      reportDevice: (device, level, code) => careful(reportDevice(device, level, code)),
      input: (device, what) => (input === undefined ? Promise.resolve(false) : careful(input(device, what))),
      onConnect: (heard) => connected.add(heard),
    },
    async offer(job) {
      try {
        await listener?.(job)
        return listener !== undefined
      } catch {
        return false
      }
    },
  }
}
