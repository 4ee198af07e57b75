import type { Messages } from '../messages.ts'

export const board: Messages['board'] = {
  calling: 'Now calling',
  waiting: 'Waiting',
  people: (count) => `${count}`,
  noWait: 'No wait',
  learning: 'In order',
  noCalls: 'No calls yet',
  noCallsHint: 'Your number will show here and be spoken.',
  nobodyWaiting: 'Nobody is waiting',
  suspended: 'Stopped',
  suspendedUntil: (time) => `Back about ${time}`,
  soldOut: 'No numbers left',
  noCounterOpen: 'No counter open',

  stale: {
    title: (time) => `This is from ${time}, not from now`,
    text: 'Listen, or look above the counters. You keep your place.',
    nothing: 'The screen is cut off and cannot show calls',
  },

  halted: {
    title: 'The hall computer is in trouble, calls stand still',
    text: 'You keep your place. Counters will call out.',
  },

  before: { title: 'Not open yet', text: (time) => `Opens at ${time}`, taking: (time) => `Numbers from ${time}` },
  lunch: { title: 'Lunch break', text: (time) => `Back at ${time}. Numbers keep their places` },
  after: { title: 'Done for today', text: (day, time) => `See you ${day} at ${time}` },
  holiday: { title: 'Closed today', text: (day, time) => `Opens ${day} at ${time}` },
  suspension: {
    title: (reason) => `${reason}: service is stopped`,
    until: (time) => `Back about ${time}. You keep your place.`,
    open: 'We will tell you as soon as it goes on. You keep your place.',
  },
  reasons: {
    power: 'Power cut',
    network: 'Network down',
    system: 'System trouble',
    event: 'Something happened',
    other: 'Something happened',
  },
  moreServices: (count) => `${count} more services`,
  starting: 'Connecting to the hall',
  startingHint: 'Calls will show here by themselves.',
  noHall: 'This hall is not set up yet',
  noHallHint: 'An administrator finishes it on the console; this screen then starts by itself.',
  noCounter: 'This screen has no counter yet',
  noCounterHint: 'The duty officer picks one under "Devices" on the console.',
  stopsTaking: (time) => `Last numbers today at ${time}`,
  emergency: 'Emergency',

  sound: {
    blocked: 'No sound: please press the screen',
    blockedHint: 'Staff: press the screen once to turn it on',
    missing: 'No Chinese voice, only the chime',
    test: 'Sound test',
  },

  screen: {
    serving: 'Now serving',
    called: 'Please come here',
    free: 'Please wait for your call',
    paused: 'Paused',
    pausedUntil: (time) => `Back about ${time}`,
    goTo: (counters) => `Please go to ${counters}`,
    closed: 'Counter closed',
    openFrom: (time) => `Opens at ${time}`,
    post: 'Post',
    services: 'Services',
  },
}
