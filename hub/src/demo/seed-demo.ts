// Fills an empty demo hall: its configuration, invented people, screens and printers. Done once; safe to do again.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { hallConfigSchema } from '@tingxu/shared/hall/config/schema.ts'
import type { DeviceKind, Role } from '@tingxu/shared/hall/people/permissions.ts'
import { DeviceId, StaffId } from '@tingxu/shared/kernel/brands.ts'
import type { HallHub } from '../hub.ts'
import { demoPeripherals } from './demo-peripherals.ts'

const demoFile = join(import.meta.dirname, '../../../config/demo/hall.json')

export interface DemoPerson {
  readonly user: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Where they usually sit. */
  readonly counter?: string
}

/** Invented people. */
export const demoPeople: readonly DemoPerson[] = [
  { user: 'shen', name: '沈清和', roles: ['counter'], counter: 'c1' },
  { user: 'luo', name: '罗晓岚', roles: ['counter'], counter: 'c3' },
  { user: 'gao', name: '高以宁', roles: ['counter'], counter: 'c6' },
  { user: 'qin', name: '秦若谷', roles: ['counter'], counter: 'c9' },
  { user: 'fang', name: '方知远', roles: ['duty'] },
  { user: 'admin', name: '管理员', roles: ['administrator', 'duty', 'technician'] },
]

export interface DemoDevice {
  readonly device: string
  readonly kind: DeviceKind
  readonly name: { readonly 'zh-Hans': string; readonly en: string }
  readonly zone?: string
  readonly counter?: string
  readonly printer?: string
  readonly model?: string
  readonly panelInches?: number
}

export const demoDevices: readonly DemoDevice[] = [
  {
    device: 'printer-1',
    kind: 'ticket-printer',
    name: { 'zh-Hans': '南门取号机的打印机', en: 'Printer, south door' },
    zone: 'east',
    model: 'epson-tm-t88',
  },
  {
    device: 'printer-2',
    kind: 'ticket-printer',
    name: { 'zh-Hans': '北门取号机的打印机', en: 'Printer, north door' },
    zone: 'west',
    model: 'generic-80mm',
  },
  {
    device: 'kiosk-1',
    kind: 'kiosk',
    name: { 'zh-Hans': '南门取号机', en: 'Kiosk, south door' },
    zone: 'east',
    printer: 'printer-1',
    panelInches: 32,
  },
  {
    device: 'kiosk-2',
    kind: 'kiosk',
    name: { 'zh-Hans': '北门取号机', en: 'Kiosk, north door' },
    zone: 'west',
    printer: 'printer-2',
    panelInches: 32,
  },
  { device: 'board-1', kind: 'board', name: { 'zh-Hans': '大厅主屏', en: 'Hall board' }, panelInches: 98 },
  {
    device: 'screen-c3',
    kind: 'counter-screen',
    name: { 'zh-Hans': '3号窗口屏', en: 'Screen of counter 3' },
    zone: 'east',
    counter: 'c3',
    panelInches: 21.5,
  },
]

export const readDemoConfig = () => v.parse(hallConfigSchema, JSON.parse(readFileSync(demoFile, 'utf8')))

/** @throws where the demo's own data is refused, which is a bug */
export async function seedDemo(hub: HallHub): Promise<void> {
  const must = async (type: string, data: object, id: string): Promise<void> => {
    const result = await hub.system(type, data, `demo:${id}`)
    if (!result.ok)
      throw new Error(
        `the demo hall refused ${type} ${id}: ${result.error.code} ${JSON.stringify(result.error.context)}`,
      )
  }
  if (hub.state().config === null) await must('hall.configure', { config: readDemoConfig() }, 'configure')
  for (const { user, name, roles } of demoPeople)
    if (!hub.state().staff.has(v.parse(StaffId, user)))
      await must('staff.add', { staff: user, roles, name }, `staff:${user}`)
  for (const device of [...demoDevices, ...demoPeripherals])
    if (!hub.state().devices.has(v.parse(DeviceId, device.device)))
      await must('device.register', device, `device:${device.device}:${hub.now()}`)
}
