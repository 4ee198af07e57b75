// The page behind a slip's QR code: one ticket, in the hand.
import { render } from 'preact'
import '@tingxu/shared/ui/base.css'
import { createHubClient } from '@tingxu/shared/ui/hub/client.ts'
import { installAutospace } from '@tingxu/shared/ui/install-autospace.ts'
import { Phone } from './phone.tsx'

installAutospace()
const link = location.pathname.split('/').at(-1) ?? ''
const hub = createHubClient({ as: 'public', build: __BUILD__ })
const page = document.getElementById('page')
if (page !== null) render(<Phone hub={hub} link={link} preferred={navigator.languages} />, page)
hub.open()
