/**
 * How much more often a pair of letters stands the other way round in running text: quarters of nats as letters from `A` (-12) on, `M` for none. For each
 * letter and the gap between words the pairs with those behind it in the alphabet; counted in the authored seeds of training, a mean over Latin-script
 * languages in which English counts four times. Stands for the whole table, since the mirrored pair has the opposite value.
 */
const PAIRS =
  'NMOYQMRLONNPIRPOLKMLOSNMOLJRILLRIIOEYNKNMHKOINLKHOTRLMMAOHFHNYHOLJWCLPQRNETHKNPIPOQHVKKPRILJILQMJPLPWPQONNIQQGLLQQQSD' +
  'MOHKMJSNKNWKPMGMGLLMNPLPCOKHHOTLOMKGHINKMPRMEKNHIMDUMHUUIGYKFPOINNNIIRGOLMRNYNNNLILGNLKMSHLMLMMRMPKMOLMMMOJKMNMJRNJPN' +
  'UQXMKNKLQLSMKOAMVNNOKKOKROPIGSDAQGPMHKKQMKMQBMLFULKLATCLLNWMSTNRKAMMMMMUBPNNPHEFKENEJOODMMGDXLKMLKJMOLMMFQQMHRRNMIXLN'

const NONE = 'M'.charCodeAt(0)
/** The gap between words behind the last letter of the alphabet. */
const LETTERS = 27

/** The evidence of a letter behind another one that text runs backwards, in quarters of nats; indexed by 32 * the one before + the letter, 31 for no letter. */
export const MIRRORED_WEIGHT = new Int8Array(1024)
for (let a = 0, at = 0; a < LETTERS; a++) {
  for (let b = a + 1; b < LETTERS; b++) {
    const weight = PAIRS.charCodeAt(at++) - NONE
    const [first, second] = [a, b === LETTERS - 1 ? 31 : b]
    MIRRORED_WEIGHT[first * 32 + second] = weight
    MIRRORED_WEIGHT[second * 32 + first] = -weight
  }
}

/** Quarters of nats before a stretch counts as written backwards: some thirty letters of ordinary text. */
export const MIRRORED_ENOUGH = 40
