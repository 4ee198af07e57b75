// How each class of device looks on the workbench: a new class is a line here and a component of its own.
import type { ComponentType } from 'preact'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { Callers } from './faces/callers.tsx'
import { Cards } from './faces/cards.tsx'
import { Led } from './faces/led.tsx'
import { Scanner } from './faces/scanner.tsx'
import { SpeakerFace } from './faces/speaker.tsx'
import { Texts } from './faces/texts.tsx'
import type { DeviceClass, Face, Faces, HandAct } from './peripherals.ts'

export interface FaceProps<F> {
  readonly t: Messages
  readonly face: F
  readonly onAct: (act: HandAct) => void
}
export type FaceComponent = ComponentType<FaceProps<Face>>

export const FACES: { readonly [C in DeviceClass]: ComponentType<FaceProps<Faces[C]>> } = {
  'counter-bus': Callers,
  'led-board': Led,
  'id-reader': Cards,
  'card-reader': Cards,
  scanner: Scanner,
  'text-modem': Texts,
  speaker: SpeakerFace,
}
