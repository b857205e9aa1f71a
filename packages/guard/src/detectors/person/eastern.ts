import { unitsOf } from '../../text/units.js'
import type { Found } from '../in-views.js'

/** Family names of China, Japan and Korea in their own script; the most common hundred or so of each. */
const CHINESE =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯'
const JAPANESE =
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 市川 菊地 杉本 古川 大西 島田 水野 桜井 高野 渡部 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 服部 東 岩田 土屋 川崎 福島 本田 辻 樋口 秋山 田口 永井 山中 中西 吉村 川上 大橋 石原 松岡 浜田 森本 矢野 大島 荒井 大久保 野田 熊谷 松浦 小池'
const KOREAN =
  '김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모'

/** By the first sign, the longest first. */
const japanese = new Map<string, string[]>()
for (const name of JAPANESE.split(' ').sort((a, b) => b.length - a.length))
  japanese.set(name[0]!, [...(japanese.get(name[0]!) ?? []), name])
const chinese = new Set(CHINESE)
const korean = new Set(KOREAN)
/** Words that announce a name in these languages, and forms of address that follow one. */
const CUE =
  /(?:姓名|名字|名前|氏名|お名前|我叫|我是|名叫|叫做|联系人|聯繫人|收件人|客户|客戶|患者|您好|亲爱的|尊敬的|担当|お客様|이름|성명|성함|저는|고객|환자|제 이름은|담당자)(?:是|为|為|は|은|는|叫|：|:|\s){0,3}$/
const ADDRESS =
  /^(?:先生|女士|小姐|太太|老师|老師|同学|医生|教授|经理|さん|様|さま|君|くん|ちゃん|氏|先生|씨|님|선생님|교수님|과장님|부장님|대리님)/

const isHan = (c: number) => c >= 0x4e00 && c < 0xa000
const isHangul = (c: number) => c >= 0xac00 && c < 0xd7a4
const isKana = (c: number) => c >= 0x3040 && c < 0x3100

/** Names in Chinese, Japanese and Korean script: a known family name with a cue before it or a form of address behind it. */
export function scanEasternNames(text: string): Found[] {
  const found: Found[] = []
  const units = unitsOf(text)
  for (let i = 0; i < units.length; i++) {
    const c = units[i]!
    if (c < 0x4e00) continue
    const end = isHan(c) ? hanName(text, i) : isHangul(c) ? koreanName(text, i) : -1
    if (end < 0) continue
    const cued = CUE.test(text.slice(Math.max(0, i - 10), i))
    const addressed = ADDRESS.test(text.slice(end, end + 4))
    if (!cued && !addressed) continue
    found.push({ kind: 'person', score: cued && addressed ? 0.95 : 0.8, start: i, end })
    i = end - 1
  }
  return found
}

/** A Japanese family name of one to three signs or a Chinese one, and one or two more signs. */
function hanName(text: string, start: number): number {
  const family = japanese.get(text[start]!)?.find((name) => text.startsWith(name, start))?.length ?? 0
  const length = family > 1 ? family : chinese.has(text[start]!) ? 1 : family
  if (length === 0) return -1
  let end = start + length
  if (text[end] === ' ' || text[end] === '\u3000') end++
  const given = end
  const most = family > 1 ? 3 : 2
  while (
    end < text.length &&
    end - given < most &&
    (isHan(text.charCodeAt(end)) || (family > 1 && isKana(text.charCodeAt(end)))) &&
    !ADDRESS.test(text.slice(end, end + 4))
  ) {
    if ('はがをにのです'.includes(text[end]!)) break
    end++
  }
  return end === given ? start + length : end
}

function koreanName(text: string, start: number): number {
  if (!korean.has(text[start]!) || isHangul(text.charCodeAt(start - 1))) return -1
  let end = start + 1
  while (end < text.length && end - start < 3 && isHangul(text.charCodeAt(end)) && !ADDRESS.test(text.slice(end, end + 4))) end++
  return end - start >= 2 ? end : -1
}
