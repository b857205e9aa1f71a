import type { Asset } from '#core/results/envelope'

/** Files that belong together: a model folder as hubs lay it out, or a file of weights by itself. */
export interface ModelGroup {
  /** Folder relative to the root, or the file. `.` is the root. */
  readonly place: string
  readonly files: readonly Asset[]
}

export interface Grouping {
  readonly models: readonly ModelGroup[]
  /** Files of data sets. */
  readonly datasets: readonly Asset[]
  readonly others: readonly Asset[]
}

const WEIGHTS =
  /\.(safetensors|gguf|ggml|bin|pt|pth|ckpt|onnx|h5|hdf5|keras|tflite|pb|mlmodel|npz|npy|pkl|pickle|joblib|skops|nemo|mar|engine|plan|pdmodel|pdparams|msgpack|llamafile|xgb|ubj|cbm|rds|t7)$/i
const WEIGHT_FORMATS = new Set(
  'pickle torch torchscript joblib numpy npz safetensors gguf onnx keras hdf5 savedmodel tflite skops nemo mar torch-zip torch-legacy'.split(
    ' ',
  ),
)
const DATA = /\.(parquet|csv|tsv|jsonl|ndjson|arrow|feather|tfrecord|avro|orc|wav|flac|webdataset)(\.(gz|zst|xz|bz2))?$/i
/** What makes a folder one model. */
const MARKS = new Set(['config.json', 'adapter_config.json', 'model_index.json', 'saved_model.pb', 'modules.json', 'MLmodel'])

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.')
const isBelow = (path: string, folder: string): boolean => folder === '.' || path.startsWith(`${folder}/`)

export const isWeights = (asset: Asset): boolean => WEIGHT_FORMATS.has(asset.format ?? '') || WEIGHTS.test(asset.name)

/** Groups the files below one root. A file belongs to the outermost model folder that it lies in. */
export function groupModels(assets: readonly Asset[]): Grouping {
  const marked = [...new Set(assets.filter(({ name }) => MARKS.has(nameOf(name))).map(({ name }) => folderOf(name)))]
    .filter((folder) => assets.some((asset) => isBelow(asset.name, folder) && isWeights(asset)))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const folders = marked.filter((folder, at) => !marked.slice(0, at).some((outer) => isBelow(folder, outer)))
  const models = new Map<string, Asset[]>(folders.map((folder) => [folder, []]))
  const datasets: Asset[] = []
  const others: Asset[] = []
  for (const asset of assets) {
    const folder = folders.find((one) => isBelow(asset.name, one))
    if (folder !== undefined) models.get(folder)!.push(asset)
    else if (isWeights(asset)) models.set(asset.name, [asset])
    else if (DATA.test(asset.name)) datasets.push(asset)
    else others.push(asset)
  }
  const groups = [...models].map(([place, files]) => ({ place, files }))
  return { models: groups.sort((a, b) => (a.place < b.place ? -1 : 1)), datasets, others }
}
