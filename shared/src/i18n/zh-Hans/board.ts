// What the hall's screens say. Read from the last row of seats: few words, big ones first.

export const board = {
  calling: '正在叫号',
  waiting: '还在等',
  people: (count: number): string => `${count}人`,
  noWait: '不用等',
  learning: '按顺序叫',
  noCalls: '还没有开始叫号',
  noCallsHint: '叫到您的号，会在这里显示，广播也会说。',
  nobodyWaiting: '现在没有人在等',
  suspended: '暂时停办',
  suspendedUntil: (time: string): string => `约${time}恢复`,
  soldOut: '号已发完',
  closedService: '今天不办',

  stale: {
    title: (time: string): string => `下面是${time}的情况，不是现在的`,
    text: '屏幕断线了。请听广播，或看窗口上面的小屏。您的号还在。',
    nothing: '屏幕断线了，暂时看不到叫号',
  },

  before: {
    title: '还没有开门',
    text: (time: string): string => `${time}开始办理`,
    taking: (time: string): string => `${time}可以取号`,
  },
  lunch: { title: '午休', text: (time: string): string => `${time}接着办，已取的号不变` },
  after: { title: '今天办完了', text: (day: string, time: string): string => `${day}${time}再见` },
  holiday: { title: '今天放假', text: (day: string, time: string): string => `${day}${time}开门` },
  suspension: {
    title: (reason: string): string => `${reason}，暂停办理`,
    until: (time: string): string => `约${time}恢复。您的号还在，顺序不变。`,
    open: '恢复了马上通知。您的号还在，顺序不变。',
  },
  stopsTaking: (time: string): string => `今天${time}停止取号`,
  emergency: '紧急通知',

  sound: {
    blocked: '这块屏没有声音',
    blockedHint: '请工作人员按一下屏幕，打开声音',
    missing: '没有中文语音，已告诉值班人员',
    test: '声音测试',
  },

  /** The small screen above a counter. */
  screen: {
    serving: '正在办理',
    called: '请到这里来',
    free: '请等叫号',
    paused: '暂停办理',
    pausedUntil: (time: string): string => `约${time}回来`,
    goTo: (counters: string): string => `请到${counters}`,
    closed: '今天不开',
    openFrom: (time: string): string => `${time}开始办理`,
    post: '岗位',
    services: '办什么',
  },
}
