import type { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { type Answer, ask, refusal, type Service, shapedAnswer } from './service.js'

const NAME = 'the transparency log'
const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/i)
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)
const whole = z.number().int().nonnegative()

const entrySchema = z.object({
  body: base64,
  integratedTime: whole,
  logID: hex,
  logIndex: whole,
  verification: z.object({
    inclusionProof: z.object({
      checkpoint: z.string().min(1).max(20_000),
      hashes: z.array(hex).max(64),
      logIndex: whole,
      rootHash: hex,
      treeSize: whole,
    }),
    signedEntryTimestamp: base64,
  }),
})
const answer = z.record(z.string(), entrySchema).refine((entries) => Object.keys(entries).length === 1, 'wants one entry')

/** An entry of the log as it stands in a Sigstore bundle. */
export type LogEntry = Readonly<Record<string, unknown>>

/**
 * Enters a DSSE envelope in the log (Rekor's API, version 1) and answers the entry with its proof of inclusion. What is there already is
 * fetched. Throws PAV_SIGN_SERVICE, PAV_EGRESS_….
 */
export async function enterEnvelope(service: Service, envelope: unknown, certificate: X509Certificate): Promise<LogEntry> {
  const response = await ask(service, '/api/v1/log/entries', {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      proposedContent: {
        envelope: JSON.stringify(envelope),
        verifiers: [Buffer.from(certificate.toString()).toString('base64')],
      },
    },
  })
  return bundled(response.status === 409 ? await existing(service, response) : response)
}

/** The same envelope is there: the log says under which name. */
async function existing(service: Service, conflict: Answer): Promise<Answer> {
  const id = /\/api\/v1\/log\/entries\/([0-9a-f]{64,80})$/i.exec(conflict.location ?? '')?.[1]
  if (id === undefined) throw refusal(NAME, conflict)
  return ask(service, `/api/v1/log/entries/${id}`)
}

function bundled(response: Answer): LogEntry {
  if (response.status !== 200 && response.status !== 201) throw refusal(NAME, response)
  const entry = Object.values(shapedAnswer(NAME, response, answer))[0]!
  const { inclusionProof: proof, signedEntryTimestamp } = entry.verification
  const kind = kindOf(entry.body)
  const fromHex = (text: string): string => Buffer.from(text, 'hex').toString('base64')
  return {
    logIndex: String(entry.logIndex),
    logId: { keyId: fromHex(entry.logID) },
    kindVersion: kind,
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(proof.logIndex),
      rootHash: fromHex(proof.rootHash),
      treeSize: String(proof.treeSize),
      hashes: proof.hashes.map(fromHex),
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody: entry.body,
  }
}

function kindOf(body: string): { kind: string; version: string } {
  try {
    const { kind, apiVersion } = JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as { kind?: unknown; apiVersion?: unknown }
    if (typeof kind === 'string' && typeof apiVersion === 'string') return { kind, version: apiVersion }
  } catch {
    // Below: said in words of ours.
  }
  throw new PaviseError('PAV_SIGN_SERVICE', `${NAME} answered an entry that is not of a known kind`)
}
