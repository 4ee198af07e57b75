// What the kiosk says. Short, polite, and always what to do next: many readers are here for the first time, many are over seventy.

export const kiosk = {
  greeting: { early: '早上好', morning: '上午好', noon: '中午好', afternoon: '下午好', evening: '晚上好' },
  /** One sentence under the greeting. Rich text. */
  busy: {
    none: '现在没有人排队，来了就能办。',
    few: (wait: string): string => `现在人不多，大约等**${wait}**。`,
    some: (wait: string): string => `现在有些人，大约等**${wait}**。`,
    many: (wait: string): string => `现在人多，大约等**${wait}**。`,
    ahead: (people: number): string => `现在有**${people}人**在等。`,
    notYet: '窗口还没有开始办理，可以先取号。',
  },

  home: {
    take: '取号',
    takeHint: '选一件事，马上出号',
    bring: '我要带什么',
    bringHint: '材料、样表、多久办好、要不要钱',
    progress: '我的事办到哪一步了',
    progressShort: '办到哪一步',
    progressHint: '凭回执上的编号，或刷身份证',
    checkIn: '预约签到',
    checkInHint: '网上或电话约好的，请先在这里签到',
    hall: '看看大厅',
    hallHint: '窗口在哪里、谁值班、去哪里提意见',
    ask: '找人帮忙',
    askHint: '按一下，导办员就过来',
    missed: '过号了、补打号票',
    missedShort: '过号、补打',
    missedHint: '输号码，接着排队，或再打一张',
  },

  bar: {
    label: '本机设置',
    back: '返回',
    home: '首页',
    search: '搜一搜',
    help: '帮忙',
    read: '朗读',
    low: '放低按键',
    high: '恢复位置',
    large: '大字',
    more: '更多',
    languages: '选择语言',
  },

  services: {
    title: '您办什么事？',
    lead: '按一下就出号。不知道选哪个，就按“帮忙”。',
    waiting: (people: number): string => `${people}人在等`,
    noWait: '不用等',
    counterFree: '窗口空着',
    /** Off, each with a way out. */
    soldOutMorning: '上午号已发完',
    soldOutAfternoon: '下午号已发完',
    soldOutToday: '今天的号已发完',
    again: (time: string): string => `${time}再发，也可以预约`,
    tomorrow: '明天再来，也可以预约',
    tooLate: '今天办不完了',
    suspended: '暂时停办',
    suspendedUntil: (time: string): string => `约${time}恢复，已取的号还有效`,
    suspendedOpen: '恢复时间待定，已取的号还有效',
    notNow: (open: string): string => `${open}开始办`,
    elsewhere: (place: string): string => `这件事在${place}办`,
    morePages: (page: number, of: number): string => `第${page}页，共${of}页`,
    next: '下一页',
    previous: '上一页',
    none: '现在没有可以取号的业务',
    notStarted: '窗口还没开',
    onlySlow: '按顺序叫',
  },

  /** The same service twice within moments at one kiosk. */
  another: {
    title: '再取一张吗？',
    text: (number: string): string => `刚刚已经出了${number}。如果那张是您的，就不用再取。`,
    yes: '再取一张',
    no: '不用了',
  },
  haveOne: {
    title: '您已经有号了',
    text: (number: string): string => `您的号是${number}，还在排队，不用再取。`,
    reprint: '补打一张',
  },

  ticket: {
    yours: '您的号',
    taking: '正在取号…',
    ahead: '前面还有',
    people: (count: number): string => `${count}人`,
    next: '下一个就是您',
    wait: '大约要等',
    unknownWait: '按顺序叫',
    where: '请到这里等',
    counters: '会叫到',
    scan: '用手机扫一扫',
    scanHint: '看还有几个人，不用一直盯着屏幕',
    homeIn: (seconds: number): string => `${seconds}秒后回到首页`,
    done: '好了',

    printing: '正在打印，请稍等',
    printingHint: '号票从下面的出纸口出来',
    confirmed: '请取走号票',
    confirmedHint: '取走后自动回到首页',
    taken: '请到等候区坐一坐',
    takenHint: '叫到您时，屏幕和广播都会说',

    uncertain: '号票出来了吗？',
    uncertainHint: '没有纸也不要紧，您的号已经排上了。',
    cameOut: '出来了',
    didNot: '没出来，再打一张',
    copy: '补打',

    slow: '号已排上，打印机还没有回话',
    slowHint: '没有纸也不要紧，请记住这个号。',
    noSlip: '号已排上，这里不打印号票',
    noSlipHint: '请记住这个号，或用手机扫一扫。',
    back: '回来就好，已经接着排上了',
    backHint: '请到等候区坐一坐，屏幕和广播会叫您。',
    away: '和大厅断了线，正在重新连接，请稍等',

    paperOut: '号已排上，纸用完了',
    paperOutHint: '请记住这个号，或用手机扫一扫。想要纸，到别的取号机按“补打”。',
    printerDown: '号已排上，打印机坏了',
    printerDownHint: '请记住这个号，或用手机扫一扫。已经告诉值班人员。',
  },

  /** By number: back after a missed call, or a slip once more. */
  find: {
    title: '您是几号？',
    lead: '先按字母，再按数字。',
    letters: '字母',
    digits: '数字',
    number: '您的号',
    search: '找这个号',
    unknown: '今天没有这个号',
    unknownHint: '请对着号票再输一次，或按“帮忙”。',
    again: '再输一次',
    reprint: '补打一张',
    returned: '我回来了，接着排',
    waiting: '这个号在排队',
    called: (counter: string): string => `正在叫这个号，请到${counter}`,
    serving: '这个号正在办理',
    parked: '这个号先放着，回来时请告诉窗口',
    missed: '刚才叫过这个号',
    late: '过的时间长了，请重新取号',
    over: '这个号已经办完',
    cancelled: '这个号已经取消',
  },

  about: {
    title: '看看大厅',
    alwaysOpen: '按一件事，看它在哪里办',
    hours: (days: string, times: string): string => `${days} ${times}`,
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    dayRange: (from: string, to: string): string => `${from}至${to}`,
    everyDay: '每天',
    join: '、',
    counters: (numbers: string): string => `${numbers}号窗口`,
  },

  /** The hall said no, by its code. What to do now, in one sentence. */
  refused: {
    'service.unknown': '这项业务刚刚改了，请在下面再选一次。',
    'service.suspended': '这项业务刚刚暂停，请选别的，或按“帮忙”。',
    'hall.closed': '现在不在取号时间。',
    'device.locked': '值班人员刚刚停用了这台机器，请到别的取号机。',
    'store.unavailable': '刚才没有记下来，请再按一次。还不行，请按“帮忙”。',
    'command.rate': '按得太快了，请等一下再按。',
    'ticket.unknown': '今天没有这个号，请对着号票再输一次。',
    'ticket.wrong-state': '这个号刚刚变了，请看一下现在的情况。',
    'ticket.too-late': '过的时间长了，请重新取号。',
    unanswered: '刚才没有取到号，请再试一次，或找导办员。',
  } as Readonly<Record<string, string>>,

  /** For the person who sets the kiosk up. */
  setUp: {
    notSecure: '本机没有用HTTPS打开：大厅断线时不能自己启动。请用https开头的地址。',
    notKnown: '大厅还没有设置好',
    notKnownHint: '请值班人员在管理台登记这台取号机。',
  },

  /** The kiosk cannot give numbers. The title is the big word, the text says where to go instead. */
  blocked: {
    title: '这台机器暂时不能取号',
    paperLow: '正在换纸',
    paperOut: '纸用完了',
    printerDown: '打印机坏了',
    hubAway: '和大厅断了线',
    notRecording: '大厅的主机出了问题',
    outOfHours: '还没到取号时间',
    locked: '值班人员已停用',
    suspended: '大厅暂停办理',
    goTo: (place: string): string => `请到${place}取号。`,
    askSomeone: '请找导办员，人工也能给您排上。',
    backSoon: '修好会自动恢复，您不用一直等。',
    keepsPlace: '已经取的号都还在，顺序不变。',
    stillOpen: '办事指南和大厅介绍还可以看',
  },

  closed: {
    title: '现在不开门',
    lunch: '现在是午休',
    afterHours: '今天已经下班',
    holiday: '今天放假',
    nextOpening: (day: string, time: string): string => `${day}${time}开门`,
    nextTaking: (time: string): string => `${time}开始取号`,
    hours: '开门时间',
    /** Shown in the last minutes in which numbers are still given. */
    closingSoon: (time: string): string => `今天${time}停止取号`,
  },

  /** The line to the hub is cut but the kiosk still shows what it keeps. */
  away: {
    title: '正在重新连接大厅',
    text: '办事指南还可以看，取号请稍等，或找导办员。',
    age: (time: string): string => `以下是${time}的内容`,
    retrying: '正在重新连接，连上就能取号。着急的话，请找导办员。',
  },

  idle: {
    title: '您还在吗？',
    text: '没有人按的话，就要回到首页了。',
    wiped: '您填的内容会清掉，别人看不到。',
    seconds: (count: number): string => `${count}秒`,
    stay: '我还在',
    leave: '我办完了',
  },

  help: {
    asking: '正在叫人…',
    called: '已经帮您叫人了',
    coming: '导办员马上过来，请在这里等一等。',
    nobody: '现在没有人应，请到导办台',
    cancel: '不用来了',
  },

  checkIn: {
    title: '预约签到',
    by: '您怎么签到？',
    byPhone: '输手机号',
    byCode: '扫预约码',
    byCard: '刷身份证',
    phone: '约号时留的手机号',
    found: (time: string): string => `您约的是${time}`,
    done: '签到好了，请等叫号',
    late: '过了约好的时间，按现场顺序排',
    early: '到点就叫您，请先坐一坐',
    none: '没有找到今天的预约，可以现场取号',
  },

  card: {
    lay: '请把身份证平放在读卡处',
    reading: '正在读卡，请不要拿开',
    done: '读好了，请收好身份证',
    failed: '没读出来，请再放一次',
    privacy: '只用来取号，不留照片',
  },

  starting: '正在开机，请稍等',
  sorry: '出了点问题，正在恢复',
}
