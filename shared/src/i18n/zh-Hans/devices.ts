// What devices without a page say: LED strips and text messages. A strip has room for eight characters.

export const devices = {
  led: {
    called: (number: string, counter: string): string => `${number}请到${counter}号窗口`,
    serving: (number: string): string => `${number}正在办理`,
    free: (counter: string): string => `${counter}号窗口`,
    paused: (counter: string): string => `${counter}号窗口暂停`,
    closed: '暂停服务',
  },
  text: {
    booked: (hall: string, day: string, time: string, service: string): string =>
      `【${hall}】您预约了${day}${time}办理“${service}”。请带好身份证，到了在取号机上签到。`,
  },
}
