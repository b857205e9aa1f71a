import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readTokenizer, TokenizerFault } from '@pavise/guard/onnx'
import { z } from 'zod'
import { faultsIn, readYaml } from '#core/config/yaml-source'
import { PaviseError } from '#core/errors/error'
import { readNamed } from '#platform/config/load'
import { type LoadedClassifier, loadClassifier } from '#platform/onnx/sequence-classifier'
import { steadyClassifier } from '#platform/onnx/steady-classifier'

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

/** What a folder calls the file that says how its model is to be used. */
const IN_FOLDER = 'stage.yaml'

/** A second stage, ready to be put behind a policy, and the thread that its model lives in. */
export interface OpenedStage {
  /** The text of its tokenizer.json, for another thread. */
  readonly tokenizer: string
  readonly zone: readonly [number, number]
  readonly attackFrom: number
  readonly windowTokens: number
  readonly classifier: LoadedClassifier
}

/**
 * Opens the second stage that a YAML file describes, or the `stage.yaml` of a folder: `model`, `tokenizer` and `attack`, the number of the label; paths count from
 * the folder of the file. `runtime` is the file of the runtime where it does not lie beside the product. A model whose thread ends is loaded again.
 */
export async function openSecondStage(path: string, named: string, runtime: string | undefined): Promise<OpenedStage> {
  const folder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const [file, name] = folder ? [join(path, IN_FOLDER), join(named, IN_FOLDER)] : [path, named]
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
  const text = await tokenizerAt(at(tokenizer), tokenizer)
  await readNamed(at(model), model)
  const load = () =>
    loadClassifier({ model: at(model), attack, timeout, ...(runtime !== undefined && { runtime: pathToFileURL(runtime).href }) })
  return { ...settings, tokenizer: text, classifier: await steadyClassifier(load) }
}

async function tokenizerAt(path: string, name: string): Promise<string> {
  const text = (await readNamed(path, name)).toString('utf8')
  try {
    readTokenizer(JSON.parse(text))
    return text
  } catch (cause) {
    const why = cause instanceof TokenizerFault ? cause.message : 'not valid JSON'
    throw new PaviseError('PAV_CONFIG_INVALID', `${name}: no tokenizer that can be used: ${why}`, { cause })
  }
}
