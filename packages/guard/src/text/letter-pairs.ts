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
/** What stands between words. */
export const GAP = 26
const ROW = GAP + 1

const WEIGHT = Int8Array.from(PAIRS, (sign) => sign.charCodeAt(0) - NONE)

/** Place of a letter in the alphabet, or `GAP`. */
export function letterOf(c: number): number {
  const l = (c | 32) - 97
  return l >= 0 && l < 26 && c < 128 ? l : GAP
}

/** Nats by the letter that running text has at the least over a stretch, in any of the languages that were counted; they have some 0.9. */
const LEAST_BY_LETTER = 0.4

let room = new Uint8Array(1024)

/** Room for the letters of a stretch, each a place in the alphabet or `GAP`; overwritten by whoever asks next. */
export function letterRoom(size: number): Uint8Array {
  if (room.length < size) room = new Uint8Array(2 * size)
  return room
}

/** Whether the pairs of the first `count` letters are those of running text: by `enough` nats, and by a share of them for each letter. */
export function readsAsText(letters: Uint8Array, count: number, enough: number): boolean {
  let met = 0
  for (let i = 0; i < count; i++) if (letters[i] !== GAP) met++
  return pairEvidence(letters, count) >= Math.max(enough, LEAST_BY_LETTER * met)
}

/** Nats by which the first `count` letters, each a place in the alphabet or `GAP`, are more likely to be running text than letters in any order. */
export function pairEvidence(letters: Uint8Array, count: number): number {
  const weights = WEIGHT
  let sum = 0
  let before = GAP
  let word = 0
  let first = 0
  for (let i = 0; i <= count; i++) {
    const letter = i < count ? letters[i]! : GAP
    const weight = letter !== GAP || before !== GAP ? weights[before * ROW + letter]! : 0
    if (letter === GAP) {
      // A letter alone says nothing: marks and lists are made of them.
      sum += word === 1 ? -first : weight
      word = 0
    } else {
      if (word === 0) first = weight
      word++
      sum += weight
    }
    before = letter
  }
  return sum / 4
}
