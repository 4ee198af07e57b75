import type { ErrorText } from '../messages.ts'

// Sentences by error code, for people. A code without a sentence gets `common.somethingWrong`.
export const errors: Readonly<Record<string, ErrorText>> = {
  'store.unavailable': '刚才没有记下来，请再按一次。还不行，请找值班人员。',
  'command.id-reused': '这一步已经做过了，请看一下现在的状态。',
  'auth.failed': '账号或密码不对，请再试',
  'auth.throttled': ({ minutes }) => `试的次数太多，请${String(minutes)}分钟后再试`,
  'auth.code-unknown': '一次性代码不对，或者已经用过了',
  'auth.password-weak': ({ reason }) =>
    reason === 'too-short'
      ? '密码太短，至少10个字'
      : reason === 'contains-account'
        ? '密码里不要有账号'
        : '这个密码太容易猜，请换一个',
  'auth.required': '登录已经失效，请重新登录',
  'permission.denied': '您没有这个权限',
  'counter.busy': ({ number }) => `${String(number)}还没办结，先办结这一位`,
  'counter.nobody-waiting': '没有人在等',
  'counter.nobody-here': '窗口现在没有叫人，请看现在的状态',
  'counter.paused': '窗口正在暂停，先恢复办理',
  'counter.not-paused': '窗口没有暂停',
  'counter.not-open': '窗口没有签到',
  'counter.not-yours': '这个窗口是别人签到的',
  'counter.already-open': '这个窗口已经有人签到',
  'counter.elsewhere': '您已经在别的窗口签到，先退出那里',
  'counter.unknown': '没有这个窗口',
  'counter.not-served': '那个窗口不办这项业务',
  'service.suspended': '这项业务正在停办',
  'service.not-suspended': '这项业务没有停办',
  'service.unknown': '没有这项业务',
  'ticket.unknown': '今天没有这个号',
  'ticket.wrong-state': '这个号现在不能这样办，请看一下它的状态',
  'ticket.calls-used-up': '已经叫满，可以按过号',
  'ticket.recall-too-soon': ({ seconds }) => `刚叫过，${String(seconds)}秒后可以重呼`,
  'ticket.too-late': ({ minutes }) => `过号超过${String(minutes)}分钟，请重新取号`,
  'ticket.nowhere-to-go': '没有窗口能办，转不过去',
  'ticket.not-yours': '这个号不归这里办',
  'alert.unknown': '这一件已经好了',
  'clock.not-held': '时间已经确认过了',
  'staff.exists': '这个账号已经有了',
  'device.unknown': '没有这台设备',
  'device.exists': '这个编号已经有设备了',
  'device.code-unknown': '配对码不对或过时了，请看屏上现在的数字',
}
