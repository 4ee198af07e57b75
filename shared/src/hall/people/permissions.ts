// Single permissions, and the roles that halls give people and devices (A3). A command's schema names the one it needs.

export const PERMISSIONS = [
  'ticket.take',
  'ticket.take-green',
  'ticket.return',
  'ticket.reprint',
  'ticket.cancel',
  'counter.serve',
  'counter.choose',
  'counter.transfer',
  'counter.panic',
  'counter.any',
  'service.suspend',
  'hall.configure',
  'hall.help',
  'alert.handle',
  'clock.confirm',
  'staff.manage',
  'key.manage',
  'device.manage',
  'device.lock',
  'device.report',
  'job.report',
  'job.retry',
  'call.prove',
  'appointment.book',
  'appointment.cancel',
  'appointment.check-in',
  'approval.request',
  'approval.decide',
  'guide.write',
  'guide.suspend',
  'view.public',
  'view.counter',
  'view.console',
  'view.devices',
  'log.read',
  'system',
] as const

export type Permission = (typeof PERMISSIONS)[number]

const COUNTER = [
  'view.public',
  'view.counter',
  'counter.serve',
  'counter.transfer',
  'counter.panic',
  'ticket.return',
  'ticket.reprint',
  'ticket.take-green',
] as const satisfies readonly Permission[]

const DUTY = [
  ...COUNTER,
  'counter.choose',
  'counter.any',
  'view.console',
  'view.devices',
  'ticket.take',
  'ticket.cancel',
  'service.suspend',
  'alert.handle',
  'clock.confirm',
  'device.lock',
  'device.manage',
  'job.retry',
  'appointment.book',
  'appointment.cancel',
  'appointment.check-in',
  'approval.request',
] as const satisfies readonly Permission[]

/** Roles of people and programs. A person may hold several. */
export const ROLES = {
  counter: COUNTER,
  chief: [...COUNTER, 'counter.choose', 'view.console', 'approval.request'],
  cashier: COUNTER,
  duty: DUTY,
  editor: ['view.public', 'approval.request', 'guide.write'],
  approver: ['view.public', 'approval.decide', 'guide.suspend'],
  supervisor: ['view.public', 'view.console', 'approval.decide'],
  auditor: ['view.public', 'view.console', 'log.read'],
  technician: ['view.public', 'view.console', 'view.devices', 'device.manage', 'device.lock', 'job.retry'],
  administrator: [
    'view.public',
    'view.console',
    'view.devices',
    'hall.configure',
    'staff.manage',
    'key.manage',
    'device.manage',
    'device.lock',
    'job.retry',
    'alert.handle',
    'clock.confirm',
    'service.suspend',
    'log.read',
  ],
  api: ['view.public', 'ticket.take', 'appointment.book', 'appointment.cancel'],
} as const satisfies Record<string, readonly Permission[]>

export type Role = keyof typeof ROLES

export const roleNames = Object.keys(ROLES) as [Role, ...Role[]]

/** What each kind of device may do by being paired; a person who signs in on it brings their own rights. */
export const DEVICE_RIGHTS = {
  kiosk: [
    'view.public',
    'ticket.take',
    'ticket.return',
    'ticket.reprint',
    'hall.help',
    'appointment.check-in',
    'device.report',
  ],
  board: ['view.public', 'call.prove', 'device.report'],
  'counter-screen': ['view.public', 'call.prove', 'device.report'],
  agent: ['device.report', 'job.report'],
  keypad: ['counter.serve', 'counter.transfer', 'counter.panic', 'device.report'],
  rater: ['device.report'],
  'ticket-printer': [],
  'led-board': [],
  speaker: [],
  'text-modem': [],
  'id-reader': [],
  'card-reader': [],
  scanner: [],
} as const satisfies Record<string, readonly Permission[]>

export type DeviceKind = keyof typeof DEVICE_RIGHTS

export const deviceKinds = Object.keys(DEVICE_RIGHTS) as [DeviceKind, ...DeviceKind[]]

/** All rights of these roles together. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role): readonly Permission[] => ROLES[role]))
}
