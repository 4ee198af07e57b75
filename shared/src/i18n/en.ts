import { board } from './en/board.ts'
import { common } from './en/common.ts'
import { consoleTexts } from './en/console.ts'
import { counter } from './en/counter.ts'
import { devices } from './en/devices.ts'
import { errors } from './en/errors.ts'
import { kiosk } from './en/kiosk.ts'
import { links } from './en/links.ts'
import { phone } from './en/phone.ts'
import type { Messages } from './messages.ts'

export const en: Messages = { common, kiosk, board, counter, console: consoleTexts, phone, links, devices, errors }
