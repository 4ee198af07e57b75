// Which loudspeakers say the calls of a zone.
import type { ZoneId } from '../../kernel/brands.ts'
import type { HallState } from '../state.ts'
import { devicesOf } from './devices-of.ts'
import type { Device } from './types.ts'

/** Those of the zone, and those of the whole hall (P5). @param zone of the counter; undefined: of no counter any more */
export const speakersOf = (state: HallState, zone: ZoneId | undefined): readonly Device[] =>
  devicesOf(state, 'speaker').filter((speaker) => speaker.zone === null || speaker.zone === zone)
