import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Policy } from '@pavise/guard'
import { readTokenizer, type SecondStage, secondStage, type Tokenizer, TokenizerFault } from '@pavise/guard/onnx'
import { z } from 'zod'
import { faultsIn, readYaml } from '#core/config/yaml-source'
import { PaviseError } from '#core/errors/error'
import { readNamed } from '#platform/config/load'
import { type LoadedClassifier, loadClassifier } from '#platform/onnx/sequence-classifier'

const share = z.number().min(0).max(1)
const schema = z.strictObject({
  model: z.string().min(1),
  tokenizer: z.string().min(1),
  /** The label that is the attack, by its number. */
  attack: z.int().min(0).max(1000),
  zone: z.tuple([share, share]).default([0.3, 0.8]),
  attackFrom: share.default(0.5),
  windowTokens: z.int().min(16).max(8192).default(512),
  timeout: z.int().min(1).max(60_000).default(500),
})

/** A second stage and the thread that its model lives in. */
export interface OpenedStage {
  stage: SecondStage
  classifier: LoadedClassifier
}

/**
 * Opens the second stage that a YAML file describes: `model`, `tokenizer` and `attack`, the number of the label; paths count from the folder of
 * the file. `runtime` is the file of the runtime where it does not lie beside the product.
 */
export async function openSecondStage(file: string, name: string, policy: Policy, runtime: string | undefined): Promise<OpenedStage> {
  const source = readYaml((await readNamed(file, name)).toString('utf8'), name)
  const parsed = schema.safeParse(source.value)
  if (!parsed.success)
    throw faultsIn(
      source,
      parsed.error.issues.map(({ path, message }) => ({ path: path.filter((step) => typeof step !== 'symbol'), message })),
    )
  const { model, tokenizer, attack, timeout, ...settings } = parsed.data
  const at = (path: string) => resolve(dirname(file), path)
  const { zone } = settings
  if (zone[0] >= zone[1]) throw new PaviseError('PAV_CONFIG_INVALID', `${name}: zone: must rise, not go from ${zone.join(' to ')}`)
  const reads = await tokenizerAt(at(tokenizer), tokenizer)
  await readNamed(at(model), model)
  const classifier = await loadClassifier({
    model: at(model),
    attack,
    timeout,
    ...(runtime !== undefined && { runtime: pathToFileURL(runtime).href }),
  })
  return { classifier, stage: secondStage(policy, { ...settings, tokenizer: reads, classifier }) }
}

async function tokenizerAt(path: string, name: string): Promise<Tokenizer> {
  const bytes = await readNamed(path, name)
  try {
    return readTokenizer(JSON.parse(bytes.toString('utf8')))
  } catch (cause) {
    const why = cause instanceof TokenizerFault ? cause.message : 'not valid JSON'
    throw new PaviseError('PAV_CONFIG_INVALID', `${name}: no tokenizer that can be used: ${why}`, { cause })
  }
}
