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
const speaks = page.asked.get('voice') !== '0'
const makeSpeaker = (onSound: Parameters<typeof createSpeaker>[2]) =>
  createSpeaker(createChime(), createVoice(), onSound)
render(<BoardPage page={page} proof={createPageProof(page.hub)} makeSpeaker={speaks ? makeSpeaker : null} />, page.root)
page.door.open()
