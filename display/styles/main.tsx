import { render } from 'preact'
import '@tingxu/shared/ui/font.css'
import '@tingxu/shared/ui/base.css'
import { installAutospace } from '@tingxu/shared/ui/install-autospace.ts'
import { applySizes, applyTheme } from '@tingxu/shared/ui/theme.ts'
import { setting } from './setting.ts'
import { Sheet } from './sheet.tsx'
import { SCREENS } from './screens/screens.tsx'

installAutospace()

const chosen = setting(location.search)
const screen = SCREENS.find(({ id }) => id === chosen.screen)
const root = document.documentElement
root.lang = chosen.lang
applyTheme(root, screen?.theme ?? chosen.theme, chosen.accent)
applySizes(root, screen?.sizes ?? { body: 18 })
const page = document.getElementById('page')
if (page !== null) render(screen === undefined ? <Sheet setting={chosen} /> : screen.show(chosen), page)
