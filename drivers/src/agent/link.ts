// How an agent and the hub talk, whatever lies between them: the same process or a socket.
import type { Cancel } from '../kernel/context.ts'
import type { DeviceInput } from '../kernel/input.ts'
import type { StatusLevel } from '../kernel/status.ts'
import type { JobMessage, JobProgress } from './spool.ts'

/**
 * The agent's side of the line to the hub.
 *
 * - Nothing here rejects and nothing hangs: without an answer in a few seconds it is `false`, and the agent tries again.
 * - The same word may be told twice, as its answer may have been lost: the hub takes it as once.
 */
export interface HubLink {
  /**
   * Hears of jobs. The listener resolves once the job is spooled durably, and only then may the hub be told so. It
   * rejects when the agent does not take the job: another one may, or this one later.
   */
  onJob(listener: (job: JobMessage) => Promise<void>): Cancel
  /** `true` once the hub has it durably, or will never want it (it knows no such job). */
  progress(progress: JobProgress): Promise<boolean>
  /** `true` once the hub has it. */
  reportDevice(device: string, level: StatusLevel, code: string): Promise<boolean>
  /**
   * What somebody did at a device, at once and once: `true` when the hub has it. It is never told late: a key that was
   * pressed a while ago calls nobody. What an ID reader read stays in memory on both sides.
   */
  input(device: string, input: DeviceInput): Promise<boolean>
  /** The hub is there, for the first time or again. What it knew of the devices may be gone. */
  onConnect(listener: () => void): Cancel
}
