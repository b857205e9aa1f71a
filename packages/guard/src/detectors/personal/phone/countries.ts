/**
 * Country codes with the least and most digits of the national number (ITU-T E.164 and the national numbering plans). Codes that are
 * not listed have 6 to 12.
 */
const PLANS =
  '1:10-10 20:8-10 27:9-9 30:10-10 31:9-9 32:8-9 33:9-9 34:9-9 36:8-9 39:6-12 40:9-9 41:9-9 43:7-13 44:9-10 45:8-8 46:7-10 47:8-8 48:9-9 ' +
  '49:6-13 51:8-9 52:10-10 53:8-8 54:10-11 55:10-11 56:9-9 57:8-10 58:10-10 60:8-10 61:9-9 62:8-12 63:8-10 64:8-10 65:8-8 66:8-9 7:10-10 ' +
  '81:9-10 82:8-10 84:9-10 86:9-12 90:10-10 91:10-10 92:9-10 93:9-9 94:9-9 95:7-10 98:10-10 212:9-9 213:8-9 216:8-8 218:8-9 220:7-7 221:9-9 ' +
  '225:8-10 233:9-9 234:8-10 237:8-9 243:9-9 244:9-9 249:9-9 250:9-9 251:9-9 254:9-9 255:9-9 256:9-9 258:8-9 260:9-9 263:9-10 264:8-9 265:7-9 ' +
  '267:7-8 297:7-7 298:6-6 299:6-6 350:8-8 351:9-9 352:6-11 353:7-10 354:7-9 355:8-9 356:8-8 357:8-8 358:6-12 359:7-9 370:8-8 371:8-8 372:7-8 ' +
  '373:8-8 374:8-8 375:9-10 376:6-9 377:8-9 378:6-12 380:9-9 381:8-9 382:8-8 383:8-9 385:8-9 386:8-8 387:8-9 389:8-8 420:9-9 421:9-9 423:7-9 ' +
  '501:7-7 502:8-8 503:8-8 504:8-8 505:8-8 506:8-8 507:7-8 509:8-8 591:8-8 592:7-7 593:8-9 595:9-9 597:6-7 598:8-8 673:7-7 675:7-8 679:7-7 ' +
  '852:8-8 853:8-8 855:8-9 856:8-10 880:8-10 886:8-9 960:7-7 961:7-8 962:8-9 963:8-9 964:8-10 965:8-8 966:8-9 967:7-9 968:8-8 970:8-9 ' +
  '971:8-9 972:8-9 973:8-8 974:7-8 975:7-8 976:8-8 977:8-10 992:9-9 993:8-8 994:9-9 995:9-9 996:9-9 998:9-9'

const PLAN: ReadonlyMap<string, readonly [least: number, most: number]> = new Map(
  PLANS.split(' ').map((row) => {
    const [code = '', least = '', most = ''] = row.split(/[:-]/)
    return [code, [Number(least), Number(most)]]
  }),
)

/** Whether digits behind a plus are a country code and a national number of that country's lengths. */
export function isInternational(digits: string): boolean {
  if (digits[0] === '0') return false
  for (let length = 3; length >= 1; length--) {
    const plan = PLAN.get(digits.slice(0, length))
    if (!plan) continue
    const rest = digits.length - length
    // Many write the trunk nought behind the country code as well.
    return rest >= plan[0] && rest <= plan[1] + (digits[length] === '0' ? 1 : 0)
  }
  return digits.length >= 8 && digits.length <= 15
}

/**
 * Groupings of numbers that are dialled at home and begin with no trunk nought, with the digits that each may begin with. The Americas
 * north of Mexico have an area and an exchange that begin with 2 to 9.
 */
const GROUPED: readonly (readonly [groups: string, begins: RegExp, joints: RegExp])[] = [
  ['3 3 4', /^[2-9]\d\d[2-9]/, /^[- ./)]+$/],
  ['3 3 4', /^3[2-9]/, /^[- .]+$/],
  ['1 3 3 4', /^1[2-9]\d\d[2-9]/, /^[- .()]+$/],
  ['1 3 3 2 2', /^[78][3489]/, /^[- ()]+$/],
  ['1 3 2 2 3', /^[78]9/, /^[- ()]+$/],
  ['3 4 4', /^1[3-9]\d/, /^[- ]+$/],
  ['5 5', /^[6-9]/, /^[- ]$/],
  ['3 7', /^3[2-9]/, /^[- ./]$/],
  ['2 5 4', /^[1-9][1-9]9/, /^[- ).]+$/],
  ['2 4 4', /^[1-9][1-9][2-9]/, /^[)].$/],
  ['3 2 2 2', /^[6789]/, /^(?: {3}|---|\.\.\.)$/],
  ['2 3 2 2', /^[1-9]/, /^(?: [- ]{2}|[)][- ]{2})$/],
  ['1 4 4', /^9/, /^[ -]{2}$/],
  ['4 7', /^[78]00/, /^[- ]$/],
]

/** Whether a number written without a country code is grouped as telephone numbers are and as hardly anything else is. */
export function isGroupedAtHome(digits: string, groups: readonly number[], joints: string): boolean {
  if (digits[0] === '0') return isTrunk(digits, groups, joints)
  const key = groups.join(' ')
  return GROUPED.some(([shape, begins, between]) => shape === key && begins.test(digits) && between.test(joints))
}

/** A trunk nought, an area that does not begin with another, and at least two groups that are no date and no book number. */
function isTrunk(digits: string, groups: readonly number[], joints: string): boolean {
  if (digits[1] === '0' || groups.length < 2 || groups.length > 6 || digits.length < 9 || digits.length > 12) return false
  if (groups.some((length, i) => length === 1 && i > 0) || groups[0]! > 5 || (groups[0] === 1 && joints[0] === '.')) return false
  const date = groups.length >= 3 && groups[0] === 2 && groups[1] === 2 && groups[2] === 4
  const social = groups.length === 3 && groups[0] === 3 && groups[1] === 2
  return !date && !social && new Set(joints.replaceAll(')', '').slice(1)).size <= 2
}
