// How the words of a call are read, for voices that take pinyin: given characters, espeak-ng's Mandarin reads English.
const READ: Readonly<Record<string, string>> = {
  ...{ 请: 'qing3', 号: 'hao4', 到: 'dao4', 窗口: 'chuang1 kou3', 十: 'shi2' },
  ...{ 零: 'ling2', 一: 'yi1', 二: 'er4', 三: 'san1', 四: 'si4' },
  ...{ 五: 'wu3', 六: 'liu4', 七: 'qi1', 八: 'ba1', 九: 'jiu3' },
}

/** Words of `callWords`; letters stay, and are read by their names. @throws for a word that no call holds */
export function pinyinOf(words: readonly string[]): string {
  return words.map((word) => READ[word] ?? (/^[A-Za-z]$/.test(word) ? word.toUpperCase() : numberIn(word))).join(' ')
}

/** `二十一` → `er4 shi2 yi1`. */
function numberIn(word: string): string {
  return Array.from(word, (sign) => {
    const read = READ[sign]
    if (read === undefined) throw new Error(`no call says "${sign}"`)
    return read
  }).join(' ')
}
