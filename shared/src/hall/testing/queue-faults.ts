// What must be true of every queue that can be reached: nobody is lost, and the lists agree with the tickets.
import { isSpecial } from '../queue/line.ts'
import type { QueueState, Ticket } from '../queue/types.ts'

/** Everything that is wrong; empty for a sound queue. */
export function queueFaults(queue: QueueState): readonly string[] {
  const faults: string[] = []
  const places = new Map<string, string[]>()
  const stand = (ids: readonly string[], place: string): void => {
    if (new Set(ids).size !== ids.length) faults.push(`somebody stands twice in ${place}`)
    for (const id of ids) places.set(id, [...(places.get(id) ?? []), place])
  }
  for (const [id, service] of queue.services) {
    stand(service.waiting, `waiting ${id}`)
    const special = service.waiting.filter((each) => {
      const ticket = queue.tickets.get(each)
      return ticket !== undefined && isSpecial(ticket)
    })
    if ([...special].sort().join() !== [...service.special].sort().join()) faults.push(`special of ${id} is wrong`)
    let before = -Infinity
    for (const each of service.waiting) {
      const ticket = queue.tickets.get(each)
      if (ticket?.service !== id) faults.push(`${each} waits for another service than ${id}`)
      const since = ticket?.waitingSince ?? 0
      if (since < before) faults.push(`the line of ${id} is out of order at ${each}`)
      before = since
    }
  }
  stand(queue.parked, 'parked')
  stand(queue.missed, 'missed')
  for (const [id, counter] of queue.counters) if (counter.ticket !== null) stand([counter.ticket], `counter ${id}`)

  const sent: string[] = []
  const taken = new Map<Ticket['series'], number>()
  for (const ticket of queue.tickets.values()) {
    const { id, state, service, counter } = ticket
    taken.set(ticket.series, (taken.get(ticket.series) ?? 0) + 1)
    const at = counter ?? ''
    const wanted = {
      waiting: `waiting ${service}`,
      called: `counter ${at}`,
      serving: `counter ${at}`,
      parked: 'parked',
      'no-show': 'missed',
      ...{ done: '', cancelled: '', lapsed: '' },
    }[state]
    const found = (places.get(id) ?? []).join(' and ')
    if (found !== wanted) faults.push(`${id} is ${state} and stands in "${found}", not in "${wanted}"`)
    if (state === 'waiting' && ticket.sentTo !== null) sent.push(id)
    places.delete(id)
  }
  for (const id of places.keys()) faults.push(`${id} stands in a list and is no ticket of today`)
  if (sent.sort().join() !== [...queue.sent].sort().join()) faults.push('sent is wrong')
  for (const [series, last] of queue.numbers)
    if (taken.get(series) !== last)
      faults.push(`series "${series}" is at ${last} with ${taken.get(series) ?? 0} tickets`)
  for (const [series] of taken) if (!queue.numbers.has(series)) faults.push(`series "${series}" counts nothing`)
  if (new Set(queue.calls.map(({ ticket }) => ticket)).size !== queue.calls.length)
    faults.push('somebody is shown twice')
  return faults
}
