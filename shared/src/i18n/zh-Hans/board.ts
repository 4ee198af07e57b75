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
  noCounterOpen: '窗口没有开',

  stale: {
    title: (time: string): string => `下面是${time}的情况，不是现在的`,
    text: '屏幕断线了。请听广播，或看窗口上面的小屏。您的号还在。',
    nothing: '屏幕断线了，暂时看不到叫号',
  },

  /** The hub can record nothing: numbers stand still until it can. */
  halted: { title: '大厅的主机出了问题，叫号停了', text: '您的号还在，顺序不变。请听工作人员口头叫号。' },

  before: {
    title: '还没有开门',
    text: (time: string): string => `${time}开始办理`,
    taking: (time: string): string => `${time}可以取号`,
  },
  lunch: { title: '午休', text: (time: string): string => `${time}接着办，已取的号不变` },
  after: { title: '今天办完了', text: (day: string, time: string): string => `${day}${time}再见` },
  holiday: { title: '今天休息', text: (day: string, time: string): string => `${day}${time}开门` },
  suspension: {
    title: (reason: string): string => `${reason}，暂停办理`,
    until: (time: string): string => `约${time}恢复。您的号还在，顺序不变。`,
    open: '恢复了马上通知。您的号还在，顺序不变。',
  },
  /** By the code of a suspension. */
  reasons: { power: '停电', network: '网络中断', system: '系统故障', event: '大厅有事', other: '大厅有事' },
  moreServices: (count: number): string => `还有${count}项业务`,
  starting: '正在连接大厅',
  startingHint: '连上以后会自动显示叫号。',
  noHall: '大厅还没有设置好',
  noHallHint: '请管理员在管理台完成设置，这里会自动开始。',
  noCounter: '这块屏还没有指定窗口',
  noCounterHint: '请值班人员在管理台的“设备”里选窗口。',
  stopsTaking: (time: string): string => `今天${time}停止取号`,
  emergency: '紧急通知',

  sound: {
    blocked: '没有声音，请按一下屏幕',
    blockedHint: '请工作人员按一下屏幕，打开声音',
    missing: '没有中文语音，只有提示音',
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
    closed: '窗口没有开',
    openFrom: (time: string): string => `${time}开始办理`,
    post: '岗位',
    services: '办什么',
  },
}
