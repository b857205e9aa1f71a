import { createHash, generateKeyPairSync, sign, verify, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import type { Answered } from './fake-fulcio.js'
import { logTrust } from './test-authority.js'

const request = z.strictObject({
  apiVersion: z.literal('0.0.1'),
  kind: z.literal('dsse'),
  spec: z.strictObject({ proposedContent: z.strictObject({ envelope: z.string(), verifiers: z.array(z.string()).length(1) }) }),
})
const envelopeSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z.array(z.strictObject({ sig: z.string(), keyid: z.string().optional() })).length(1),
})

const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const leafHash = (body: Buffer): Buffer => sha256(Buffer.of(0), body)
const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.of(1), left, right)
const half = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!
  const at = half(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, at)), rootOf(leaves.slice(at)))
}

function proofOf(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length === 1) return []
  const at = half(leaves.length)
  return index < at
    ? [...proofOf(leaves.slice(0, at), index), rootOf(leaves.slice(at))]
    : [...proofOf(leaves.slice(at), index - at), rootOf(leaves.slice(0, at))]
}

const refused = (status: number, message: string): Answered => ({ status, body: { code: status, message } })

/** Rekor as its clients meet it: verifies what it is given, keeps a Merkle tree, signs checkpoints and promises, answers 409 for what it has. */
export class FakeRekor {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #spki = this.#keys.publicKey.export({ type: 'spki', format: 'der' })
  readonly #id = sha256(this.#spki)
  readonly bodies: Buffer[]
  fault: 'none' | 'forged proof' | 'forged promise' | 'down' = 'none'

  constructor(
    private readonly now: () => Date,
    before: number,
  ) {
    this.bodies = Array.from({ length: before }, (_, at) => Buffer.from(`{"entry":${at}}`))
  }

  trust(now: Date) {
    return logTrust('http://rekor.test', this.#spki, new Date(now.getTime() - 86_400_000).toISOString())
  }

  answer(method: string, path: string, type: string | undefined, text: string): Answered {
    if (this.fault === 'down') return refused(503, 'the log is frozen')
    const known = /^\/api\/v1\/log\/entries\/([0-9a-f]{64})$/.exec(path)
    if (method === 'GET' && known) {
      const index = this.bodies.findIndex((body) => leafHash(body).toString('hex') === known[1])
      return index < 0 ? refused(404, 'entry not found') : { status: 200, body: this.#entry(index) }
    }
    if (path !== '/api/v1/log/entries' || method !== 'POST') return refused(404, `path ${path} was not found`)
    if (!/^application\/json\b/.test(type ?? '')) return refused(415, 'unsupported media type')
    const read = request.safeParse(JSON.parse(text))
    if (!read.success) return refused(400, 'error processing entry: invalid proposed content')
    const { envelope, verifiers } = read.data.spec.proposedContent
    return this.#add(envelope, Buffer.from(verifiers[0]!, 'base64').toString('utf8'))
  }

  #add(text: string, verifier: string): Answered {
    const envelope = envelopeSchema.safeParse(JSON.parse(text))
    if (!envelope.success) return refused(400, 'error processing entry: envelope is not valid')
    const { payload, payloadType, signatures } = envelope.data
    const content = Buffer.from(payload, 'base64')
    const signed = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${content.length} `), content])
    let certificate: X509Certificate
    try {
      certificate = new X509Certificate(verifier)
    } catch {
      return refused(400, 'error processing entry: could not parse provided verifier')
    }
    if (!verify('sha256', signed, certificate.publicKey, Buffer.from(signatures[0]!.sig, 'base64')))
      return refused(400, 'error processing entry: could not verify envelope')
    const body = Buffer.from(
      JSON.stringify({
        apiVersion: '0.0.1',
        kind: 'dsse',
        spec: {
          envelopeHash: { algorithm: 'sha256', value: sha256(Buffer.from(text)).toString('hex') },
          payloadHash: { algorithm: 'sha256', value: sha256(content).toString('hex') },
          signatures: [{ signature: signatures[0]!.sig, verifier: Buffer.from(verifier).toString('base64') }],
        },
      }),
    )
    const there = this.bodies.some((one) => one.equals(body))
    if (!there) this.bodies.push(body)
    const id = leafHash(body).toString('hex')
    if (there)
      return {
        ...refused(409, 'an equivalent entry already exists in the transparency log'),
        headers: { location: `/api/v1/log/entries/${id}` },
      }
    return { status: 201, body: this.#entry(this.bodies.length - 1) }
  }

  #entry(index: number): unknown {
    const leaves = this.bodies.map(leafHash)
    const root = rootOf(leaves)
    const note = `rekor.test - 1\n${leaves.length}\n${root.toString('base64')}\n`
    const mark = Buffer.concat([this.#id.subarray(0, 4), sign('sha256', Buffer.from(note), this.#keys.privateKey)])
    const shared = {
      body: this.bodies[index]!.toString('base64'),
      integratedTime: Math.floor(this.now().getTime() / 1000),
      logID: this.#id.toString('hex'),
      logIndex: 1000 + index,
    }
    const promised = this.fault === 'forged promise' ? { ...shared, logIndex: 7 } : shared
    const hashes = proofOf(leaves, index).map((hash) => hash.toString('hex'))
    if (this.fault === 'forged proof') hashes[0] = '00'.repeat(32)
    return {
      [leaves[index]!.toString('hex')]: {
        ...shared,
        verification: {
          inclusionProof: {
            checkpoint: `${note}\n\u2014 rekor.test ${mark.toString('base64')}\n`,
            hashes,
            logIndex: index,
            rootHash: root.toString('hex'),
            treeSize: leaves.length,
          },
          signedEntryTimestamp: sign('sha256', Buffer.from(JSON.stringify(promised)), this.#keys.privateKey).toString('base64'),
        },
      },
    }
  }
}
