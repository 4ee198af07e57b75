import { render } from 'preact'
import '@tingxu/shared/ui/font.css'
import '@tingxu/shared/ui/base.css'
import { createPageProof } from '../device/page-frames.ts'
import { startDevice } from '../device/start.ts'
import { ScreenPage } from './screen-page.tsx'

const page = startDevice('counter-screen', (asked) => {
  const counter = asked.get('counter')
  return counter === null ? 'counter-screen' : `screen-${counter}`.slice(0, 24)
})
render(<ScreenPage page={page} proof={createPageProof(page.hub)} />, page.root)
page.door.open()
