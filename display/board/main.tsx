import { render } from 'preact'
import '@tingxu/shared/ui/font.css'
import '@tingxu/shared/ui/base.css'
import { createPageProof } from '../device/page-frames.ts'
import { startDevice } from '../device/start.ts'
import { BoardPage } from './board-page.tsx'
import { createChime } from './chime.ts'
import { createSpeaker } from './speaker.ts'
import { createVoice } from './voice.ts'

const page = startDevice('board', () => 'board')
/** `0`: another page of this hall speaks. `1`: this one does even where a loudspeaker stands, as in a demo whose loudspeakers are drawn. */
const voice = page.asked.get('voice')
const makeSpeaker = (onSound: Parameters<typeof createSpeaker>[2]) =>
  createSpeaker(createChime(), createVoice(), onSound, voice === '1')
render(
  <BoardPage page={page} proof={createPageProof(page.hub)} makeSpeaker={voice === '0' ? null : makeSpeaker} />,
  page.root,
)
page.door.open()
