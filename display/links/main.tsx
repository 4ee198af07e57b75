import { render } from 'preact'
import '@tingxu/shared/ui/font.css'
import '@tingxu/shared/ui/base.css'
import { startNearPage } from '../device/near-page.ts'
import { LinksApp } from './links-app.tsx'

const { t, lang, root } = startNearPage((texts) => texts.links.title)
render(<LinksApp t={t} lang={lang} />, root)
