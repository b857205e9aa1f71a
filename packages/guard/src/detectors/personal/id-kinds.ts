import { BIRTH_WORDS, DATE_KINDS } from './dates.js'
import { compileForms } from './forms.js'
import type { IdKind } from './id-kind.js'
import { AMERICA } from './kinds/america.js'
import { ASIA_AND_SOUTH, THINGS } from './kinds/asia.js'
import { EASTERN_EUROPE } from './kinds/eastern-europe.js'
import { WESTERN_EUROPE } from './kinds/western-europe.js'
import { compileLabels, type Label } from './labels.js'
import { TELEPHONE_WORDS } from './phone/words.js'
import { WALLET_KINDS } from './wallets.js'

/** Every kind of number that forms tell. A kind may have several rows. */
export const ID_KINDS: readonly IdKind[] = [
  ...AMERICA,
  ...WESTERN_EUROPE,
  ...EASTERN_EUROPE,
  ...ASIA_AND_SOUTH,
  ...THINGS,
  ...WALLET_KINDS,
  ...DATE_KINDS,
]

export const FORMS = compileForms(ID_KINDS)

/** Stands for all kinds of numbers that are nobody's. */
export const OTHER_NUMBER = -1

/** Words for numbers of orders, parts, papers and versions, folded and without spaces: what follows them is no number of a person. */
const OTHERS =
  'order orderno ordernumber orderid invoice invoiceno invoicenumber receipt ticket ticketno case caseno trackingnumber tracking shipment ' +
  'sku partno partnumber part serial serialno serialnumber build version release revision rev isbn issn ean upc gtin asin batch lot ' +
  'model article item product commit checksum hash uuid timestamp port error errorcode page chapter section room flight ' +
  'bestellung bestellnummer bestellnr rechnung rechnungsnummer rechnungsnr artikel artikelnummer seriennummer auftrag auftragsnummer ' +
  'sendungsnummer vorgang aktenzeichen commande facture numerodecommande numerodefacture colis reference referenz referencia riferimento ' +
  'pedido factura numerodepedido numerodefactura ordine fattura numeroordine encomenda bestelling factuur ordernummer zamowienie faktura ' +
  'ordre bestilling tilaus lasku objednavka заказ счетфактура накладная артикул 订单 订单号 注文 注文番号 주문번호 siparis'

/** Stands for telephone numbers, which have a scanner of their own, and for what else is written in groups of digits. */
export const TELEPHONE = -2
export const NO_TELEPHONE = -3
const NO_TELEPHONES =
  'reference ref refno id account accountno accountnumber policy patent docket zip postcode plz kundennummer steuernummer steuerid'

const words = (list: string, kind: number) => list.split(' ').flatMap((word) => (word === '' ? [] : [[word, kind] as const]))
export const labelsIn = compileLabels([
  ...ID_KINDS.flatMap((row, kind) => words(row.near ?? '', kind)),
  ...words(OTHERS, OTHER_NUMBER),
  ...words(TELEPHONE_WORDS, TELEPHONE),
  ...words(NO_TELEPHONES, NO_TELEPHONE),
])

const BIRTH = ID_KINDS.findIndex(({ near }) => near === BIRTH_WORDS)
export const isBirthLabel = ({ kinds }: Label): boolean => kinds.includes(BIRTH)
