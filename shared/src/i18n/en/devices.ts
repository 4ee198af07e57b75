import type { Messages } from '../messages.ts'

export const devices: Messages['devices'] = {
  led: {
    called: (number, counter) => `${number} to ${counter}`,
    serving: (number) => `${number} here`,
    free: (counter) => `Counter ${counter}`,
    paused: () => 'Back soon',
    closed: 'Closed',
  },
  text: {
    booked: (hall, day, time, service) =>
      `${hall}: your time for "${service}" is ${day}, ${time}. Bring your ID card and check in at a kiosk.`,
  },
}
