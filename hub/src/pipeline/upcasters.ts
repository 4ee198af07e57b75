// How older shapes of stored events are lifted to those of today. The bytes in the log never change; an event whose version
// was raised has a line here, and the golden logs prove it.
import type { Upcasters } from '../store/contract.ts'

export const upcasters: Upcasters = {}
