/** Other spellings of a record's id: what reads ids leniently takes them, what looks for the id as it is written passes over them. */
export function spellingValues(record: string): Record<string, string> {
  const flat = record.replace(/[^\p{L}\p{N}]+/gu, '')
  const [, letters = '', digits = flat] = /^(\D*)(.*)$/.exec(flat)!
  const forms = [
    `${letters} ${digits}`,
    `${letters}\u2013${digits}`,
    `${letters}_${digits}`,
    `${letters}-${wide(digits)}`,
    `${letters}-00${digits}`,
    encodeURIComponent(record).replaceAll('-', '%2D'),
    `${letters}-\u200b${digits}`,
  ]
  return {
    spelled: forms.filter((form) => form !== record).join(', or '),
    digits: digits === '' ? flat : digits,
    lowered: flat.toLowerCase(),
    spaced: [...flat].join(' '),
    backwards: [...flat].reverse().join(' '),
  }
}

/** Digits of double width, as East Asian keyboards type them. */
function wide(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
}
