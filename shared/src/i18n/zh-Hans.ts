// The source of all texts: other languages are checked against its shape when the project is compiled.
import { board } from './zh-Hans/board.ts'
import { common } from './zh-Hans/common.ts'
import { consoleTexts } from './zh-Hans/console.ts'
import { counter } from './zh-Hans/counter.ts'
import { devices } from './zh-Hans/devices.ts'
import { errors } from './zh-Hans/errors.ts'
import { kiosk } from './zh-Hans/kiosk.ts'
import { links } from './zh-Hans/links.ts'
import { phone } from './zh-Hans/phone.ts'

export const zhHans = { common, kiosk, board, counter, console: consoleTexts, phone, links, devices, errors }
