// Linux rules that let the agent's user open the devices of the models that have USB ids.
import type { AnyModel } from '../models/peripheral.ts'

export interface UdevOptions {
  /** The group the agent's user is in. Default `tingxu`. */
  readonly group?: string
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0')

const HEADER = `# Devices of a hall that the Tingxu agent may open. Made by \`npm run udev\`; do not edit.
# Install: npm run -s udev | sudo tee /etc/udev/rules.d/70-tingxu.rules && sudo udevadm control --reload && sudo udevadm trigger
# Serial ports without a model's own USB ids are open to the group dialout as ever.`

export function udevRules(models: readonly AnyModel[], { group = 'tingxu' }: UdevOptions = {}): string {
  const rights = `GROUP="${group}", MODE="0660"`
  const rulesOf = ({ class: kind, connection }: AnyModel): string[] =>
    connection.usb.flatMap(({ vendorId, productId }) => {
      const product = productId === undefined ? '' : `, ATTRS{idProduct}=="${hex4(productId)}"`
      const device = `ATTRS{idVendor}=="${hex4(vendorId)}"${product}`
      if (kind === 'ticket-printer') return [`SUBSYSTEM=="usbmisc", KERNEL=="lp*", ${device}, ${rights}`]
      return [`SUBSYSTEM=="hidraw", ${device}, ${rights}`, `SUBSYSTEM=="tty", ${device}, ${rights}`]
    })
  const blocks = [...models]
    .filter(({ connection }) => connection.usb.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((model) => [`# ${model.id}: ${model.name.en}`, ...new Set(rulesOf(model))].join('\n'))
  const printers = `# Every USB printer, whose ids are seldom known\nSUBSYSTEM=="usbmisc", KERNEL=="lp*", ${rights}`
  return `${[HEADER, ...blocks, printers].join('\n\n')}\n`
}
