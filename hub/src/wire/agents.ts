// The agents that are on the line now, and the jobs that are handed to them.
import type { Socket } from 'socket.io'
import type { JobMessage } from '@tingxu/shared/wire/protocol.ts'

/** An agent that has not spooled a job by then is asked again later. */
const JOB_ACK_MS = 5000

export interface Agents {
  readonly came: (agent: string, socket: Socket) => void
  readonly went: (agent: string, socket: Socket) => void
  /** Resolves when the job is spooled there. False: no such agent, or no word in time. */
  readonly send: (agent: string, job: JobMessage) => Promise<boolean>
}

export function createAgents(): Agents {
  const agents = new Map<string, Socket>()
  return {
    came: (agent, socket) => void agents.set(agent, socket),
    went: (agent, socket) => {
      // It may have come back on another line before this one broke.
      if (agents.get(agent) === socket) agents.delete(agent)
    },
    send: async (agent, job) => {
      const socket = agents.get(agent)
      if (socket === undefined) return false
      try {
        const answer = (await socket.timeout(JOB_ACK_MS).emitWithAck('job', job)) as { ok?: boolean } | undefined
        return answer?.ok === true
      } catch {
        return false
      }
    },
  }
}
