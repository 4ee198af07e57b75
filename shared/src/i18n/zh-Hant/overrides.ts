/** The product's own way to say things where the change of characters alone would not read well. Goes before everything else. */
export const OVERRIDES: Readonly<Record<string, string>> = {
  '“': '「',
  '”': '」',
  回音: '回音',
  没有收到回音: '沒有收到回覆',
  打印: '列印',
  屏幕: '螢幕',
  手机: '手機',
}
