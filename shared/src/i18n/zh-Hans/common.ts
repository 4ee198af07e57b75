// Words that more than one page says. No spaces between Chinese and figures: the renderer sets them.

const range = (low: number, high: number): string => (low === high ? `${low}` : `${low}–${high}`)

export const common = {
  product: '厅序',
  yes: '是',
  no: '不是',
  ok: '知道了',
  cancel: '取消',
  back: '返回',
  close: '关上',
  save: '保存',
  done: '好了',
  retry: '再试一次',
  search: '搜一搜',
  pages: '页面',
  erase: '删一位',
  clear: '重输',
  more: '更多',
  all: '全部',
  none: '没有',
  optional: '可以不填',
  required: '必填',

  loading: '正在取数据…',
  emptyList: '这里还没有内容',
  /** The sentence for every error that has none of its own: what to do next, never a code alone. */
  somethingWrong: '没有办成，请再试一次。还不行，请找值班人员。',
  lost: '和服务器断开了，正在重新连接…',
  reconnected: '已经重新连上',
  clockTrouble: '本机时间和大厅时间对不上，请告诉值班人员',

  people: (count: number): string => `${count}人`,
  noWait: '不用等',
  soon: '马上就到',
  minutes: (low: number, high: number): string => `${range(low, high)}分钟`,
  hours: (low: number, high: number): string =>
    low === high && low % 1 === 0.5
      ? low === 0.5
        ? '半小时'
        : `${Math.floor(low)}个半小时`
      : `${range(low, high)}小时`,
  /** The same for boards, where room is short. */
  minutesShort: (low: number, high: number): string => `${range(low, high)}分钟`,
  hoursShort: (low: number, high: number): string => `${range(low, high)}小时`,
  about: (wait: string): string => `约${wait}`,
  durationSeconds: (seconds: number): string => `${seconds}秒`,
  durationMinutes: (minutes: number, seconds: number): string =>
    seconds === 0 ? `${minutes}分钟` : `${minutes}分${seconds}秒`,
  durationHours: (hours: number, minutes: number): string =>
    minutes === 0 ? `${hours}小时` : `${hours}小时${minutes}分`,
  secondsAgo: (seconds: number): string => `${seconds}秒前`,
  minutesAgo: (minutes: number): string => `${minutes}分钟前`,
  dataAge: (ago: string): string => `${ago}的数据`,
  today: '今天',
  tomorrow: '明天',

  /** The counter's number stands heavy between these two. */
  counterBefore: '',
  counterAfter: '号窗口',
  counter: (number: string): string => `${number}号窗口`,
  /** What a screen reader says for a plate: letter and digits one by one. */
  ticket: (spelled: string): string => `${spelled}号`,

  sortUp: (column: string): string => `按${column}从小到大排`,
  sortDown: (column: string): string => `按${column}从大到小排`,

  pairing: {
    title: '这块屏还没有登记',
    text: '请值班人员打开管理台的“设备”，核对这组数字，再选它放在哪里。',
    valid: (minutes: number): string => `${minutes}分钟内有效，过时会自动换一组。`,
    code: '配对码',
    cutOff: '这块屏的登记没有了',
    elsewhere: '已在别处打开',
    elsewhereText: '同一台设备只能开一处。按下面的键就在这里用，别处会停下。',
    here: '在这里用',
    refused: '管理台没有同意登记。如果弄错了，请值班人员再来一次。',
  },
}
