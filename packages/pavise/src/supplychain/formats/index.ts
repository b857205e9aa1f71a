import type { FormatDefinition } from '#supplychain/scan/format'
import { catboost } from './boosting/catboost.js'
import { lightgbm } from './boosting/lightgbm.js'
import { xgboostUbj } from './boosting/ubjson.js'
import { xgboost } from './boosting/xgboost.js'
import { bzip2, gzip, lz4, lzip, lzma, xz, zlib, zstd } from './compressed/index.js'
import { coreml } from './coreml/coreml.js'
import { executable } from './executable/executable.js'
import { gguf } from './gguf/gguf.js'
import { hdf5 } from './hdf5/hdf5.js'
import { huggingFace } from './hugging-face/hugging-face.js'
import { hydra } from './hydra/hydra.js'
import { jinja } from './jinja/jinja.js'
import { joblib } from './joblib/joblib.js'
import { brokenJson } from './json/broken-json.js'
import { keras } from './keras/keras.js'
import { mar } from './mar/mar.js'
import { mlflow } from './mlflow/mlflow.js'
import { modelCard } from './model-card/model-card.js'
import { mxnet } from './mxnet/mxnet.js'
import { npy } from './numpy/npy.js'
import { oci } from './oci/oci.js'
import { onnx } from './onnx/onnx.js'
import { requirements } from './packages/requirements.js'
import { pickle } from './pickle/pickle.js'
import { python } from './python/python.js'
import { r } from './r/r.js'
import { safetensors } from './safetensors/safetensors.js'
import { savedmodel } from './savedmodel/savedmodel.js'
import { sevenzip } from './sevenzip/sevenzip.js'
import { skops } from './skops/skops.js'
import { tar } from './tar/tar.js'
import { tensorrt } from './tensorrt/tensorrt.js'
import { tflite } from './tflite/tflite.js'
import { torchLegacy } from './torch/torch-legacy.js'
import { torchScript } from './torch/torch-script.js'
import { torchZip } from './torch/torch-zip.js'
import { torch7 } from './torch7/torch7.js'
import { xml } from './xml/xml.js'
import { zip } from './zip/zip.js'

/** Every format that is examined. The one explicit list: detection, rules, help and the reference page read it. */
export const formats: readonly FormatDefinition[] = [
  pickle,
  joblib,
  torchLegacy,
  npy,
  torchZip,
  safetensors,
  zip,
  torchScript,
  tar,
  gzip,
  zlib,
  bzip2,
  xz,
  lzma,
  zstd,
  lz4,
  lzip,
  sevenzip,
  executable,
  jinja,
  gguf,
  onnx,
  keras,
  hdf5,
  savedmodel,
  python,
  huggingFace,
  hydra,
  skops,
  mar,
  mlflow,
  requirements,
  tflite,
  xml,
  xgboost,
  xgboostUbj,
  lightgbm,
  catboost,
  coreml,
  tensorrt,
  torch7,
  r,
  brokenJson,
  mxnet,
  modelCard,
  oci,
]
