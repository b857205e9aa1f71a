import type { JsonPath } from '../policy/decision.js'
import { base64 } from '../text/codecs/base64.js'
import { looksLikeText } from '../text/utf8.js'
import type { Origin } from '../vocabulary/origin.js'
import { isRecord, originAt, type Place, push, readTree } from './place.js'
import type { Reading } from './reading.js'
import type { Field } from './surface.js'

/** Shorter values are read as they stand, too: they may be names or plain words. */
const SHORT = 256
const DATA_URL = /^data:[^,]{0,256},/iu
const BASE64 = /^[\w+/=\s-]*$/u
const ENCODED = 'it stands in encoded media'
/** Base64 digits that are decoded to see whether media is text; a multiple of four. */
const SAMPLE = 1024

/** Reads encoded media. What holds text is read decoded; all else counts as skipped and is told as unseen. */
export function readMedia(field: Field & { as: 'media' }, value: unknown, path: JsonPath, place: Place, out: Reading): void {
  const from = originAt(field.origin, place)
  if (typeof value !== 'string') {
    readTree(value, path, from, place, out)
    return
  }
  if (/^https?:/iu.test(value)) {
    // The upstream fetches it: nobody here knows what it says.
    push(out, path, value, from, place, { unseen: 'it lies elsewhere' })
    return
  }
  const head = DATA_URL.exec(value)?.[0] ?? ''
  const body = value.slice(head.length)
  if (!BASE64.test(body)) {
    push(out, path, value, from, place)
    return
  }
  if (head !== '' || value.length < SHORT) push(out, path, head === '' || value.length < SHORT ? value : head, from, place)
  if (body.length < 2) return
  const text = isText(body) ? base64.decode(body) : null
  if (text !== null && looksLikeText(text)) push(out, path, text, from, place, { fixed: ENCODED })
  else if (value.length >= SHORT || head !== '')
    push(out, path, body, from, place, { opaque: true, ...(field.sealed !== true && { unseen: 'it is no text' }) })
}

/** Whether the first bytes are UTF-8. Media that only begins like text is found out when it is decoded as a whole. */
function isText(body: string): boolean {
  try {
    const digits = body
      .slice(0, SAMPLE * 2)
      .replace(/\s+/gu, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .slice(0, SAMPLE)
    const bytes = Uint8Array.from(atob(digits.replace(/=+$/u, '')), (c) => c.charCodeAt(0))
    return looksLikeText(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }))
  } catch {
    return false
  }
}

/** Reads what may be text or numbers of a tokenizer. Numbers stand for text that nobody here can read. */
export function readIds(value: unknown, path: JsonPath, from: Origin, place: Place, out: Reading): void {
  if (typeof value === 'string') push(out, path, value, from, place)
  else if (Array.isArray(value)) {
    if (value.some((each) => typeof each === 'number'))
      push(out, path, value.join(), from, place, { opaque: true, unseen: 'it is numbers of a tokenizer' })
    for (let i = 0; i < value.length; i += 1) if (typeof value[i] !== 'number') readIds(value[i], [...path, i], from, place, out)
  } else readTree(value, path, from, place, out)
}

/** Reads the name of something that is kept elsewhere: it is told that its content was not seen. */
export function readReference(value: unknown, path: JsonPath, from: Origin, place: Place, out: Reading): void {
  const before = out.pieces.length
  readTree(value, path, from, place, out)
  const first = out.pieces[before]
  if (first) first.unseen = 'it lies elsewhere'
}

/** Texts of log probabilities, joined: what was said, and on each further rank what could have been said instead. */
export function readTokens(value: unknown, path: JsonPath, place: Place, out: Reading): void {
  const lists = Array.isArray(value) ? [value] : isRecord(value) ? Object.values(value).filter(Array.isArray) : []
  let said = ''
  const instead: string[] = []
  for (const list of lists)
    for (const entry of list as unknown[]) {
      if (typeof entry === 'string') said += entry
      else if (isRecord(entry)) {
        if (typeof entry['token'] === 'string') said += entry['token']
        for (const [rank, other] of alternatives(entry).entries()) instead[rank] = (instead[rank] ?? '') + other
      }
    }
  push(out, path, said, 'assistant', place, { tokens: true })
  for (const text of instead) if (text !== said) push(out, path, text, 'assistant', place, { tokens: true, instead: true })
}

/** The tokens beside the one that was said: a list of objects, or an object of which they are the names. */
function alternatives(entry: Record<string, unknown>): string[] {
  const listed = entry['top_logprobs'] ?? entry['candidates']
  if (Array.isArray(listed)) return listed.map((each) => (isRecord(each) && typeof each['token'] === 'string' ? each['token'] : ''))
  return 'token' in entry ? [] : Object.keys(entry)
}
