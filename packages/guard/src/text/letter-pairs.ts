/**
 * How much more often a letter stands behind another one in running text than by chance: quarters of nats against one in 27, as characters from `A` (-16)
 * on, where `Q` is none. For each of the 26 letters and the gap between words, those that follow it; counted in the authored seeds of training, a mean over
 * Latin-script languages in which English counts four times.
 */
const PAIRS =
  'KNQPAHPLPKPSPVLOCTSTNMHBOLXXKGAXBDCVGASAEVAASMHTABAQARVAMAUAAXTHPNCGWAAPIRSAAAHNSVFGKYDEAVBGKLMUHAOLFRHDAKLW' +
  'NKOPNKNIOJLRQVGLBVTRKMGLIKZVAACTPDAWCAPAEWAAUJRQBAAFCWVABHWAOOUCJPDRSBARLLTACACAYXDEAYAAAUBFLFKVAAPFQRFCBKAW' +
  'PKRPTLPHGLNSQWQJDQTSJNAFGKXYAHLYMDASALLMPRHAFRLTDAAAHWWEJJVACQTAKPHOUDAOPQTGFANDXXFGOWHHDVCLTIJTGAAOPQHCANAW' +
  'XOCEXADAUAFJPLUSAFKIRBAAMAWTAOSTJUNSHLJELSECDRUOIDAMHYLLPQMNLGPHNRSVNOBVRQSOPAILXWACGVDBOSACSCCWOAWLRRAAALAS' +
  'ECAADCCCCAAOAAAADEDA^CDACAOVHKQWGLGUEKKNNTEBMQQRIFAMMXTEQDUAALTBMNJJRNFEQWPJKALLYUEDAWCAUTAIIFHTBATNPRGKAKGY' +
  'RMQNSJLJQMOSRVOOAUSSIJCILLWXAHCZACAWAGKAJVAAPKGPHAALAQWAIFWAAUWAJFAOVDAQOGIAAAPFVUDPIUJCFTCCEIDNUCCEYPCCDHCX' +
  'ULOKRIJCNGIPNNVLAJTQLFIAAH[WIJMXAKDVELMMOPMAKGLRHMASMWTQSTQPNPRMPQRRQSLPTTOPPCMMA'

const NONE = 'Q'.charCodeAt(0)
const GAP = 26
const ROW = GAP + 1

const WEIGHT = Int8Array.from(PAIRS, (sign) => sign.charCodeAt(0) - NONE)

/** Nats by which the letters of a stretch, each read as `read` has it, are more likely to be running text than letters in any order. */
export function pairEvidence(units: Uint16Array, start: number, end: number, read: readonly number[]): number {
  let sum = 0
  let before = GAP
  for (let i = start; i < end; i++) {
    const l = (units[i]! | 32) - 97
    const letter = l >= 0 && l < 26 && units[i]! < 128 ? read[l]! : GAP
    if (letter !== GAP || before !== GAP) sum += WEIGHT[before * ROW + letter]!
    before = letter
  }
  return sum / 4
}
