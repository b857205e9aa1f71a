import { foldUnit } from '../../text/fold.js'

/** How the words begin that `BEHIND` knows, behind the space: a bit for each second unit, by the first. */
const GOES_ON = new Uint32Array(128)
for (const [
  first,
  second,
] of 'mo fa wi hu so da ph em e- ad ac na bi ca ho bo te fr nu sa wr as re to li wo wa is jo si mo su st ma di ag ha'.split(' '))
  GOES_ON[first!.charCodeAt(0)]! |= 1 << (second!.charCodeAt(0) & 31)

/** Whether what stands behind a name may be what `BEHIND` looks for: a look at the next two letters. */
export function mayGoOn(text: string, end: number): boolean {
  let i = end
  const sign = text.charCodeAt(i)
  if (sign === 39) i += text.charCodeAt(i + 1) === 115 ? 2 : 1
  else if (sign === 44) i++
  const gap = text.charCodeAt(i)
  if (gap < 128 ? gap !== 32 && (gap < 9 || gap > 13) : !/\s/.test(text[i] ?? 'x')) return false
  const next = text.charCodeAt(i + 1)
  if (next === 40 || next === 60 || (next >= 48 && next <= 57)) return true
  const first = foldUnit(next)
  return first < 128 && ((GOES_ON[first]! >>> (foldUnit(text.charCodeAt(i + 2)) & 31)) & 1) !== 0
}
