import { asMailAddresses, mailDomain } from './mail-address.js'
import { plainForm } from './plain-value.js'
import { asWebAddress, canonicalUrl, hostOf } from './web-address.js'

/**
 * Whether a value goes to one of the listed destinations only: its mail domain, its URL host or the exact value is on the list.
 * `*.acme.example` stands for every host below. Of a list of addresses, every one has to be.
 */
export function goesTo(value: string, list: readonly string[]): boolean {
  const mails = asMailAddresses(value)
  if (mails) return mails.every((mail) => onList(mail, mailDomain(mail), list))
  const url = asWebAddress(value)
  if (url !== null) return onList(url, hostOf(url), list)
  return onList(plainForm(value), null, list)
}

function onList(value: string, host: string | null, list: readonly string[]): boolean {
  return list.some((entry) => {
    const written = entry.trim().toLowerCase()
    if (written === value || plainForm(entry) === value || canonicalUrl(entry) === value) return true
    if (host === null) return false
    if (written.startsWith('*.')) return host.endsWith(written.slice(1)) && host.length > written.length - 1
    return host === written.replace(/^@/u, '')
  })
}
